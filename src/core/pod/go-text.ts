import { isJsonObject, type Json } from "#core/problem/json.ts";

/** A value, or the name of Go's function with its words. */
type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** Reads a truth value as Go's ParseBool does; the empty text is false for the configuration's decoder. */
export function parseGoBool(text: string): Parsed<boolean> {
  if (["1", "t", "T", "true", "TRUE", "True"].includes(text)) return { ok: true, value: true };
  if (["0", "f", "F", "false", "FALSE", "False", ""].includes(text)) return { ok: true, value: false };
  return { ok: false, error: "ParseBool: invalid syntax" };
}

/** Reads a whole number as Go's ParseInt does with base 0: `0x`, `0o`, `0b`, a leading 0, `_` between digits. */
export function parseGoInt(text: string, bits: 32 | 64): Parsed<number> {
  const match =
    /^([+-]?)(0[xX]_?[0-9a-fA-F](?:_?[0-9a-fA-F])*|0[bB]_?[01](?:_?[01])*|0[oO]?_?[0-7](?:_?[0-7])*|0|[1-9](?:_?\d)*)$/.exec(
      text === "" ? "0" : text,
    );
  if (!match) return { ok: false, error: "ParseInt: invalid syntax" };
  const digits = (match[2] ?? "").replaceAll("_", "").toLowerCase();
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = match[1] === "-" ? -size : size;
  const limit = 2n ** BigInt(bits - 1);
  if (value >= limit || value < -limit) return { ok: false, error: "ParseInt: value out of range" };
  return { ok: true, value: Number(value) };
}

/** A number as Go makes it a whole one of so many bits: cut towards zero, then to the lowest bits. */
export function truncateToGoInt(value: number, bits: 32 | 64): number {
  const whole = Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : -(2n ** 63n);
  return Number(BigInt.asIntN(bits, whole));
}

/** Prints a number in full, without an exponent, as Go does with the format `f`. */
export function printGoNumber(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const [mantissa = "", exponent] = String(value).split("e-");
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(Number(exponent) - 1)}${mantissa.replace(/[-.]/g, "")}`;
}

/** Whether a value is a duration such as `1h30m` or the empty text. */
export function isGoDuration(value: Json): boolean {
  if (typeof value !== "string") return false;
  return value === "" || /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(value);
}

/** Whether a value is a point in time such as `2026-01-31T12:00:00Z`. */
export function isGoTime(value: Json): boolean {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value);
}

/** The kind of a value of a YAML file in Go's messages: `string`, `slice`, `map`, ... */
export function reflectKind(value: Json): string {
  if (Array.isArray(value)) return "slice";
  return isJsonObject(value) ? "map" : dynamicTypeName(value);
}

/** The type of a value of a YAML file in Go's messages. */
export function dynamicTypeName(value: Json): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isJsonObject(value)) return "map[string]interface {}";
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) < 2 ** 63 ? "int" : "float64";
  return typeof value === "boolean" ? "bool" : "string";
}
