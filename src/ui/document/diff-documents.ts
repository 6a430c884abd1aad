import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/**
 * One step of the way from a value to another: the value at a path is another one; an object has these keys in this order, those in
 * `added` being new; a list has other items from `at` on in place of `removed` old ones.
 */
export type Change =
  | { readonly path: Path; readonly value: Json }
  | { readonly path: Path; readonly keys: readonly string[]; readonly added: JsonObject }
  | { readonly path: Path; readonly at: number; readonly removed: number; readonly items: readonly Json[] };

/**
 * The changes that turn one value into another. Parts that are the same object are not looked into, so an edit costs what it changed.
 * The order of keys is kept.
 */
export function diffValues(from: Json, to: Json, path: Path = []): readonly Change[] {
  if (from === to) return [];
  if (Array.isArray(from) && Array.isArray(to)) return diffLists(from, to, path);
  if (isJsonObject(from) && isJsonObject(to)) return diffObjects(from, to, path);
  return [{ path, value: to }];
}

/** The value after the changes; parts that do not change stay the same objects, and objects keep their symbol keys. */
export function applyChanges(value: Json, changes: readonly Change[]): Json {
  return changes.reduce((at, change) => changeAt(at, change.path, change), value);
}

function diffObjects(from: JsonObject, to: JsonObject, path: Path): readonly Change[] {
  const before = keysOf(from);
  const keys = keysOf(to);
  const common = keys.filter((key) => Object.hasOwn(from, key) && from[key] !== undefined);
  const inner = common.flatMap((key) => diffValues(from[key] ?? null, to[key] ?? null, [...path, key]));
  if (before.length === keys.length && before.every((key, index) => key === keys[index])) return inner;
  const isNew = new Set(keys.filter((key) => !common.includes(key)));
  const added = Object.fromEntries(keys.filter((key) => isNew.has(key)).map((key) => [key, to[key]]));
  return [{ path, keys, added }, ...inner];
}

function diffLists(from: readonly Json[], to: readonly Json[], path: Path): readonly Change[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const most = Math.min(from.length, to.length) - start;
  while (end < most && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const removed = from.length - end - start;
  const items = to.slice(start, to.length - end);
  if (removed !== items.length) return [{ path, at: start, removed, items }];
  return items.flatMap((item, index) => diffValues(from[start + index] ?? null, item, [...path, start + index]));
}

function changeAt(value: Json | undefined, path: Path, change: Change): Json {
  const [head, ...rest] = path;
  if (head === undefined) return changed(value, change);
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => (index === head ? changeAt(item, rest, change) : item));
  }
  const object: JsonObject = isJsonObject(value) ? value : {};
  return rebuilt(
    object,
    Object.keys(object).map((key) => [key, key === head ? changeAt(object[key], rest, change) : object[key]]),
  );
}

function changed(value: Json | undefined, change: Change): Json {
  if ("value" in change) return change.value;
  if ("items" in change) {
    const list: readonly Json[] = Array.isArray(value) ? value : [];
    return [...list.slice(0, change.at), ...change.items, ...list.slice(change.at + change.removed)];
  }
  const object: JsonObject = isJsonObject(value) ? value : {};
  const valueAt = (key: string) => (Object.hasOwn(change.added, key) ? change.added[key] : object[key]);
  return rebuilt(
    object,
    change.keys.map((key) => [key, valueAt(key)]),
  );
}

/** An object with other entries. The symbol keys stay: the page names its nodes by one. */
function rebuilt(object: JsonObject, entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  const symbols = Object.getOwnPropertySymbols(object).map((symbol) => [symbol, Reflect.get(object, symbol)] as const);
  return Object.assign(Object.fromEntries(entries), Object.fromEntries(symbols));
}

function keysOf(object: JsonObject): readonly string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}
