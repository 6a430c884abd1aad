import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { FieldType } from "./field-types.ts";
import { isEmpty, writtenStruct } from "./go-zero.ts";
import { jsonFieldsOf } from "./struct-fields.ts";

/** What a merge made of two structs, and where its values come from. Paths are those of the merged struct. */
export type MergedFields = {
  readonly value: JsonObject;
  /** Values that are the lower struct's. */
  readonly fromBelow: readonly Path[];
  /** Lists in which the items of the upper struct stand further back than before. */
  readonly moved: readonly { readonly list: Path; readonly by: number }[];
  /** Single values of the lower struct that the upper one replaced by another. */
  readonly replaced: readonly Path[];
};

type Trace = {
  readonly fromBelow: Path[];
  readonly moved: { readonly list: Path; readonly by: number }[];
  readonly replaced: Path[];
};

/**
 * Lays one struct over another as the executor merges pod templates: structs field by field, also behind pointers; lists
 * are the lower one's items and then the upper one's; of maps each key is the upper one's where it has it; a single value
 * is the upper one's unless it is empty, 0 or false. A pointer that is set over one that is not stays as it is.
 *
 * @see SPEC P29; source: imdario/mergo 0.3.16, WithOverride and WithAppendSlice
 */
export function mergeFields(lower: JsonObject, upper: JsonObject, name: string): MergedFields {
  const trace: Trace = { fromBelow: [], moved: [], replaced: [] };
  const value = mergeStruct(lower, upper, name, { trace, path: [] });
  const { fromBelow, moved, replaced } = trace;
  return { value, fromBelow, moved, replaced };
}

type Place = { readonly trace: Trace; readonly path: Path };

function mergeStruct(lower: JsonObject, upper: JsonObject, name: string, { trace, path }: Place): JsonObject {
  const values = new Map<string, Json>();
  for (const field of jsonFieldsOf(name)) {
    const place = { trace, path: [...path, field.name] };
    const merged = mergeValue(lower[field.name] ?? null, upper[field.name] ?? null, field.type, place);
    if (merged !== null) values.set(field.name, merged);
  }
  return writtenStruct(values, name);
}

function mergeValue(lower: Json, upper: Json, type: FieldType, place: Place): Json {
  switch (type.kind) {
    case "struct":
      return mergeStruct(objectOf(lower), objectOf(upper), type.name, place);
    case "list":
      return mergeLists(lower, upper, place);
    case "map":
      return mergeMaps(lower, upper, place);
    case "pointer":
      if (upper === null) return fromBelow(lower, place);
      return lower === null ? upper : mergeValue(lower, upper, type.of, place);
    case "port":
      return mergePorts(lower, upper, place);
    default:
      if (isEmpty(upper)) return fromBelow(lower, place);
      if (!isEmpty(lower) && lower !== upper) place.trace.replaced.push(place.path);
      return upper;
  }
}

function mergeLists(lower: Json, upper: Json, { trace, path }: Place): Json {
  if (!Array.isArray(lower)) return isEmpty(upper) ? null : upper;
  if (!Array.isArray(upper)) return fromBelow(lower, { trace, path });
  trace.fromBelow.push(...lower.map((_, index) => [...path, index]));
  if (lower.length > 0) trace.moved.push({ list: path, by: lower.length });
  return [...lower, ...upper];
}

function mergeMaps(lower: Json, upper: Json, { trace, path }: Place): Json {
  if (!isJsonObject(lower)) return upper;
  if (!isJsonObject(upper)) return fromBelow(lower, { trace, path });
  for (const [key, value] of Object.entries(lower)) {
    const above = Object.hasOwn(upper, key) ? upper[key] : undefined;
    if (above === undefined) trace.fromBelow.push([...path, key]);
    else if (above !== value) trace.replaced.push([...path, key]);
  }
  return { ...lower, ...upper };
}

/** In Go the kind "number" is the empty one and the number stands beside the name, so a number never replaces a name. */
function mergePorts(lower: Json, upper: Json, place: Place): Json {
  if (typeof upper === "string") return upper === "" && typeof lower === "string" ? fromBelow(lower, place) : upper;
  return typeof lower === "string" || isEmpty(upper) ? fromBelow(lower, place) : upper;
}

function fromBelow(value: Json, { trace, path }: Place): Json {
  if (value !== null) trace.fromBelow.push(path);
  return value;
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}
