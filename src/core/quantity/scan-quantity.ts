/** The pieces of a quantity's text. `value` is sign, digits and point as written; `whole` has no leading zeros. */
export type ScannedQuantity = {
  readonly negative: boolean;
  readonly value: string;
  readonly whole: string;
  readonly fraction: string;
  readonly suffix: string;
};

const suffixLetters = "eEinumkKMGTP";

/**
 * Splits a text as Kubernetes' scanner does, which is looser than the expression its error shows: every piece may be
 * missing. `undefined` when something is left over. Linear in the text.
 *
 * @see SPEC Q1, Q2; source: quantity.go, parseQuantityString
 */
export function scanQuantity(text: string): ScannedQuantity | undefined {
  const negative = text.startsWith("-");
  const start = negative || text.startsWith("+") ? 1 : 0;
  const wholeStart = skip(text, start, (character) => character === "0");
  if (wholeStart === text.length) return { negative, value: "0", whole: "0", fraction: "", suffix: "" };
  const wholeEnd = skip(text, wholeStart, isDigit);
  const fractionStart = text[wholeEnd] === "." ? wholeEnd + 1 : wholeEnd;
  const fractionEnd = fractionStart === wholeEnd ? wholeEnd : skip(text, fractionStart, isDigit);
  const lettersEnd = skip(text, fractionEnd, (character) => suffixLetters.includes(character));
  const signed = text[lettersEnd] === "-" || text[lettersEnd] === "+";
  if (skip(text, signed ? lettersEnd + 1 : lettersEnd, isDigit) < text.length) return undefined;
  return {
    negative,
    value: text.slice(0, fractionEnd),
    whole: text.slice(wholeStart, wholeEnd) || "0",
    fraction: text.slice(fractionStart, fractionEnd),
    suffix: text.slice(fractionEnd),
  };
}

function skip(text: string, from: number, matches: (character: string) => boolean): number {
  let at = from;
  while (at < text.length && matches(text.charAt(at))) at += 1;
  return at;
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
