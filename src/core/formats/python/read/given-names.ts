import { argumentsOf, itself, type Mention } from "./name-changes.ts";
import { blockEnd } from "./skim-statement.ts";
import { logicalLineEnd } from "./split-chunks.ts";

/** The functions that change what they are given, by their names; `key` says which they are. */
export type Changers = { readonly key: string; readonly names: ReadonlySet<string> };

/** What is handed on more often than that is not followed. */
export const mostHands = 6;

const isFunction = /^[^\W\d]\w*\(\)$/u;

/**
 * The functions of a file that change what they are given: those under whose `f()` a change stands, and those that hand on what they are
 * given to one of them.
 */
export function changersOf(
  changed: Iterable<string>,
  mentions: ReadonlyMap<string, readonly Mention[]>,
): Changers | undefined {
  const found = new Set([...changed].filter((name) => isFunction.test(name)));
  if (found.size === 0) return undefined;
  const others = [...mentions].filter(([name]) => isFunction.test(name));
  for (let hand = 0, before = -1; hand < mostHands && before < found.size; hand += 1) {
    before = found.size;
    for (const [name, held] of others) if (held.some(({ by }) => found.has(by))) found.add(name);
  }
  return { key: [...found].toSorted().join(), names: found };
}

/** A name that is called, or given together with others. */
const call = /(?<![\w.]|def[ \t]|class[ \t])(?:\w+\.)*([^\W\d]\w*)[ \t]*[(,]/gu;

const functions = /^([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)/gmu;
const words = /(?<![\w.])[^\W\d]\w*(?![\w"'(]|[ \t]*=(?!=))/gu;
const assigned = /(?<![\w.])([^\W\d]\w*)[ \t]*(?::[^=\n\r]{0,200})?=(?!=)[ \t]*(?:([^\W\d]\w*)[ \t]*(?=[#\n\r]|$))?/gu;

/**
 * What functions whose bodies were not parsed give to those that change what they are given, as `Mention`s: names of the file, and what
 * they are given themselves. Their own variables are others, but for those that are another name for one of these.
 */
export function givenNames(text: string, { names: changers }: Changers): readonly Mention[] {
  return [...text.matchAll(functions)].flatMap(({ index, 1: indent = "", 2: own = "" }) => {
    const start = logicalLineEnd(text, index);
    const body = text.slice(start, blockEnd(text, start, indent));
    const calls = [...body.matchAll(call)].flatMap(({ index: at, 0: { length }, 1: callee = "" }) => {
      // The changes of a class's own call stand under `__init__`.
      const by = argumentsOf(/^_*[A-Z]/.test(callee) ? "__init__" : callee);
      return changers.has(by) ? [{ by, given: body.slice(at + length, logicalLineEnd(body, at)) }] : [];
    });
    if (calls.length === 0) return [];
    const parameters = text.slice(text.indexOf("(", index), start).match(words) ?? [];
    const names = new Map<string, string>(parameters.map((name) => [name, argumentsOf(own)]));
    for (const [, name = "", other = ""] of body.matchAll(assigned)) names.set(name, names.get(other) ?? other);
    return calls.flatMap(({ by, given }) =>
      (given.match(words) ?? []).flatMap((name) => {
        const outer = names.get(name) ?? name;
        return outer === "" ? [] : [{ ...itself, name: outer, by }];
      }),
    );
  });
}
