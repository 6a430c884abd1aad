import type { Problem } from "#core/problem/problem.ts";
import { isPyTuple, type PyValue, pyNumber, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { valueError } from "./sdk-problem.ts";

/** A check of one value that is not a pair; the path is that of the value. */
type Check = (value: PyValue, path: readonly (string | number)[]) => Problem | undefined;

/** What is wrong with the length of a pair in `cpu` or `memory`; the SDK looks at this before any value. */
export function pairLengthProblems(field: "cpu" | "memory", value: PyValue): readonly Problem[] {
  if (!isPyTuple(value) || value.length === 2) return [];
  const message = `${field} has ${value.length} values. Write one amount, or a pair of request and limit.`;
  const words = `${field} tuple must have exactly two elements`;
  return [valueError("sdk.pair-length", message, { stage: "resources", words, path: [field] })];
}

/** What is wrong with `cpu`: cores as a number or a text, or a pair of them. Texts are not read. */
export function cpuProblems(value: PyValue): readonly Problem[] {
  return pairProblems("cpu", value, checkCpu);
}

/** What is wrong with `memory`: a text, or a pair of texts. */
export function memoryProblems(value: PyValue): readonly Problem[] {
  return pairProblems("memory", value, (item, path) => checkText("memory", item, path));
}

/** What is wrong with `disk` or `shm`: a text, never a pair. */
export function textProblems(field: "disk" | "shm", value: PyValue): readonly Problem[] {
  const problem = value === null ? undefined : checkText(field, value, [field]);
  return problem ? [problem] : [];
}

function pairProblems(field: "cpu" | "memory", value: PyValue, check: Check): readonly Problem[] {
  if (value === null) return [];
  if (!isPyTuple(value)) return [check(value, [field])].filter((problem) => problem !== undefined);
  if (value.length !== 2) return [];
  return value
    .map((half, index) => (half === null ? missingHalf(field, index) : check(half, [field, index])))
    .filter((problem) => problem !== undefined);
}

function missingHalf(field: string, index: number): Problem {
  const half = index === 0 ? "request" : "limit";
  const message = `The pair of ${field} has no ${half}. Write both, or one amount alone.`;
  const words = `${field} pair elements must both be set, got None`;
  return valueError("sdk.pair-half", message, { stage: "resources", words, path: [field, index] });
}

function checkCpu(value: PyValue, path: readonly (string | number)[]): Problem | undefined {
  const number = pyNumber(value);
  if (number !== undefined && number < 0) {
    const message = `cpu is ${pythonRepr(value)}. Write 0 or more cores.`;
    const words = "cpu must be greater than or equal to 0";
    return valueError("sdk.cpu-negative", message, { stage: "resources", words, path });
  }
  if (number !== undefined || typeof value === "string") return undefined;
  const words = `cpu must be a core count or a Kubernetes quantity string such as 1, 0.5 or '100m', ${got(value)}`;
  const message = `cpu is ${describeType(value)}. Write cores, such as 1, 0.5 or "500m", or a pair of request and limit.`;
  return valueError("sdk.cpu-type", message, { stage: "resources", words, path });
}

function checkText(field: string, value: PyValue, path: readonly (string | number)[]): Problem | undefined {
  if (typeof value === "string") return undefined;
  const words = `${field} must be a Kubernetes quantity string such as '1Gi', '512Mi' or '2G', ${got(value)}`;
  const isPair = isPyTuple(value) && path.length === 1;
  const found = isPair ? `${field} takes no pair.` : `${field} is ${describeType(value)}.`;
  const message = `${found} Write ${isPair ? "one" : "an"} amount with a unit as text, such as "2Gi".`;
  return valueError("sdk.amount-type", message, { stage: "resources", words, path });
}

function got(value: PyValue): string {
  return `got ${pyTypeName(value)}: ${pythonRepr(value)}`;
}

const typeWords: { readonly [type: string]: string } = {
  int: "the number",
  float: "the number",
  bool: "the truth value",
  tuple: "a pair:",
  list: "a list:",
  dict: "an object:",
};

function describeType(value: PyValue): string {
  const type = pyTypeName(value);
  return `${Object.hasOwn(typeWords, type) ? typeWords[type] : `a ${type}:`} ${pythonRepr(value)}`;
}
