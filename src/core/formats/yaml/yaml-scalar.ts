import { Composer, isScalar, isSeq, Parser } from "yaml";
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
  return isPlain(text) ? text : quoteYamlText(text);
}

/** A text in double quotes, with escapes for all that a reader or editor could change. See SPEC Y2. */
export function quoteYamlText(text: string): string {
  return `"${escapeUnprintable(text.replaceAll(/["\\]/g, "\\$&"), short)}"`;
}

/**
 * Whether a text can stand without quotes where another stood so: YAML 1.1 and 1.2 both take it for that text, in brackets too.
 * Less is written so by ourselves (`formatYamlText`). See SPEC Y12.
 */
export function staysPlain(text: string): boolean {
  if (isPlain(text)) return true;
  if (text.length > 500 || reserved.has(text.toLowerCase()) || /[,[\]{}#]|: |:$|^\W*[\d.]+\W*$/.test(text))
    return false;
  return takenAsText(text, "1.1") && takenAsText(text, "1.2");
}

function takenAsText(text: string, version: "1.1" | "1.2"): boolean {
  const [read] = new Composer({ version, logLevel: "silent" }).compose(new Parser().parse(`[${text}]`));
  const list = read?.errors.length === 0 ? read.contents : undefined;
  const item = isSeq(list) && list.items.length === 1 ? list.items[0] : undefined;
  return isScalar(item) && item.value === text;
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
