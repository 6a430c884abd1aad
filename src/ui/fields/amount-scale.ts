import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { type Quantity, sign } from "#core/quantity/quantity.ts";
import { milliValue, wholeValue } from "#core/quantity/quantity-value.ts";

/** A logarithmic axis for amounts: its ends and stops in the unit that it is drawn in (cores, GiB). */
export type AmountScale = {
  readonly low: number;
  readonly high: number;
  /** The fine step. */
  readonly fine: number;
  readonly stops: readonly number[];
  readonly labelled: readonly number[];
  /** The amount of a text in the axis' unit, or undefined when it is not a quantity. For drawing only. */
  read(text: string): number | undefined;
  /** The text for a stop. */
  write(amount: number): string;
  /** The amount in words, with its unit. */
  speak(amount: number): string;
};

/** Cores from a quarter to 64. */
export const cpuScale: AmountScale = {
  low: 0.25,
  high: 64,
  fine: 0.1,
  stops: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64],
  labelled: [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64],
  read: (text) => readNumber(text, (quantity) => Number(milliValue(quantity)) / 1000),
  write: (amount) => (amount < 1 ? `${Math.round(amount * 1000)}m` : String(amount)),
  speak: (amount) =>
    amount < 1 ? `${Math.round(amount * 1000)} millicores` : `${amount} ${amount === 1 ? "core" : "cores"}`,
};

/** Gibibytes from one to 256. */
export const memoryScale: AmountScale = {
  low: 1,
  high: 256,
  fine: 1,
  stops: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256],
  labelled: [1, 2, 4, 8, 16, 32, 64, 128, 256],
  read: (text) => readNumber(text, (quantity) => Number(wholeValue(quantity)) / 2 ** 30),
  write: (amount) => `${amount}Gi`,
  speak: (amount) => `${amount} gibibytes`,
};

/** Whether an amount has more digits than the whole numbers that Kubernetes computes with: they wrap, and would be told wrong. */
export function isHuge({ digits, exponent }: Quantity): boolean {
  return String(digits).length + exponent > 15;
}

/** Where an amount lies on the axis, from 0 to 1; beyond the ends it stays at the end. */
export function fractionOf(scale: AmountScale, amount: number): number {
  const fraction = Math.log2(amount / scale.low) / Math.log2(scale.high / scale.low);
  return Math.min(1, Math.max(0, Number.isFinite(fraction) ? fraction : 0));
}

/** The stop next to an amount: the first above it (`by` positive) or below it. */
export function nextStop(scale: AmountScale, amount: number, by: 1 | -1): number {
  const found = by > 0 ? scale.stops.find((stop) => stop > amount) : scale.stops.findLast((stop) => stop < amount);
  return found ?? (by > 0 ? scale.high : scale.low);
}

/** The stop nearest to a place on the axis. */
export function nearestStop(scale: AmountScale, fraction: number): number {
  const distance = (stop: number) => Math.abs(fractionOf(scale, stop) - fraction);
  return scale.stops.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best), scale.low);
}

function readNumber(text: string, measure: (quantity: Parameters<typeof milliValue>[0]) => number): number | undefined {
  const quantity = parseQuantity(text);
  if (!quantity.ok) return undefined;
  return isHuge(quantity.value) ? 1e300 * sign(quantity.value) : measure(quantity.value);
}
