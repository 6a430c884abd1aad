import type { Problem } from "#core/problem/problem.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { isZero, type Quantity } from "#core/quantity/quantity.ts";
import { silentChange } from "./executor-problem.ts";
import type { PlatformResources } from "./platform-resources.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { OriginReason, PodOrigin } from "./pod-origin.ts";
import type { ResourceList } from "./pod-shape.ts";
import type { Amounts } from "./resource-entries.ts";

/** What resources are adjusted with. `gpuName` is the resource that stands for `gpu`. */
export type AdjustOptions = {
  readonly configuration: PodConfiguration;
  readonly platform: PlatformResources;
  readonly gpuName: string;
  readonly acceleratorNames: readonly string[];
  /** `complete` for the task's own container, `limit` for the others. */
  readonly mode: "complete" | "limit";
  /** Where the amounts come from. */
  readonly reasonOf: (name: string, role: Role) => OriginReason;
};

/** The resources of a container, who decided about each amount, and what was lowered. */
export type AdjustedResources = {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
  readonly origins: readonly PodOrigin[];
  readonly notes: readonly Problem[];
};

/** Which of the two an amount is. */
export type Role = "request" | "limit";
type Decided = { readonly quantity: Quantity; readonly reason: OriginReason; readonly notes: readonly Problem[] };
type Pair = { readonly request: Decided | undefined; readonly limit: Decided | undefined };

const zero: Quantity = { format: "DecimalSI", digits: 0n, exponent: 0 };

/**
 * Adjusts the resources of a container: `gpu` gets its real name. `complete`: a missing request takes the limit, else
 * the default; a missing limit takes the request. `limit`: what is missing becomes 0. Then request and limit are lowered
 * to the platform's limit, and the request to the limit. cpu and memory always stand, disk and accelerators where they
 * were asked for; other resources stay as they are.
 *
 * @see SPEC P4-P6, P14, P17; source: flytek8s/container_helper.go:51-192
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
      request: decided(asked.get(name), options.reasonOf(name, "request")),
      limit: decided(allowed.get(name), options.reasonOf(name, "limit")),
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
    notes: rows.flatMap(({ request, limit }) => [...(request?.notes ?? []), ...(limit?.notes ?? [])]),
  };
}

function adjust(name: string, given: Pair, options: AdjustOptions): Pair {
  const quantity = options.platform.limits.get(name);
  const { request, limit } = options.mode === "complete" ? completed(name, given, options) : zeroFilled(given);
  const ofPlatform = { quantity, name: "the platform's limit", isPlatform: true };
  const cappedRequest = lowered(request, ofPlatform, `The request of ${name}`);
  const cappedLimit = lowered(limit, ofPlatform, `The limit of ${name}`);
  const ofLimit = { quantity: cappedLimit.quantity, name: "the limit", isPlatform: false };
  return { request: lowered(cappedRequest, ofLimit, `The request of ${name}`), limit: cappedLimit };
}

/** The reason for an amount of a container task: the key of Resources behind the resource's name. */
export function fieldReason(name: string, role: Role): OriginReason {
  const key = fieldNames[name] ?? "gpu";
  return { from: "resources", key, rule: "P4", note: `the ${role} of ${key}` };
}

const fieldNames: { readonly [name: string]: string } = { cpu: "cpu", memory: "memory", "ephemeral-storage": "disk" };

type FullPair = { readonly request: Decided; readonly limit: Decided };

function completed(name: string, given: Pair, options: AdjustOptions): FullPair {
  const asked = isSet(given.request) ? given.request : undefined;
  const allowed = isSet(given.limit) ? given.limit : undefined;
  const request = asked ?? (allowed ? copied(allowed, "request", name) : defaultRequest(name, options));
  return { request, limit: allowed ?? copied(request, "limit", name) };
}

function zeroFilled({ request, limit }: Pair): FullPair {
  const note = "written as 0, because the container says nothing";
  const nothing: Decided = { quantity: zero, reason: { from: "executor", rule: "P17", note }, notes: [] };
  return { request: request ?? nothing, limit: limit ?? nothing };
}

function defaultRequest(name: string, options: AdjustOptions): Decided {
  const key = name === "cpu" ? "default-cpus" : name === "memory" ? "default-memory" : undefined;
  const platform = options.platform.requests.get(name);
  if (platform || key === undefined) {
    const reason = { from: "platform", key: name, rule: "P14", note: "the platform's default" } as const;
    return { quantity: platform ?? zero, reason, notes: [] };
  }
  const written = parseQuantity(options.configuration[key]);
  const note = `the executor's ${key}, because the task asks for no ${name}`;
  const reason = { from: "configuration", key, rule: "P5", note } as const;
  return { quantity: written.ok ? written.value : zero, reason, notes: [] };
}

function decided(quantity: Quantity | undefined, reason: OriginReason): Decided | undefined {
  return quantity ? { quantity, reason, notes: [] } : undefined;
}

function copied(source: Decided, role: Role, name: string): Decided {
  const other = role === "request" ? "limit" : "request";
  const note = `${source.reason.note}; the task gives no ${role} of ${name}, so it is the ${other}`;
  return { quantity: source.quantity, reason: { ...source.reason, rule: "P5", note }, notes: [] };
}

type Bound = { readonly quantity: Quantity | undefined; readonly name: string; readonly isPlatform: boolean };

function lowered(value: Decided, bound: Bound, subject: string): Decided {
  const { quantity } = bound;
  const isFree = !quantity || isZero(quantity) || isZero(value.quantity);
  if (isFree || compareQuantities(value.quantity, quantity) <= 0) return value;
  const { from, key } = value.reason;
  const note = `lowered from ${formatQuantity(value.quantity)} to ${bound.name}`;
  const path = from === "resources" && key !== undefined ? [key] : [];
  const said = `${subject} is ${note}, ${formatQuantity(quantity)}, without a word from Flyte.`;
  const told = silentChange(bound.isPlatform ? "pod.platform-limit" : "pod.request-lowered", said, path);
  const reason: OriginReason = bound.isPlatform
    ? { from: "platform", ...(key === undefined ? {} : { key }), rule: "P14", note }
    : { ...value.reason, rule: "P6", note };
  return { quantity, reason, notes: [...value.notes, told] };
}

function isSet(value: Decided | undefined): value is Decided {
  return value !== undefined && !isZero(value.quantity);
}

/** The generic key `gpu` replaces what stands under the real name. Where that is `gpu` too, nothing is left. */
function renameGpu(amounts: Amounts, gpuName: string): Amounts {
  const gpu = amounts.get("gpu");
  if (!gpu) return amounts;
  const renamed = new Map(amounts).set(gpuName, gpu);
  renamed.delete("gpu");
  return renamed;
}

function listOf(entries: readonly (readonly [string, Decided | undefined])[]): ResourceList {
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value ? [[name, formatQuantity(value.quantity)]] : [])),
  );
}
