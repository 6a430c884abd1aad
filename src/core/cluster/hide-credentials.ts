import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";

/** What stands for a value that looks like a credential. */
export const hiddenValue = "(not kept)";

const secretName = /SECRET|PASSWORD|PASSWD|TOKEN|CREDENTIAL|ACCESS_KEY|API_?KEY|PRIVATE_KEY/i;
const depth = 40;

/** A value without credentials, and the names of those that were taken out. */
export type Hidden<T> = { readonly value: T; readonly names: readonly string[] };

/**
 * The same value with the text of every variable whose name looks like that of a credential replaced: in lists of
 * `{name, value}`, and in maps of texts. Profiles are shared; the texts decide about nothing.
 *
 * @see SPEC CP8
 */
export function hideCredentials<T extends Json>(value: T): Hidden<T> {
  const names: string[] = [];
  return { value: hide(value, names, 0) as T, names };
}

function hide(value: Json, names: string[], level: number): Json {
  if (level > depth) return value;
  if (Array.isArray(value)) return value.map((item: Json) => hide(item, names, level + 1));
  return isJsonObject(value) ? hideIn(value, names, level) : value;
}

function hideIn(object: JsonObject, names: string[], level: number): JsonObject {
  const entries = Object.entries(object).map(([key, item]) => {
    if (item === undefined) return [key, item] as const;
    const name = key === "value" && typeof object.name === "string" ? object.name : key;
    if (typeof item !== "string" || item === "" || !isCredential(name))
      return [key, hide(item, names, level + 1)] as const;
    names.push(name);
    return [key, hiddenValue] as const;
  });
  return Object.fromEntries(entries);
}

/** Keys of the API and of the configuration have no `_`; names of variables are in capitals or have one. */
function isCredential(name: string): boolean {
  return /^(?:[A-Z0-9]+|\w*_\w*)$/.test(name) && secretName.test(name);
}
