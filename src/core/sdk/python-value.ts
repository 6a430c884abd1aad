import { isPyTuple, type PyValue, pyDurationOf, pyExpressionOf, pyListOf, pyNumber, pyTypeName } from "./py-value.ts";

/**
 * What `repr(value)` gives. Numbers as in `pythonNumber`, text in the quotes that Python chooses.
 *
 * @see SPEC S3
 */
export function pythonRepr(value: PyValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return stringRepr(value);
  if (typeof value === "number") return pythonNumber(value);
  if (isPyTuple(value)) return tupleRepr(value);
  const list = pyListOf(value);
  if (list) return `[${list.map(pythonRepr).join(", ")}]`;
  const seconds = pyDurationOf(value);
  if (seconds !== undefined) return durationRepr(seconds);
  const expression = pyExpressionOf(value);
  if (expression !== undefined) return expressionRepr(value, expression);
  const items = Object.entries(value).map(([key, item]) => `${stringRepr(key)}: ${pythonRepr(item ?? null)}`);
  return `{${items.join(", ")}}`;
}

/** What `str(value)` gives: as `repr`, but text without quotes. */
export function pythonStr(value: PyValue): string {
  return typeof value === "string" ? value : pythonRepr(value);
}

/**
 * A number as Python prints it: whole numbers in full, others with the shortest digits and an exponent of at least
 * two digits below 1e-4 and from 1e16. A whole float has to say so: `pythonNumber(2, "float")` is `2.0`.
 *
 * @see SPEC S3
 */
export function pythonNumber(value: number, type: "int" | "float" = Number.isInteger(value) ? "int" : "float"): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (type === "int") return BigInt(value).toString();
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", power = "0"] = Math.abs(value).toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const text = placePoint(digits, Number(power));
  return value < 0 ? `-${text}` : text;
}

function placePoint(digits: string, exponent: number): string {
  if (exponent < -4 || exponent >= 16) {
    const mantissa = digits.length > 1 ? `${digits.charAt(0)}.${digits.slice(1)}` : digits;
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 2, "0");
  return `${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1)}`;
}

function expressionRepr(value: PyValue, expression: string): string {
  const number = pyNumber(value);
  if (number === undefined) return expression;
  return pyTypeName(value) === "int" ? BigInt(expression.replace(/^\+/, "")).toString() : pythonNumber(number, "float");
}

function tupleRepr(items: readonly PyValue[]): string {
  return items.length === 1 ? `(${pythonRepr(items[0] ?? null)},)` : `(${items.map(pythonRepr).join(", ")})`;
}

function durationRepr(seconds: number): string {
  const days = Math.floor(seconds / 86400);
  const rest = Math.floor(seconds - days * 86400);
  const micros = Math.round((seconds - days * 86400 - rest) * 1e6);
  const parts = [
    ...(days === 0 ? [] : [`days=${days}`]),
    ...(rest === 0 ? [] : [`seconds=${rest}`]),
    ...(micros === 0 ? [] : [`microseconds=${micros}`]),
  ];
  return `datetime.timedelta(${parts.length === 0 ? "0" : parts.join(", ")})`;
}

const escapes: { readonly [character: string]: string } = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = [...text].map((character) => {
    if (character === quote) return `\\${quote}`;
    const named = Object.hasOwn(escapes, character) ? escapes[character] : undefined;
    return named ?? (isPrintable(character) ? character : escapeCode(character.codePointAt(0) ?? 0));
  });
  return quote + inner.join("") + quote;
}

function isPrintable(character: string): boolean {
  return character === " " || !/[\p{C}\p{Z}]/u.test(character);
}

function escapeCode(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
