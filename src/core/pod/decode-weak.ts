import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import { type FieldType, goTypeName } from "./field-types.ts";
import {
  dynamicTypeName,
  isGoDuration,
  isGoTime,
  parseGoBool,
  parseGoInt,
  printGoNumber,
  reflectKind,
  truncateToGoInt,
} from "./go-text.ts";
import { writtenStruct, zeroValue } from "./go-zero.ts";
import { fieldsOf } from "./struct-fields.ts";

/** What a value reads as, or what the decoder says of it, one line an error. */
export type WeaklyDecoded =
  | { readonly value: Json; readonly errors?: undefined }
  | { readonly value?: undefined; readonly errors: readonly string[] };

/** The fields that are present, or what the decoder says. */
export type DecodedFields = { readonly values: ReadonlyMap<string, Json>; readonly errors: readonly string[] };

/**
 * Reads the fields of a struct as Flyte's configuration loader does: names without regard to case, text for numbers and
 * the other way round, one value for a list, a list of one-key maps for a map. Inlined structs are found only under the
 * name that they have in Go. `path` is the name in messages.
 *
 * @see SPEC P25, P26; source: go-viper/mapstructure 2.5.0 with weak typing, flytestdlib/config/viper/viper.go:183-281
 */
export function decodeFields(value: JsonObject, name: string, path = ""): DecodedFields {
  const values = new Map<string, Json>();
  const errors: string[] = [];
  for (const field of fieldsOf(name)) {
    const found = valueUnder(value, field.name);
    if (found === undefined || keepsWhatIsThere(found, field.type)) continue;
    const decoded = decodeWeak(found, field.type, path === "" ? field.name : `${path}.${field.name}`);
    if (decoded.errors) errors.push(...decoded.errors);
    else if (!field.isInline) values.set(field.name, decoded.value);
    else for (const [key, item] of Object.entries(decoded.value ?? {})) values.set(key, item);
  }
  return { values, errors };
}

/** A list or a map. */
type Collection = Extract<FieldType, { readonly of: FieldType }>;

function decodeWeak(value: Json, type: FieldType, path: string): WeaklyDecoded {
  if (value === null) return { value: zeroValue(type) };
  switch (type.kind) {
    case "pointer":
      return decodeWeak(value, type.of, path);
    case "struct":
      return decodeStruct(value, type.name, path);
    case "list":
      return decodeList(value, type, path);
    case "map":
      return decodeMap(value, type, path);
    case "text":
      return decodeText(value, type, path);
    case "flag":
    case "whole":
      return decodeScalar(value, type, path);
    case "quantity":
    case "port":
    case "duration":
    case "time":
      return decodeSelf(value, type, path);
    default:
      return { value };
  }
}

function decodeStruct(value: Json, name: string, path: string): WeaklyDecoded {
  if (!isJsonObject(value)) return { errors: [noStruct(value, path)] };
  const { values, errors } = decodeFields(value, name, path);
  return errors.length > 0 ? { errors } : { value: writtenStruct(values, name) };
}

function decodeList(value: Json, type: Collection, path: string): WeaklyDecoded {
  return collected(
    listItems(value, type).map((item, index) => decodeWeak(item, type.of, `${path}[${index}]`)),
    (items) => items,
  );
}

/** Only a list of plain text is split at commas. */
function listItems(value: Json, { of }: { readonly of: FieldType }): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? [] : [value];
  if (typeof value !== "string" || goTypeName(of) !== "string") return [value];
  return value === "" ? [] : value.split(",");
}

function decodeMap(value: Json, type: Collection, path: string): WeaklyDecoded {
  if (Array.isArray(value)) return decodeMapList(value, type, path);
  if (!isJsonObject(value)) return { errors: [unconvertible(value, type, path)] };
  const entries = Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
  return collected(
    entries.map(([key, item]) => decodeWeak(item, type.of, `${path}[${key}]`)),
    (items) => Object.fromEntries(entries.map(([key], index) => [key, items[index] ?? null])),
  );
}

/** Maps in a list become one; a list with anything else in it is read item by item, and the last one stays. */
function decodeMapList(items: readonly Json[], type: Collection, path: string): WeaklyDecoded {
  if (items.every(isJsonObject)) {
    return decodeMap(Object.fromEntries(items.flatMap((item) => Object.entries(item))), type, path);
  }
  let last: WeaklyDecoded = { value: null };
  for (const [index, item] of items.entries()) {
    last = decodeWeak(item, type, `${path}[${index}]`);
    if (last.errors) return last;
  }
  return last;
}

function decodeText(value: Json, type: FieldType, path: string): WeaklyDecoded {
  if (typeof value === "string") return { value };
  if (typeof value === "boolean") return { value: value ? "1" : "0" };
  return typeof value === "number" ? { value: printGoNumber(value) } : { errors: [unconvertible(value, type, path)] };
}

function decodeScalar(value: Json, type: FieldType & { goName: string }, path: string): WeaklyDecoded {
  const isFlag = type.kind === "flag";
  if (typeof value === "boolean") return { value: isFlag ? value : Number(value) };
  if (typeof value === "number") return { value: isFlag ? value !== 0 : truncateToGoInt(value, bitsOf(type)) };
  if (typeof value !== "string") return { errors: [unconvertible(value, type, path)] };
  const parsed = isFlag ? parseGoBool(value) : parseGoInt(value, bitsOf(type));
  if (parsed.ok) return { value: parsed.value };
  return { errors: [`'${path}' cannot parse value as '${type.goName}': strconv.${parsed.error}`] };
}

function bitsOf({ goName }: { readonly goName: string }): 32 | 64 {
  return goName === "int32" ? 32 : 64;
}

/** Types that read their own JSON; where they refuse, the decoder goes on with the value and finds no struct. */
function decodeSelf(value: Json, type: FieldType, path: string): WeaklyDecoded {
  if (type.kind === "quantity") {
    const quantity = readJsonQuantity(JSON.stringify(value));
    if (quantity.ok) return { value: formatQuantity(quantity.value) };
    return isJsonObject(value) ? { value: "0" } : { errors: [noStruct(value, path)] };
  }
  if (type.kind === "port") {
    if (typeof value === "string" || Number.isInteger(value)) return { value };
    return isJsonObject(value) ? { value: 0 } : { errors: [noStruct(value, path)] };
  }
  if (isJsonObject(value)) return { value: null };
  if (type.kind === "time" ? isGoTime(value) : typeof value === "number" || isGoDuration(value)) return { value };
  return { errors: [noStruct(value, path)] };
}

function collected(items: readonly WeaklyDecoded[], join: (values: readonly Json[]) => Json): WeaklyDecoded {
  const errors = items.flatMap((item) => item.errors ?? []);
  return errors.length > 0 ? { errors } : { value: join(items.map((item) => item.value ?? null)) };
}

/** Decoding a map into an amount changes nothing, because an amount has no fields that could be set. */
function keepsWhatIsThere(value: Json, type: FieldType): boolean {
  return type.kind === "quantity" && isJsonObject(value);
}

function valueUnder(value: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(value, name)) return value[name];
  const folded = name.toLowerCase();
  const key = Object.keys(value).find((one) => one.toLowerCase() === folded);
  return key === undefined ? undefined : value[key];
}

function noStruct(value: Json, path: string): string {
  return `'${path}' expected a map or struct, got "${reflectKind(value)}"`;
}

function unconvertible(value: Json, type: FieldType, path: string): string {
  return `'${path}' expected type '${goTypeName(type)}', got unconvertible type '${dynamicTypeName(value)}'`;
}
