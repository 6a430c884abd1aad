import type { PyValue } from "#core/sdk/py-value.ts";
import { unknown, type Value } from "./located.ts";

/**
 * A number literal as Python reads it. Ints beyond what JavaScript holds exactly, and floats that are whole, keep their text as
 * `{$py}`, because a JSON number could not tell them. See SPEC PR5.
 */
export function numberValue(literal: string): PyValue {
  const text = literal.replaceAll("_", "").toLowerCase();
  if (text.endsWith("j")) return { $py: text };
  if (/^0[xob]/.test(text) || /^\d+$/.test(text)) {
    try {
      return intValue(BigInt(/^0+$/.test(text) ? "0" : text));
    } catch {
      return { $py: text };
    }
  }
  const number = Number(text);
  if (!Number.isFinite(number)) return { $py: "float('inf')" };
  return Number.isInteger(number) ? { $py: floatText(number) } : number;
}

/** An int, exactly. */
function intValue(value: bigint): PyValue {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : { $py: value.toString() };
}

function floatText(number: number): string {
  if (Object.is(number, -0)) return "-0.0";
  const text = String(number);
  return /[e.]/.test(text) ? text : `${text}.0`;
}

/** `-value`, `+value`, `not value` of plain values. */
export function negated(operator: string, value: Value): Value {
  if (value.kind === "unknown") return value;
  if (value.kind !== "scalar") return unknown("it is computed when the file runs");
  if (operator === "not") return isTruth(value.value) ? { kind: "scalar", value: !value.value } : computed;
  const whole = wholeOf(value.value);
  if (operator === "+" && whole !== undefined) return value;
  if (operator !== "-") return computed;
  if (whole !== undefined) return { kind: "scalar", value: intValue(-whole) };
  if (typeof value.value === "number") return { kind: "scalar", value: -value.value };
  const text = floatOf(value.value);
  return text === undefined ? computed : { kind: "scalar", value: { $py: floatText(-Number(text)) } };
}

/** What JavaScript takes as true and false just as Python does. */
function isTruth(value: PyValue): value is string | number | boolean | null {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

const computed = unknown("it is computed when the file runs");

/** `a + b` of two texts or two ints, `a * b`, `a - b`, `a // b` of ints; all other operations are not known. See SPEC PR5. */
export function addedValue(operator: string, left: Value, right: Value): Value {
  if (left.kind === "unknown") return left;
  if (right.kind === "unknown") return right;
  if (left.kind !== "scalar" || right.kind !== "scalar") return computed;
  if (operator === "+" && typeof left.value === "string" && typeof right.value === "string") {
    return { kind: "scalar", value: left.value + right.value };
  }
  const [one, other] = [wholeOf(left.value), wholeOf(right.value)];
  if (one === undefined || other === undefined) return computed;
  if (operator === "+") return { kind: "scalar", value: intValue(one + other) };
  if (operator === "-") return { kind: "scalar", value: intValue(one - other) };
  if (operator === "*" && one < 10n ** 30n && other < 10n ** 30n)
    return { kind: "scalar", value: intValue(one * other) };
  if (operator === "//" && other !== 0n) return { kind: "scalar", value: intValue(floorDivided(one, other)) };
  return computed;
}

/** Python rounds down, JavaScript towards zero. */
function floorDivided(one: bigint, other: bigint): bigint {
  const isBelow = one % other !== 0n && one < 0n !== other < 0n;
  return one / other - (isBelow ? 1n : 0n);
}

function wholeOf(value: PyValue): bigint | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  const text = pythonText(value);
  return text !== undefined && /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}

function floatOf(value: PyValue): string | undefined {
  const text = pythonText(value);
  return text !== undefined && /^-?[\d.]+(?:e[+-]?\d+)?$/.test(text) ? text : undefined;
}

function pythonText(value: PyValue): string | undefined {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return undefined;
  const text = (value as { readonly $py?: PyValue }).$py;
  return typeof text === "string" ? text : undefined;
}
