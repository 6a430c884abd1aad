import type { Token } from "#core/formats/writer.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { type CodeWriter, piece } from "./code-writer.ts";

/** How a language with `{}` and `[]` spells data. */
export type BracketStyle = {
  /** The widest line, in characters. */
  readonly width: number;
  /** What stands inside the braces of an object on one line. */
  readonly padding: "" | " ";
  /** What follows the last item of a list or object over several lines. */
  readonly trailing: "" | ",";
  /** The key as it is written, quotes included. */
  readonly key: (key: string) => string;
  /** A text as it is written, quotes included. */
  readonly text: (text: string) => string;
  readonly number: (value: number) => string;
};

/** Where a value is written: its path, the line's indentation, the columns already taken on the line, those needed after it. */
export type BracketPlace = {
  readonly path: Path;
  readonly indent: number;
  readonly column: number;
  readonly after: number;
};

/**
 * Writes data with brackets: on one line where it fits, else one item a line. The nodes of a document (environments, tasks,
 * overrides) always take their own lines. The value's lines are marked by the caller, those of its keys here.
 *
 * @see SPEC F7
 */
export function putBrackets(out: CodeWriter, value: Json, style: BracketStyle, place: BracketPlace): void {
  if (isScalar(value)) {
    out.put(scalarToken(value, style, place.path));
    return;
  }
  const width = place.column + flatWidth(value, style) + place.after;
  if (!isNode(place.path, value) && width <= style.width) putFlat(out, value, style, place.path);
  else putOpen(out, value, style, place);
}

/** Writes data on the current line, with marks for the values in it. */
export function putFlat(out: CodeWriter, value: Json, style: BracketStyle, path: Path): void {
  if (isScalar(value)) {
    out.put(scalarToken(value, style, path));
    return;
  }
  const entries = itemsOf(value);
  const padding = Array.isArray(value) || entries.length === 0 ? "" : style.padding;
  out.put(`${Array.isArray(value) ? "[" : "{"}${padding}`);
  for (const [index, [key, item]] of entries.entries()) {
    const head = typeof key === "string" ? `${style.key(key)}: ` : "";
    out.put(`${index === 0 ? "" : ", "}${head}`);
    out.at([...path, key], () => putFlat(out, item, style, [...path, key]));
  }
  out.put(`${padding}${Array.isArray(value) ? "]" : "}"}`);
}

/** How many characters data takes on one line. */
export function flatWidth(value: Json, style: BracketStyle): number {
  if (isScalar(value)) return scalarToken(value, style, []).text.length;
  const entries = itemsOf(value);
  const padding = Array.isArray(value) || entries.length === 0 ? 0 : 2 * style.padding.length;
  const inner = entries.reduce((sum, [key, item]) => {
    const head = typeof key === "string" ? style.key(key).length + 2 : 0;
    return sum + head + flatWidth(item, style);
  }, 0);
  return 2 + padding + inner + 2 * Math.max(0, entries.length - 1);
}

/** The items of a list with their positions, or the entries of an object with their keys. */
function itemsOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return value.map((item: Json, index: number) => [index, item] as const);
  return isJsonObject(value) ? entriesOf(value) : [];
}

/** The entries of an object that are written: a value of `undefined` is an absent key. */
export function entriesOf(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
}

/** Whether a value is written as one piece. */
export function isScalar(value: Json): value is null | boolean | number | string {
  return typeof value !== "object" || value === null;
}

/** Whether a place is the document, a list of nodes or a node: structure, written one item a line unless it is empty. */
export function isNode(path: Path, value: Json): boolean {
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return false;
  const levels = ["environments", "tasks", "overrides"];
  return path.length <= 6 && path.every((key, at) => (at % 2 === 0 ? key === levels[at / 2] : typeof key === "number"));
}

function scalarToken(value: Json, style: BracketStyle, path: Path): Token {
  if (typeof value === "string") return piece("string", style.text(value), path);
  if (typeof value === "number") return piece("number", style.number(value), path);
  return piece("keyword", String(value), path);
}

function putOpen(out: CodeWriter, value: Json, style: BracketStyle, place: BracketPlace): void {
  const list = Array.isArray(value);
  const entries = itemsOf(value);
  out.line(list ? "[" : "{");
  const indent = place.indent + 2;
  out.indented(() => {
    for (const [index, [key, item]] of entries.entries()) {
      const comma = index < entries.length - 1 ? "," : style.trailing;
      const path = [...place.path, key];
      out.at(path, () => {
        const head = typeof key === "string" ? `${style.key(key)}: ` : "";
        out.put(head);
        const column = indent + head.length;
        putBrackets(out, item, style, { path, indent, column, after: comma.length });
        out.line(comma);
      });
    }
  });
  out.put(list ? "]" : "}");
}
