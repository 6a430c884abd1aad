import fc from "fast-check";

const suffixes = ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** Texts that are quantities: any sign, digits, point, unit or exponent. */
export const quantityTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom("", "+", "-"),
    fc.stringMatching(/^[0-9]{1,22}$/),
    fc.option(fc.stringMatching(/^[0-9]{0,12}$/), { nil: undefined }),
    fc.oneof(
      fc.constantFrom(...suffixes),
      fc.integer({ min: -30, max: 400 }).map((power) => `e${power}`),
      fc.constantFrom("E2147483647", "e-2147483648", "e9223372036854775807"),
    ),
  )
  .map(([sign, whole, fraction, suffix]) => `${sign}${whole}${fraction === undefined ? "" : `.${fraction}`}${suffix}`);

/** Texts near quantities, and any text at all. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."0123456789+-.eEinumkKMGTPbB _\u00a0".split("")), maxLength: 12 }),
  fc.string({ unit: "binary" }),
  fc.constantFrom("0".repeat(20000), `1${"0".repeat(20000)}`, `${"9".repeat(20000)}e2147483647`, "1e2147483647Ki"),
);
