import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Quantity } from "#core/quantity/quantity.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import { storedQuantity } from "#core/quantity/stored-quantity.ts";
import type { ResourceAmounts } from "./resource-list.ts";

/** The object at a key; an empty one when there is none. Values were judged before (`decodeFields`). @see SPEC K1 */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  return optionalObjectAt(parent, key) ?? {};
}

/** The object at a key, `undefined` when there is none: where Go has a pointer. @see SPEC K1 */
export function optionalObjectAt(parent: JsonObject, key: string): JsonObject | undefined {
  const value = ownValue(parent, key);
  return isJsonObject(value) ? value : undefined;
}

/** The objects of a list; `null` in it is an empty object. @see SPEC K1 */
export function objectsAt(parent: JsonObject, key: string): readonly JsonObject[] {
  const value = ownValue(parent, key);
  return Array.isArray(value) ? value.map((item) => (isJsonObject(item) ? item : {})) : [];
}

/** The text at a key, empty when there is none. @see SPEC K1 */
export function textAt(parent: JsonObject, key: string): string {
  return optionalTextAt(parent, key) ?? "";
}

/** The text at a key, `undefined` when there is none. @see SPEC K1 */
export function optionalTextAt(parent: JsonObject, key: string): string | undefined {
  const value = ownValue(parent, key);
  return typeof value === "string" ? value : undefined;
}

/** The texts of a list. @see SPEC K1 */
export function textsAt(parent: JsonObject, key: string): readonly string[] {
  const value = ownValue(parent, key);
  return Array.isArray(value) ? value.map((item) => (typeof item === "string" ? item : "")) : [];
}

/** The whole number at a key, `undefined` when there is none. @see SPEC K1 */
export function numberAt(parent: JsonObject, key: string): number | undefined {
  const value = ownValue(parent, key);
  return typeof value === "number" ? value : undefined;
}

/** The truth value at a key, false when there is none. @see SPEC K1 */
export function truthAt(parent: JsonObject, key: string): boolean {
  return ownValue(parent, key) === true;
}

/** Texts by name, such as labels. @see SPEC K1 */
export function textMapAt(parent: JsonObject, key: string): ReadonlyMap<string, string> {
  const entries = Object.entries(objectAt(parent, key)).filter(([, value]) => value !== undefined);
  return new Map(entries.map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}

/** Amounts by resource, each as the API server stores it, rounded up to thousandths; `null` is zero. @see SPEC K2 */
export function amountsAt(parent: JsonObject, key: string): ResourceAmounts {
  const amounts = new Map<string, Quantity>();
  for (const [name, value] of Object.entries(objectAt(parent, key))) {
    const read = readJsonQuantity(JSON.stringify(value) ?? "null");
    if (value !== undefined && read.ok) amounts.set(name, storedQuantity(read.value));
  }
  return amounts;
}

/** The amount at a key, not rounded; `undefined` when there is none. @see SPEC K2 */
export function quantityAt(parent: JsonObject, key: string): Quantity | undefined {
  const value = ownValue(parent, key);
  if (value === undefined || value === null) return undefined;
  const read = readJsonQuantity(JSON.stringify(value));
  return read.ok ? read.value : undefined;
}

function ownValue(parent: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(parent, key) ? parent[key] : undefined;
}
