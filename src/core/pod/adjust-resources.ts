import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { isZero, type Quantity } from "#core/quantity/quantity.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { PodOrigin } from "./pod-origin.ts";
import type { ResourceList } from "./pod-shape.ts";
import type { Amounts } from "./resource-entries.ts";

/** What the platform gives and allows; in Flyte 2 nothing, because the executor ignores `task_resources`. */
export type PlatformResources = { readonly requests: Amounts; readonly limits: Amounts };

/** The platform of Flyte 2. */
export const noPlatform: PlatformResources = { requests: new Map(), limits: new Map() };

/** What resources are adjusted with. `gpuName` is the resource that stands for `gpu`. */
export type AdjustOptions = {
  readonly configuration: PodConfiguration;
  readonly platform: PlatformResources;
  readonly gpuName: string;
  readonly acceleratorNames: readonly string[];
};

/** The resources of a container, and who decided about each amount. */
export type AdjustedResources = {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
  readonly origins: readonly PodOrigin[];
};

type Decided = { readonly quantity: Quantity; readonly reason: Omit<PodOrigin, "path"> };

const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };
const fieldNames: { readonly [name: string]: string } = { cpu: "cpu", memory: "memory", "ephemeral-storage": "disk" };

/**
 * Completes the resources of the task's own container: `gpu` gets its real name, a missing request takes the limit, else
 * the default; a missing limit takes the request; a request above its limit is lowered to it. cpu and memory always
 * stand, the others where they were asked for.
 *
 * @see SPEC P4-P6; source: flytek8s/container_helper.go:51-192
 */
export function adjustResources(requests: Amounts, limits: Amounts, options: AdjustOptions): AdjustedResources {
  const asked = renameGpu(requests, options.gpuName);
  const allowed = renameGpu(limits, options.gpuName);
  const adjusted = new Set(["cpu", "memory"]);
  for (const name of ["ephemeral-storage", ...options.acceleratorNames]) {
    if (asked.has(name) || allowed.has(name)) adjusted.add(name);
  }
  const rows = [...new Set([...adjusted, ...asked.keys(), ...allowed.keys()])].sort().map((name) => {
    const given = {
      request: decided(name, asked.get(name), "request"),
      limit: decided(name, allowed.get(name), "limit"),
    };
    return { name, ...(adjusted.has(name) ? adjust(name, given, options) : given) };
  });
  return {
    requests: listOf(rows.map(({ name, request }) => [name, request])),
    limits: listOf(rows.map(({ name, limit }) => [name, limit])),
    origins: rows.flatMap(({ name, request, limit }) => [
      ...(request ? [{ ...request.reason, path: ["requests", name] }] : []),
      ...(limit ? [{ ...limit.reason, path: ["limits", name] }] : []),
    ]),
  };
}

type Pair = { readonly request: Decided | undefined; readonly limit: Decided | undefined };

function adjust(name: string, given: Pair, options: AdjustOptions): Pair {
  const platformLimit = options.platform.limits.get(name);
  const asked = isSet(given.request) ? given.request : undefined;
  const allowed = isSet(given.limit) ? given.limit : undefined;
  const request = asked ?? (allowed ? copied(allowed, "request", name) : defaultRequest(name, options));
  const limit = allowed ?? copied(request, "limit", name);
  const cappedRequest = lowered(request, platformLimit, "the platform's limit");
  const cappedLimit = lowered(limit, platformLimit, "the platform's limit");
  return { request: lowered(cappedRequest, cappedLimit.quantity, "the limit"), limit: cappedLimit };
}

function defaultRequest(name: string, options: AdjustOptions): Decided {
  const key = name === "cpu" ? "default-cpus" : name === "memory" ? "default-memory" : undefined;
  const platform = options.platform.requests.get(name);
  if (platform || key === undefined) {
    return { quantity: platform ?? zero, reason: { from: "executor", rule: "P5", note: "the platform's default" } };
  }
  const written = parseQuantity(options.configuration[key]);
  const note = `the executor's ${key}, because the task asks for no ${name}`;
  return { quantity: written.ok ? written.value : zero, reason: { from: "configuration", key, rule: "P5", note } };
}

function decided(name: string, quantity: Quantity | undefined, role: string): Decided | undefined {
  if (!quantity) return undefined;
  const key = fieldNames[name] ?? "gpu";
  return { quantity, reason: { from: "resources", key, rule: "P4", note: `the ${role} of ${key}` } };
}

function copied(source: Decided, role: "request" | "limit", name: string): Decided {
  const other = role === "request" ? "limit" : "request";
  const note = `${source.reason.note}; the task gives no ${role} of ${name}, so it is the ${other}`;
  return { quantity: source.quantity, reason: { ...source.reason, rule: "P5", note } };
}

function lowered(value: Decided, bound: Quantity | undefined, boundName: string): Decided {
  if (!bound || isZero(bound) || isZero(value.quantity) || compareQuantities(value.quantity, bound) <= 0) return value;
  const note = `lowered from ${formatQuantity(value.quantity)} to ${boundName}`;
  return { quantity: bound, reason: { ...value.reason, rule: "P6", note } };
}

function isSet(value: Decided | undefined): value is Decided {
  return value !== undefined && !isZero(value.quantity);
}

/** The generic key `gpu` replaces what stands under the real name. */
function renameGpu(amounts: Amounts, gpuName: string): Amounts {
  const gpu = amounts.get("gpu");
  if (!gpu) return amounts;
  const renamed = new Map([...amounts].filter(([name]) => name !== "gpu"));
  return renamed.set(gpuName, gpu);
}

function listOf(entries: readonly (readonly [string, Decided | undefined])[]): ResourceList {
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value ? [[name, formatQuantity(value.quantity)]] : [])),
  );
}
