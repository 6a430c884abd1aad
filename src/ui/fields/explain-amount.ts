import type { Json } from "#core/problem/json.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { convertQuantity, unitOf } from "#core/quantity/convert-quantity.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { milliValue, wholeValue } from "#core/quantity/quantity-value.ts";
import { shorten } from "#ui/look/shorten.ts";
import { isHuge } from "./amount-scale.ts";
import { amountText } from "./QuantityBox.tsx";

type Measured = "cpu" | "memory";

/** What an amount of CPU or memory says, in words: `2 cores reserved, up to 8 when the node has them free`. Empty when it is not one. */
export function explainAmount(resource: Measured, value: Json | undefined): string {
  if (value === undefined || value === null) return "not set";
  const [request, limit] = Array.isArray(value) ? value : [value, value];
  const [low, high] = [wordsOf(resource, request), wordsOf(resource, limit)];
  if (low === undefined || high === undefined || isAbove(request, limit)) return "";
  if (resource === "cpu") {
    return low === high ? `${low} reserved, and no more` : `${low} reserved, up to ${high} when the node has them free`;
  }
  return `${low} reserved, killed above ${high}`;
}

/**
 * The exact meaning of one amount, and the same amount in the next smaller unit: `32Gi = 34 359 738 368 bytes = 32 768 Mi`. Empty when it
 * is not a quantity.
 */
export function exactAmount(resource: Measured | "disk" | "shm", value: Json | undefined): string {
  const text = amountText(value);
  const quantity = parseQuantity(text);
  if (!quantity.ok || isHuge(quantity.value)) return "";
  if (resource === "cpu") return `${text} = ${counted(milliValue(quantity.value), "millicore")}`;
  const same = smallerUnit(text);
  return `${text} = ${counted(wholeValue(quantity.value), "byte")}${same === undefined ? "" : ` = ${same}`}`;
}

const smaller = { Pi: "Ti", Ti: "Gi", Gi: "Mi", Mi: "Ki", P: "T", T: "G", G: "M", M: "k" } as const;

function smallerUnit(text: string): string | undefined {
  const unit = unitOf(text);
  const next = Object.entries(smaller).find(([larger]) => larger === unit)?.[1];
  const converted = next && convertQuantity(text, next);
  if (next === undefined || converted === undefined) return undefined;
  const [whole = "", fraction] = converted.slice(0, -next.length).split(".");
  return `${grouped(BigInt(whole))}${fraction === undefined ? "" : `.${fraction}`} ${next}`;
}

function wordsOf(resource: Measured, value: Json | undefined): string | undefined {
  const text = amountText(value);
  const quantity = parseQuantity(text);
  if (!quantity.ok) return undefined;
  if (resource === "memory") return shorten(text).replace(/([KMGTPE]i?)$/u, " $1B");
  if (isHuge(quantity.value)) return `${shorten(text)} cores`;
  const milli = milliValue(quantity.value);
  return milli % 1000n === 0n ? counted(milli / 1000n, "core") : counted(milli, "millicore");
}

function isAbove(request: Json | undefined, limit: Json | undefined): boolean {
  const [low, high] = [parseQuantity(amountText(request)), parseQuantity(amountText(limit))];
  return low.ok && high.ok && compareQuantities(low.value, high.value) > 0;
}

function counted(amount: bigint, unit: string): string {
  return `${grouped(amount)} ${unit}${amount === 1n ? "" : "s"}`;
}

function grouped(amount: bigint): string {
  return String(amount).replaceAll(/\B(?=(\d{3})+$)/g, "\u202f");
}
