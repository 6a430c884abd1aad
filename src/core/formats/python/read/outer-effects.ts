import type { ChunkNames } from "./module-names.ts";
import { type Change, type Mention, passedOn } from "./name-changes.ts";

/** What is held by a function's arguments, or by a field of objects, is the same for the whole file. */
export function isOfAll({ by }: Mention): boolean {
  return by.endsWith("()") || by.startsWith(".");
}

/** What a name in a function is or holds: names of the function's own, and those that are not. */
export function outerNames(name: string, inner: ChunkNames, own: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set([name]);
  for (const one of names) {
    if (!own.has(one) || names.size > 50) continue;
    for (const mention of inner.mentions) if (mention.by === one) names.add(mention.name);
  }
  return names;
}

/** The changes in a function of what is not its own; those of its parameters stand under the empty name. */
export function outerChanges(
  inner: ChunkNames,
  own: ReadonlySet<string>,
  parameters: ReadonlySet<string>,
): readonly Change[] {
  const outer: Change[] = [];
  const seen = new Set<string>();
  const open = [...inner.changes];
  for (let change = open.pop(); change && seen.size < 200; change = open.pop()) {
    const { name } = change;
    const key = `${name}.${change.path.join(".")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!own.has(name)) outer.push(change);
    // What a method is called on is not among its arguments.
    if (parameters.has(name) && name !== "self" && name !== "cls") outer.push({ ...change, name: "" });
    for (const mention of own.has(name) ? inner.mentions : []) {
      const passed = mention.by === name ? passedOn(change, mention) : undefined;
      if (passed) open.push(passed);
    }
  }
  return outer;
}
