import { formatNumber } from "#core/formats/code/format-number.ts";
import type { TokenKind } from "#core/formats/writer.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { formatPythonText } from "./format-python-text.ts";

/** A Python expression, before it is laid out. `path` is the value of the document that it spells. */
export type PythonNode =
  | { readonly kind: "atom"; readonly token: TokenKind; readonly text: string; readonly path?: Path }
  | { readonly kind: "call"; readonly head: string; readonly args: readonly PythonArgument[]; readonly path?: Path }
  | { readonly kind: "list" | "tuple"; readonly items: readonly PythonNode[]; readonly path?: Path }
  | { readonly kind: "dict"; readonly entries: readonly PythonEntry[]; readonly path?: Path };

/** An argument of a call, with the keyword that names it. */
export type PythonArgument = { readonly name?: string; readonly value: PythonNode };

/** An entry of a dict. */
type PythonEntry = { readonly key: string; readonly value: PythonNode };

/** A name, a keyword or another piece that is written as it stands. */
export function atom(token: TokenKind, text: string, path?: Path): PythonNode {
  return path === undefined ? { kind: "atom", token, text } : { kind: "atom", token, text, path };
}

/** A call with keyword arguments; those without a value are left out. */
export function callNode(head: string, args: readonly PythonArgument[], path?: Path): PythonNode {
  return path === undefined ? { kind: "call", head, args } : { kind: "call", head, args, path };
}

/**
 * Any JSON value as a Python literal: what a draft holds where nothing better is known. Whole numbers are ints, `null` is `None`.
 *
 * @param lists what a list becomes: most of the SDK takes lists, Resources and policies take tuples.
 */
export function literalNode(value: Json, path: Path, lists: "list" | "tuple" = "list"): PythonNode {
  if (Array.isArray(value)) {
    return { kind: lists, items: value.map((item: Json, at: number) => literalNode(item, [...path, at], lists)), path };
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [{ key, value: literalNode(item, [...path, key], lists) }],
    );
    return { kind: "dict", entries, path };
  }
  return scalarNode(value as null | boolean | number | string, path);
}

function scalarNode(value: null | boolean | number | string, path: Path): PythonNode {
  if (value === null) return atom("keyword", "None", path);
  if (typeof value === "boolean") return atom("keyword", value ? "True" : "False", path);
  if (typeof value === "string") return atom("string", formatPythonText(value), path);
  return Number.isFinite(value) ? atom("number", formatNumber(value), path) : atom("plain", `float("${value}")`, path);
}
