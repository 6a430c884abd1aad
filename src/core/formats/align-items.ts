import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** Whether two values are the same data: order of keys apart, an absent key and `undefined` alike. */
export function sameData(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item: Json, index) => sameData(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameData(ownValue(a, key), ownValue(b, key)));
}

/** The path of a value that two data do not share (see `sameData`); `undefined` where they are the same. */
export function firstDifference(a: Json | undefined, b: Json | undefined): Path | undefined {
  if (sameData(a, b)) return undefined;
  const keys = Array.isArray(a) && Array.isArray(b) ? [...(a.length > b.length ? a : b).keys()] : keysOf(a, b);
  for (const key of keys) {
    const below = firstDifference(itemAt(a, key), itemAt(b, key));
    if (below) return [key, ...below];
  }
  return [];
}

function keysOf(a: Json | undefined, b: Json | undefined): readonly string[] {
  return isJsonObject(a) && isJsonObject(b) ? [...new Set([...Object.keys(a), ...Object.keys(b)])] : [];
}

function itemAt(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof key === "number" ? value[key] : undefined;
  return isJsonObject(value) ? ownValue(value, String(key)) : undefined;
}

/** The value of an object's own key. */
export function ownValue(value: { readonly [key: string]: Json | undefined }, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * Which item of the old list each item of the new one was: the same object, else the one with the same name or label where no other
 * has it, else the same data, else what stood at its place between those that were found. `undefined` is an item that is new.
 */
export function alignItems(before: readonly Json[], after: readonly Json[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  const match = (keyOf: (item: Json) => unknown) => {
    const left = (item: Json, index: number) => (taken.has(index) ? undefined : keyOf(item));
    const places = uniqueKeys(before.map(left));
    const keys = after.map((item, index) => (found[index] === undefined ? keyOf(item) : undefined));
    for (const [key, index] of uniqueKeys(keys)) {
      const place = places.get(key);
      if (place === undefined) continue;
      found[index] = place;
      taken.add(place);
    }
  };
  match((item) => (isJsonObject(item) ? item : undefined));
  match(nameOf);
  match((item) => JSON.stringify(item));
  return fillGaps(found, before.length);
}

/** The positions of the longest run of matches that keep their order: these stay where they are, the other matches move. */
export function staying(matches: readonly (number | undefined)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const [index, match] of matches.entries()) {
    if (match === undefined) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((matches[ends[middle] ?? 0] ?? 0) < match) low = middle + 1;
      else high = middle;
    }
    previous.set(index, low > 0 ? ends[low - 1] : undefined);
    ends[low] = index;
  }
  const stay = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) stay.add(at);
  return stay;
}

/** What is new and what is gone between the same neighbours are one item that changed. */
function fillGaps(found: readonly (number | undefined)[], count: number): readonly (number | undefined)[] {
  const stay = staying(found);
  const limits = gapLimits(found, stay, count);
  const taken = new Set(found);
  const filled = [...found];
  let next = 0;
  for (const [index, match] of found.entries()) {
    if (match !== undefined) {
      if (stay.has(index)) next = match + 1;
      continue;
    }
    const limit = limits[index] ?? count;
    while (next < limit && taken.has(next)) next += 1;
    if (next < limit) filled[index] = next++;
  }
  return filled;
}

/** For each new item, the old position before which what it was must have stood. */
function gapLimits(
  found: readonly (number | undefined)[],
  stay: ReadonlySet<number>,
  count: number,
): readonly number[] {
  let limit = count;
  return found
    .map((match, index) => [match, stay.has(index)] as const)
    .toReversed()
    .map(([match, stays]) => {
      if (stays && match !== undefined) limit = match;
      return limit;
    })
    .toReversed();
}

function uniqueKeys(keys: readonly unknown[]): ReadonlyMap<unknown, number> {
  const unique = new Map<unknown, number>();
  const repeated = new Set<unknown>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined) continue;
    if (unique.has(key)) repeated.add(key);
    unique.set(key, index);
  }
  for (const key of repeated) unique.delete(key);
  return unique;
}

function nameOf(item: Json): unknown {
  if (!isJsonObject(item)) return undefined;
  const name = ownValue(item, "name") ?? ownValue(item, "label");
  return typeof name === "string" ? name : undefined;
}
