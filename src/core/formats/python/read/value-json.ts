import type { Json } from "#core/problem/json.ts";
import type { PyValue } from "#core/sdk/py-value.ts";
import { pyExpressionOf, pyNumber } from "#core/sdk/py-value.ts";
import { nameOfEnvironment } from "./environment-name-of.ts";
import type { CallValue, Located } from "./located.ts";
import { durationSeconds, pathText } from "./to-sdk.ts";

/**
 * A value as the document writes it: pairs as lists, durations as seconds, the SDK's objects as objects, environments as names. Parts that are
 * not known are left out; `undefined` where the document has no spelling at all. See SPEC PR11.
 */
export function valueJson({ value }: Located): Json | undefined {
  switch (value.kind) {
    case "scalar":
      return scalarJson(value.value);
    case "sequence": {
      const items = value.items.map(valueJson);
      return items.some((item) => item === undefined) ? undefined : (items as readonly Json[]);
    }
    case "dict":
      return knownObject(value.entries.map(({ key, located }) => [key, valueJson(located)] as const));
    case "environment":
      return nameOfEnvironment(value.environment);
    case "call":
      return callJson(value);
    default:
      return undefined;
  }
}

/** A scalar as a document writes it; `undefined` where it has no spelling there: bytes, ints that JSON cannot hold, infinity. */
export function scalarJson(value: PyValue): Json | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return value;
  const number = pyNumber(value);
  if (number === undefined || !Number.isFinite(number)) return undefined;
  return isExact(value, number) ? number : undefined;
}

/** A document's numbers are JavaScript's: an int that is none of them has no spelling there. */
function isExact(value: PyValue, number: number): boolean {
  const text = pyExpressionOf(value);
  return text === undefined || !/^-?\d+$/.test(text) || BigInt(number) === BigInt(text);
}

const helperClasses: { readonly [name in CallValue["name"]]?: string } = {
  GPU: "GPU",
  TPU: "TPU",
  Neuron: "NEURON",
  AMD_GPU: "AMD_GPU",
  HABANA_GAUDI: "HABANA_GAUDI",
  APPLE_SILICON: "APPLE_SILICON",
};

function callJson(call: CallValue): Json | undefined {
  if (call.name === "timedelta") return durationSeconds(call);
  if (call.name === "Path") return pathText(call);
  if (call.open !== undefined || call.name === "PodTemplate") return undefined;
  const given = [...call.args].map(([key, { located }]) => [key, valueJson(located)] as const);
  const deviceClass = helperClasses[call.name];
  if (deviceClass === undefined) return knownObject(given);
  const own = Object.fromEntries(given);
  if (given.some(([, value]) => value === undefined)) return undefined;
  return knownObject([
    ["device", call.name === "APPLE_SILICON" ? "AppleSilicon" : own.device],
    ["quantity", call.name === "GPU" ? own.quantity : 1],
    ["device_class", deviceClass],
    ["partition", own.partition],
  ]);
}

function knownObject(entries: readonly (readonly [string, Json | undefined])[]): Json {
  const known = entries.filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Json;
}
