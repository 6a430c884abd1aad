import type { PyCall, PyValue } from "#core/sdk/py-value.ts";
import { pyNumber } from "#core/sdk/py-value.ts";
import { nameOfEnvironment } from "./environment-name-of.ts";
import type { BoundArgument, CalledName, CallValue, Located } from "./located.ts";

/** Which of the SDK's objects a keyword may hold, as `core/sdk` spells them: an object under that keyword. */
const objects: Readonly<Record<string, readonly CalledName[]>> = {
  resources: ["Resources"],
  gpu: ["Device", "GPU", "TPU", "Neuron", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON"],
  reusable: ["ReusePolicy"],
  retries: ["RetryStrategy"],
  backoff: ["Backoff"],
  timeout: ["Timeout"],
  cache: ["Cache"],
  secrets: ["Secret"],
  pod_template: ["PodTemplate"],
};

/** The keywords of a call with their values, as the simulation of the SDK takes them; what is not known is left out. See SPEC PR7. */
export function sdkCall(call: CallValue): PyCall {
  const given: { [keyword: string]: PyValue } = {};
  for (const [keyword, { located }] of call.args) {
    const value = sdkValue(located, keyword);
    if (value !== undefined) given[keyword] = value;
  }
  return given;
}

/** A value as the simulation of the SDK takes it under a keyword; `undefined` where any part of it is not known. */
function sdkValue(located: Located, keyword: string): PyValue | undefined {
  const { value } = located;
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "sequence": {
      const items = allKnown(value.items.map((item) => sdkValue(item, keyword)));
      if (!items) return undefined;
      return value.type === "tuple" || keyword === "secrets" || keyword === "depends_on" ? items : { $list: items };
    }
    case "dict": {
      if (keyword in objects) return { $py: "{}" };
      if (keyword === "env_vars") return knownEntries(value.entries);
      const values = allKnown(value.entries.map(({ key, located: item }) => sdkValue(item, key)));
      return values && Object.fromEntries(value.entries.map(({ key }, index) => [key, values[index] ?? null]));
    }
    case "call":
      return called(value, keyword);
    case "environment":
      return nameOfEnvironment(value.environment);
    default:
      return undefined;
  }
}

/** Variables of which one is not known are still known of the others. */
function knownEntries(entries: readonly { readonly key: string; readonly located: Located }[]): PyValue {
  const known = entries.flatMap(({ key, located }) => {
    const value = sdkValue(located, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(known);
}

function called(value: CallValue, keyword: string): PyValue | undefined {
  if (value.name === "timedelta") {
    const seconds = durationSeconds(value);
    return seconds === undefined ? undefined : { $timedelta: seconds };
  }
  if (value.name === "Path") return pathText(value);
  const isExpected = Object.hasOwn(objects, keyword) && objects[keyword]?.includes(value.name);
  if (!isExpected) return { $py: `flyte.${value.name}()` };
  if (value.name === "PodTemplate" && hasUnknown(value)) return undefined;
  const given = sdkCall(value);
  return value.name === "Device" || keyword !== "gpu" ? given : { helper: value.name, ...given };
}

/** The text of `Path(...)`, as `pathlib` cleans it; `undefined` when it is no plain text. Source: CPython 3.11, `PurePosixPath`. */
export function pathText({ args }: CallValue): string | undefined {
  const path = args.get("path")?.located.value;
  if (path?.kind !== "scalar" || typeof path.value !== "string") return undefined;
  const text = path.value;
  const root = /^\/\/(?!\/)/.test(text) ? "//" : text.startsWith("/") ? "/" : "";
  const parts = text.split("/").filter((part) => part !== "" && part !== ".");
  return root + parts.join("/") || ".";
}

function hasUnknown({ args, open }: CallValue): boolean {
  return open !== undefined || [...args].some(([keyword, { located }]) => sdkValue(located, keyword) === undefined);
}

const unitSeconds: Readonly<Record<string, number>> = {
  days: 86_400,
  seconds: 1,
  microseconds: 1e-6,
  milliseconds: 1e-3,
  minutes: 60,
  hours: 3600,
  weeks: 604_800,
};

/** The seconds of a `timedelta(...)`; `undefined` when any part is not a plain number. */
export function durationSeconds({ args, open }: CallValue): number | undefined {
  if (open !== undefined) return undefined;
  let seconds = 0;
  for (const [unit, { located }] of args) {
    const factor = Object.hasOwn(unitSeconds, unit) ? unitSeconds[unit] : undefined;
    const number = located.value.kind === "scalar" ? pyNumber(located.value.value) : undefined;
    if (factor === undefined || number === undefined) return undefined;
    seconds += factor * number;
  }
  return Math.round(seconds * 1e6) / 1e6;
}

function allKnown(values: readonly (PyValue | undefined)[]): readonly PyValue[] | undefined {
  return values.some((value) => value === undefined) ? undefined : (values as readonly PyValue[]);
}

/** The argument of a call by its keyword. */
export function argumentOf(call: CallValue | undefined, keyword: string): BoundArgument | undefined {
  return call?.args.get(keyword);
}
