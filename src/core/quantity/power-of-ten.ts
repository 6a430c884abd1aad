/** `10^exponent` for an exponent of at least 0. Callers keep the exponent small (SPEC Q12). */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** How many decimal digits a number has, its sign aside; 1 for zero. */
export function digitCount(value: bigint): number {
  return absolute(value).toString().length;
}

/** The number without its sign. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Divides by `10^power`, away from zero when there is a remainder. Never computes a power longer than the value. */
export function divideAwayFromZero(value: bigint, power: number): bigint {
  if (value === 0n || power <= 0) return value;
  const unit = value < 0n ? -1n : 1n;
  if (power >= digitCount(value)) return unit;
  const divisor = powerOfTen(power);
  const quotient = value / divisor;
  return value % divisor === 0n ? quotient : quotient + unit;
}

/** Takes out all factors of ten: `[12n, 3]` for 12000. */
export function removeTens(value: bigint): readonly [bigint, number] {
  if (value === 0n || value % 10n !== 0n) return [value, 0];
  const text = value.toString();
  let end = text.length;
  while (text.charAt(end - 1) === "0") end -= 1;
  return [BigInt(text.slice(0, end)), text.length - end];
}

/** Takes out all factors of 1024: `[3n, 2]` for 3 Mi. */
export function removeKibi(value: bigint): readonly [bigint, number] {
  if (value === 0n) return [value, 0];
  const zeroBits = (value & -value).toString(2).length - 1;
  const times = Math.floor(zeroBits / 10);
  return [value >> BigInt(times * 10), times];
}
