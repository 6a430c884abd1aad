import type { Expression, StringPart } from "./python-syntax.ts";

type Hole = { readonly from: number; readonly to: number; readonly hole: Expression; readonly plain: boolean };

/**
 * What a string literal says: its text with the escapes read as Python reads them, and between them what an f-string has in braces.
 * `from` is the literal's place, `holes` are the places of the braces. Line ends in it are line feeds, as Python sees them.
 */
export function stringParts(literal: string, from: number, holes: readonly Hole[]): readonly StringPart[] {
  const head = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal);
  if (!head) return [{ hole: broken(from, literal), plain: false }];
  const prefix = (head[1] ?? "").toLowerCase();
  const quotes = head[2] ?? "";
  const start = head[0].length;
  const end =
    literal.endsWith(quotes) && literal.length >= start + quotes.length
      ? literal.length - quotes.length
      : literal.length;
  if (!prefix.includes("r") && !prefix.includes("b") && /(?<!\\)(?:\\\\)*\\N\{/.test(literal)) {
    return [{ hole: broken(from, literal, "a character by its name"), plain: false }];
  }
  // Python keeps two halves apart that are one character here.
  if (!prefix.includes("r") && /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F]/.test(literal)) {
    return [{ hole: broken(from, literal, "halves of a character"), plain: false }];
  }
  const read = (text: string) => {
    const lines = text.replace(/\r\n?/g, "\n");
    const unescaped = prefix.includes("r") ? lines : readEscapes(lines, prefix.includes("b"));
    return prefix.includes("f") || prefix.includes("t")
      ? unescaped.replaceAll("{{", "{").replaceAll("}}", "}")
      : unescaped;
  };
  const parts: StringPart[] = [];
  let done = start;
  for (const { from: open, to: close, hole, plain } of holes) {
    parts.push(read(literal.slice(done, open - from)), { hole, plain: plain && !prefix.includes("t") });
    done = close - from;
  }
  parts.push(read(literal.slice(done, end)));
  return parts.filter((part) => part !== "");
}

const simple: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** Python's escapes; one that it does not know stays as it is, `\N{…}` of a name is not looked up and stays too. */
function readEscapes(text: string, bytes: boolean): string {
  if (!text.includes("\\")) return text;
  const pattern = /\\(?:\n|([\\'"abfnrtv])|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/g;
  return text.replace(pattern, (whole, one?: string, octal?: string, hex?: string, short?: string, long?: string) => {
    if (whole === "\\\n") return "";
    if (one !== undefined) return simple[one] ?? whole;
    if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (bytes) return whole;
    const code = Number.parseInt(short ?? long ?? "", 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function broken(from: number, literal: string, what = "a broken string"): Expression {
  return { from, to: from + literal.length, kind: "other", what, inner: [], binds: [] };
}
