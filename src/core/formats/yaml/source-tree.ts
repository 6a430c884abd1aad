import type { Json } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";

/** A piece of source text: UTF-16 offsets, the end excluded. */
export type Range = { readonly from: number; readonly to: number };

/**
 * One key of a map, with where it and its value stand. `from` is where the entry begins (its tag or anchor included), `colon` the
 * place after the colon, absent where there is none.
 */
export type SourceEntry = {
  readonly key: string;
  readonly keyRange: Range;
  readonly from: number;
  readonly colon?: number;
  readonly value: SourceNode;
};

/** How a text is spelled: without quotes, in one kind of them, or as lines after `|` or `>`. */
export type ScalarStyle = "plain" | "single" | "double" | "block";

/** `anchor` of a value: `&name` where other places can repeat it, `*name` where it repeats one (its `range` is then the alias's). */
type Anchored = { readonly range: Range; readonly anchor?: string };

/**
 * Data as it stands in a YAML or JSON text. `source` is a number's own spelling. `block` says that a list or map is written by
 * lines, not in brackets. `starts` has where each item begins: its dash, tag or anchor.
 */
export type SourceNode =
  | (Anchored & {
      readonly kind: "scalar";
      readonly value: null | boolean | string | number;
      readonly source?: string;
      readonly style?: ScalarStyle;
    })
  | (Anchored & {
      readonly kind: "list";
      readonly items: readonly SourceNode[];
      readonly starts: readonly number[];
      readonly block?: boolean;
    })
  | (Anchored & { readonly kind: "map"; readonly entries: readonly SourceEntry[]; readonly block?: boolean });

/** How deep lists and objects may stand in each other in a text that is read. */
export const deepestLevel = 200;

/** Plain data out of a source tree, and what was noticed on the way. */
export type PlainData = { readonly value: Json; readonly problems: readonly Problem[] };

/**
 * The plain data of a tree. Keys keep their order, `__proto__` is a key like any other.
 * Codes: `document.duplicate-key` (error), `document.number-as-text` (warning: infinities, NaN and whole numbers that JavaScript
 * cannot hold stay as their text), `document.whole-float` (note: `2.0` becomes `2`).
 *
 * @see SPEC Y7, Y8
 */
export function plainData(node: SourceNode, path: Path = []): PlainData {
  const problems: Problem[] = [];
  return { value: toJson(node, path, problems), problems };
}

function toJson(node: SourceNode, path: Path, problems: Problem[]): Json {
  if (node.kind === "list") return node.items.map((item, index) => toJson(item, [...path, index], problems));
  if (node.kind === "map") return mapToJson(node.entries, path, problems);
  if (typeof node.value !== "number") return node.value;
  return numberToJson(node.value, node.source ?? "", { path, range: node.range }, problems);
}

function mapToJson(entries: readonly SourceEntry[], path: Path, problems: Problem[]): Json {
  const seen = new Set<string>();
  const pairs = entries.map(({ key, keyRange, value }) => {
    const below = [...path, key];
    if (seen.has(key)) problems.push(duplicate(key, below, keyRange));
    seen.add(key);
    return [key, toJson(value, below, problems)] as const;
  });
  return Object.fromEntries(pairs);
}

function duplicate(key: string, path: Path, range: Range): Problem {
  const message = `The key ${JSON.stringify(key)} stands twice in one object. Keep one of them.`;
  return { code: "document.duplicate-key", severity: "error", path, message, range };
}

function numberToJson(
  value: number,
  source: string,
  where: { readonly path: Path; readonly range: Range },
  problems: Problem[],
): Json {
  if (!Number.isFinite(value) || losesDigits(value, source)) {
    const message = `${source} is kept as text: a document holds finite numbers, whole ones exactly. Write another number, or put it in quotes.`;
    problems.push({ code: "document.number-as-text", severity: "warning", ...where, message });
    return source;
  }
  if (Number.isInteger(value) && /^[-+]?[\d_]*\.|^[-+]?[\d_.]+[eE]/.test(source)) {
    const message = `${source} is read as the whole number ${BigInt(value)}: a document cannot tell the two apart, Python can.`;
    problems.push({ code: "document.whole-float", severity: "note", ...where, message });
  }
  return value;
}

function losesDigits(value: number, source: string): boolean {
  if (Number.isSafeInteger(value) || !/^[-+]?(\d+|0x[\da-fA-F]+|0o[0-7]+)$/.test(source)) return false;
  return BigInt(source.replace(/^[-+]/, "")) !== BigInt(Math.abs(value));
}
