import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { hasErrors, type Problem, prefixProblem } from "#core/problem/problem.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { sign } from "#core/quantity/quantity.ts";
import { checkResources as checkCall } from "#core/sdk/check-resources.ts";
import { pythonStr } from "#core/sdk/python-value.ts";
import { checkDeviceSent } from "./check-device-sent.ts";
import { errorAt, wrongKind } from "./found.ts";
import { repairQuantity } from "./repair-quantity.ts";
import { unknownKeys } from "./simple.ts";

const resourceKeys = ["cpu", "memory", "gpu", "disk", "shm"] as const;

type ResourceKey = (typeof resourceKeys)[number];

/**
 * What is wrong with a Resources value: first what the SDK refuses, in its order; then, for the keys that it accepts, what
 * Kubernetes refuses later; then unknown keys. Paths start at the value. See SPEC D6; source: flyte 2.12.1 `_resources.py`.
 */
export function checkResources(value: unknown, catalogue: SdkCatalogue = newestCatalogue): readonly Problem[] {
  if (value === null) return [];
  if (!isJsonObject(value)) {
    const words = `Expected resources to be of type Resources, got ${describeType(value)}`;
    return [wrongKind(value, "keys cpu, memory, gpu, disk and shm", { type: "TypeError", message: words })];
  }
  const refused = checkCall(givenKeys(value), catalogue);
  const bad = new Set(refused.filter((problem) => problem.severity === "error").map((problem) => problem.path[0]));
  const later = resourceKeys.filter((key) => !bad.has(key)).flatMap((key) => checkLater(key, value[key]));
  const sent = bad.has("gpu")
    ? []
    : checkDeviceSent(value.gpu, catalogue).map((problem) => prefixProblem(["gpu"], problem));
  return [...refused, ...later, ...sent, ...unknownKeys(value, resourceKeys, "Resources")];
}

function givenKeys(value: JsonObject): { [key: string]: Json } {
  const given: { [key: string]: Json } = {};
  for (const key of resourceKeys) {
    const entry = value[key];
    if (entry !== undefined) given[key] = entry;
  }
  return given;
}

function checkLater(key: ResourceKey, value: Json | undefined): readonly Problem[] {
  if (value === undefined || value === null) return [];
  const problems = key === "gpu" ? checkCount(value) : key === "shm" ? checkSizeLimit(value) : checkAmounts(key, value);
  return problems.map((problem) => prefixProblem([key], problem));
}

function checkAmounts(key: "cpu" | "memory" | "disk", value: Json): readonly Problem[] {
  if (!Array.isArray(value)) return checkAmount(pythonStr(value));
  const [request, limit] = value.map((half: Json) => pythonStr(half));
  if (request === undefined || limit === undefined) return [];
  const halves = [request, limit].flatMap((half, position) =>
    checkAmount(half).map((problem) => prefixProblem([position], problem)),
  );
  return hasErrors(halves) ? halves : [...halves, ...checkOrder({ key, request, limit, pair: value })];
}

function checkAmount(text: string): readonly Problem[] {
  const quantity = parseQuantity(text);
  if (!quantity.ok) return quantity.problems.map((problem) => withRepairs(problem, text));
  if (sign(quantity.value) >= 0) return [];
  const origin = { program: "kubernetes", message: "must be greater than or equal to 0" } as const;
  return [{ ...errorAt("kubernetes.negative", `${text} is below 0. Kubernetes takes amounts from 0.`), origin }];
}

type Order = { readonly key: string; readonly request: string; readonly limit: string; readonly pair: readonly Json[] };

function checkOrder({ key, request, limit, pair }: Order): readonly Problem[] {
  const [low, high] = [parseQuantity(request), parseQuantity(limit)];
  if (!low.ok || !high.ok || compareQuantities(low.value, high.value) <= 0) return [];
  const message = `The request ${request} is above the limit ${limit}. Kubernetes refuses that, and Flyte's executor lowers the request to ${limit} first. Swap them, or raise the limit.`;
  const origin = {
    program: "kubernetes",
    type: "FieldValueInvalid",
    message: `must be less than or equal to ${key} limit of ${limit}`,
  } as const;
  const fix = {
    label: "Swap them",
    changes: [
      { path: [0], value: pair[1] ?? limit },
      { path: [1], value: pair[0] ?? request },
    ],
  };
  const raise = { label: `Raise the limit to ${request}`, changes: [{ path: [1], value: pair[0] ?? request }] };
  return [{ ...errorAt("kubernetes.request-above-limit", message), origin, fixes: [raise, fix] }];
}

function checkSizeLimit(value: Json): readonly Problem[] {
  if (typeof value !== "string" || value === "" || value === "auto") return [];
  const problems = checkAmount(value);
  return problems.map((problem) =>
    problem.origin
      ? {
          ...problem,
          origin: {
            program: "executor",
            stage: "build",
            message: `Unable to parse size limit: ${problem.origin.message}`,
          },
        }
      : problem,
  );
}

function checkCount(value: Json): readonly Problem[] {
  const device = isJsonObject(value);
  const count = device ? value.quantity : value;
  if (typeof count === "string" || count === undefined || count === null) return [];
  if (typeof count === "number" && Number.isInteger(count)) return [];
  const text = pythonStr(count);
  const message = `${text} is not a whole number of devices. Kubernetes counts devices in whole numbers.`;
  const problem = {
    ...errorAt("kubernetes.whole-number", message),
    origin: { program: "kubernetes", message: "must be an integer" } as const,
  };
  return [device ? prefixProblem(["quantity"], problem) : problem];
}

function withRepairs(problem: Problem, text: string): Problem {
  const repairs = repairQuantity(text).filter((repair) => parseQuantity(repair).ok);
  if (repairs.length === 0) return problem;
  const message = `${describeText(text)} is not a quantity. Did you mean ${repairs.map(explain).join(" or ")}?`;
  return {
    ...problem,
    message,
    fixes: repairs.map((repair) => ({ label: `Use ${repair}`, changes: [{ path: [], value: repair }] })),
  };
}

function explain(quantity: string): string {
  if (/[KMGTPE]i$/.test(quantity)) return `${quantity} (powers of 1024)`;
  return /[kMGTPE]$/.test(quantity) ? `${quantity} (powers of 1000)` : quantity;
}

function describeText(text: string): string {
  return JSON.stringify(text);
}

function describeType(value: unknown): string {
  if (typeof value === "string") return "<class 'str'>";
  if (typeof value === "boolean") return "<class 'bool'>";
  if (Array.isArray(value)) return "<class 'list'>";
  return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
}
