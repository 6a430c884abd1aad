import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { absolute, divideAwayFromZero } from "./power-of-ten.ts";
import { type Quantity, type QuantityErrorKind, quantityErrors } from "./quantity.ts";
import { type QuantityUnit, readSuffix } from "./quantity-suffix.ts";
import { type ScannedQuantity, scanQuantity } from "./scan-quantity.ts";

const maxInt64 = 2n ** 63n - 1n;
const maxInt64Digits = 18;
const nanoExponent = -9;

/**
 * Reads a Kubernetes quantity such as `500m`, `1.5Gi`, `12e6`: exactly what ParseQuantity takes, no more and no less.
 *
 * @returns the amount, finer than nano rounded away from zero; or `quantity.syntax` with Kubernetes' own words as origin.
 * @see SPEC Q1-Q6; source: k8s.io/apimachinery 0.37.2, pkg/api/resource/quantity.go, ParseQuantity
 */
export function parseQuantity(text: string): Result<Quantity> {
  if (text === "0") return succeed({ format: "DecimalSI", digits: 0n, exponent: 0, text });
  const scanned = text === "" ? undefined : scanQuantity(text);
  if (!scanned) return fail(notAQuantity(text, "format"));
  const unit = readSuffix(scanned.suffix);
  if (!unit) return fail(notAQuantity(text, "suffix"));
  const small = asInt64(text, scanned, unit);
  if (small) return succeed(small);
  if (!/[0-9]/.test(scanned.value)) return fail(notAQuantity(text, "numeric"));
  return succeed(asDecimal(scanned, unit));
}

/** The form that Kubernetes uses for ordinary numbers: an int64 and a power of ten; `undefined` when it does not fit. */
function asInt64(text: string, scanned: ScannedQuantity, unit: QuantityUnit): Quantity | undefined {
  const { whole, fraction, negative } = scanned;
  const shifted = whole + fraction;
  const format = unit.format;
  if (unit.base === 2) {
    const precision = 15 - whole.length - Math.trunc((unit.exponent * 3) / 10) - 1;
    if (fraction !== "" || precision < 0) return undefined;
    const written = BigInt(whole);
    const amount = written * 2n ** BigInt(unit.exponent);
    if (amount > maxInt64) return undefined;
    const kept = (written & 7n) !== 0n ? { text } : {};
    return { format, digits: negative ? -amount : amount, exponent: 0, ...kept };
  }
  const exponent = (unit.exponent - fraction.length) | 0;
  if (shifted.length > maxInt64Digits || exponent < nanoExponent) return undefined;
  const amount = BigInt(shifted);
  const canonical = exponent % 3 === 0 && !shifted.endsWith("000") && !shifted.startsWith("0");
  return { format, digits: negative ? -amount : amount, exponent, ...(canonical ? { text } : {}) };
}

function asDecimal(scanned: ScannedQuantity, unit: QuantityUnit): Quantity {
  const places = scanned.value.includes(".") ? scanned.fraction.length : 0;
  const written = BigInt(scanned.whole + scanned.fraction);
  const exponent = unit.base === 10 ? unit.exponent - places : -places;
  const scaled = unit.base === 2 ? written * 2n ** BigInt(unit.exponent) : written;
  if (scaled === 0n) return { format: unit.format, digits: 0n, exponent: 0, decimalPlaces: 0 };
  const rounded = divideAwayFromZero(scaled, nanoExponent - exponent);
  const amount: Quantity = {
    format: unit.format,
    digits: rounded,
    exponent: Math.max(exponent, nanoExponent),
    decimalPlaces: -nanoExponent,
  };
  const limited = unit.format === "BinarySI" ? limitBinary(amount) : amount;
  return scanned.negative ? { ...limited, digits: -limited.digits } : limited;
}

/** Binary amounts stop at the largest int64, and below one they count as decimal. */
function limitBinary(amount: Quantity): Quantity {
  const one = 10n ** BigInt(-amount.exponent);
  if (amount.digits > maxInt64 * one) return { ...amount, digits: maxInt64, exponent: 0, decimalPlaces: 0 };
  return absolute(amount.digits) < one ? { ...amount, format: "DecimalSI" } : amount;
}

function notAQuantity(text: string, kind: QuantityErrorKind): Problem {
  const found = text === "" ? "The quantity is empty." : `${JSON.stringify(shorten(text))} is not a quantity.`;
  return {
    code: "quantity.syntax",
    severity: "error",
    path: [],
    message: `${found} Write a number and a unit, such as 500m or 1.5Gi.${unitHint(text)}`,
    origin: { program: "kubernetes", message: quantityErrors[kind] },
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Names the legal units for the ones that people mistype: `1GB`, `1gi`, `4K`. */
function unitHint(text: string): string {
  const found = /^[+-]?[0-9.]+\s*([kmgtpe])(i?b?)$/i.exec(text.trim());
  const letter = found?.[1]?.toUpperCase();
  if (!found || letter === undefined) return "";
  const number = text
    .trim()
    .slice(0, -(letter.length + (found[2] ?? "").length))
    .trim();
  const decimal = letter === "K" ? "k" : letter;
  return ` Did you mean ${number}${letter}i (powers of 1024) or ${number}${decimal} (powers of 1000)?`;
}
