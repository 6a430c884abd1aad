import { argumentsOf, type Mention } from "./name-changes.ts";
import { blockEnd } from "./skim-statement.ts";
import { logicalLineEnd } from "./split-chunks.ts";

/** How calls of the functions that change what they are given are found; `undefined` when there are none. */
export type Changers = { readonly key: string; readonly call: RegExp };

/** The functions of a file that change what they are given: those under whose `f()` a change stands. */
export function changersOf(changed: Iterable<string>): Changers | undefined {
  const names = [...changed].flatMap((name) => (/^[^\W\d]\w*\(\)$/u.test(name) ? [name.slice(0, -2)] : []));
  if (names.length === 0) return undefined;
  // The changes of a class's own call stand under `__init__`.
  const words = names.map((name) => (name === "__init__" ? "_*[A-Z]\\w*" : name)).toSorted();
  return {
    key: words.join("|"),
    call: new RegExp(`(?<![\\w.]|def[ \\t]|class[ \\t])(?:\\w+\\.)*(${words.join("|")})[ \\t]*\\(`, "gu"),
  };
}

const functions = /^([ \t]*)(?:async[ \t]+)?def\b/gm;
const words = /(?<![\w.])[^\W\d]\w*(?![\w"'(]|[ \t]*=(?!=))/gu;
const assigned = /(?<![\w.])([^\W\d]\w*)[ \t]*(?::[^=\n\r]*)?=(?!=)/gu;

/**
 * The names that functions whose bodies were not parsed give to those that change what they are given, as `Mention`s. Their own variables
 * are others.
 */
export function givenNames(text: string, { call }: Changers): readonly Mention[] {
  if (text.search(call) < 0) return [];
  return [...text.matchAll(functions)].flatMap(({ index, 1: indent = "" }) => {
    const start = logicalLineEnd(text, index);
    const body = text.slice(start, blockEnd(text, start, indent));
    const own = new Set(text.slice(index, start).match(words) ?? []);
    for (const [, name = ""] of body.matchAll(assigned)) own.add(name);
    return [...body.matchAll(call)].flatMap(({ index: at, 0: { length }, 1: callee = "" }) => {
      const given = body.slice(at + length, logicalLineEnd(body, at)).match(words) ?? [];
      const by = argumentsOf(/^_*[A-Z]/.test(callee) ? "__init__" : callee);
      return given.flatMap((name) => (own.has(name) ? [] : [{ name, by, strip: 0, prefix: [], least: 0 }]));
    });
  });
}
