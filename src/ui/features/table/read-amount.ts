import type { Json } from "#core/problem/json.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { type Quantity, sign } from "#core/quantity/quantity.ts";
import { pythonStr } from "#core/sdk/python-value.ts";
import { shortAccelerator } from "#ui/fields/accelerator-value.ts";

/**
 * What a task asks of a resource. `wrong` is text that is no amount, as typed; `auto` is shared memory that takes what the node gives.
 * A request above its limit counts as the limit, as Flyte's executor lowers it.
 */
export type Amount =
  | { readonly kind: "unset" }
  | { readonly kind: "auto" }
  | { readonly kind: "set"; readonly text: string; readonly request: Quantity; readonly limit: Quantity | undefined }
  | { readonly kind: "wrong"; readonly text: string; readonly reason: string };

/** Accelerators of a task: `count` of `device`, or text that is neither. */
export type Accelerator =
  | { readonly kind: "set"; readonly text: string; readonly device: string; readonly count: bigint }
  | { readonly kind: "wrong"; readonly text: string };

/** Reads an amount as typed: text, a number, or a pair of request and limit. See SPEC TB2. */
export function readAmount(value: Json | undefined): Amount {
  if (value === undefined || value === null) return { kind: "unset" };
  if (value === "auto") return { kind: "auto" };
  const halves = Array.isArray(value) ? value.map(asText) : [asText(value)];
  const text = halves.join(" → ");
  const read = halves.map(parseQuantity);
  const bad = read.find((half) => !half.ok);
  if (bad && !bad.ok) return { kind: "wrong", text: text === "" ? "empty" : text, reason: bad.problems[0].message };
  const [request, limit, more] = read.flatMap((half) => (half.ok ? [half.value] : []));
  if (!request || more || (Array.isArray(value) && !limit)) {
    return {
      kind: "wrong",
      text: JSON.stringify(value),
      reason: "An amount is one value, or a pair of request and limit.",
    };
  }
  if ([request, limit].some((half) => half && sign(half) < 0)) {
    return { kind: "wrong", text, reason: `${text} is below 0. Kubernetes takes amounts from 0.` };
  }
  const lowered = limit && compareQuantities(request, limit) > 0 ? limit : request;
  return { kind: "set", text, request: lowered, limit };
}

/** Reads an accelerator as typed; `undefined` where none is asked for. See SPEC TB2. */
export function readAccelerator(value: Json | undefined): Accelerator | undefined {
  if (value === undefined || value === null || value === false || value === 0) return undefined;
  const counted = countOf(value);
  const text = value === true ? "1 GPU" : (shortAccelerator(value) ?? JSON.stringify(value));
  if (counted === undefined) return { kind: "wrong", text };
  return { kind: "set", text, ...counted };
}

function countOf(value: Json): { readonly device: string; readonly count: bigint } | undefined {
  if (typeof value === "string") {
    const [, device, count = "1"] = /^([^:]+)(?::(\d+))?$/.exec(value) ?? [];
    return device === undefined ? undefined : { device, count: BigInt(count) };
  }
  if (isJsonObject(value)) {
    const { device, quantity } = value;
    return typeof device === "string" ? wholeCount(device, quantity) : undefined;
  }
  return wholeCount("GPU", value === true ? 1 : value);
}

function wholeCount(device: string, count: Json | undefined) {
  return Number.isSafeInteger(count) && Number(count) > 0 ? { device, count: BigInt(Number(count)) } : undefined;
}

function asText(value: Json): string {
  return pythonStr(value as Parameters<typeof pythonStr>[0]);
}
