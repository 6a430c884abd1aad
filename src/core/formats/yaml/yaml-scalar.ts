import { formatNumber } from "#core/formats/code/format-number.ts";
import { escapeUnprintable } from "#core/formats/code/unprintable.ts";

const reserved = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"]);
const words = /^[A-Za-z_/][\w./@+-]*(?: [\w./@()+-]+)*$/;
const quantity = /^\d+(?:\.\d+)?(?:[mkMGTPE]|[KMGTPE]i)$/;
const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * A text as a YAML scalar that every reader, YAML 1.1 or 1.2, takes for that text: plain where nothing could be meant by it but
 * the text, else in double quotes with escapes. Lone surrogates become `\uXXXX`.
 *
 * @see SPEC Y1, Y2
 */
export function formatYamlText(text: string): string {
  return isPlain(text) ? text : `"${escapeUnprintable(text.replaceAll(/["\\]/g, "\\$&"), short)}"`;
}

/**
 * A number that YAML 1.1 and 1.2 readers both take for the same number: with a point before an exponent, `.nan` and `.inf` where
 * a draft holds what no document may hold.
 *
 * @see SPEC Y3
 */
export function formatYamlNumber(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value < 0 ? "-.inf" : ".inf";
  return formatNumber(value).replace(/^(-?\d+)e/, "$1.0e");
}

function isPlain(text: string): boolean {
  if (quantity.test(text)) return true;
  return words.test(text) && text.length < 500 && !reserved.has(text.toLowerCase());
}
