import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";

/**
 * What Flyte's loader leaves of the keys of a configuration: in maps they lose their case, unless they hold a dot, in
 * which case key and value stay as written; lists stay as written. Nulls and maps with nothing in them are absent. Of keys
 * that become the same the last one stays.
 *
 * @see SPEC P23; source: spf13/viper 1.21.0 AllSettings, flytestdlib/config/viper/viper.go:281-367
 */
export function viperKeys(value: JsonObject): JsonObject {
  const entries = Object.entries(value).flatMap(([key, item]): readonly (readonly [string, Json])[] => {
    if (item === undefined) return [];
    if (key.includes(".")) return [[key, item]];
    if (!hasLeaf(item)) return [];
    return [[key.toLowerCase(), isJsonObject(item) ? viperKeys(item) : item]];
  });
  return Object.fromEntries(entries);
}

/** Whether anything is set in a value: nulls are not, an empty list is. */
function hasLeaf(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false;
  return !isJsonObject(value) || Object.values(value).some(hasLeaf);
}
