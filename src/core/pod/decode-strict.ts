import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { formatQuantity } from "#core/quantity/format-quantity.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import { type FieldType, goTypeName } from "./field-types.ts";
import { isGoTime } from "./go-text.ts";
import { writtenStruct, zeroValue } from "./go-zero.ts";
import { jsonFieldsOf } from "./struct-fields.ts";

/** What a struct reads as, and the decoder's words where it refuses. */
export type Decoded = { readonly value: JsonObject; readonly error: string | undefined };

/** An error that stops the decoder wins over a wrong type, which does not. */
type Complaint = { readonly stops: boolean; readonly message: string };

type Context = {
  /** The innermost struct and the keys that lead to the value, without positions but with the names of inlined structs; for messages. */
  readonly struct: string;
  readonly keys: readonly string[];
  readonly complaints: Complaint[];
};

/**
 * Reads JSON into a struct as Go's encoding/json does and writes it back: unknown fields are dropped, names match without
 * regard to case, `null` is the zero value, quantities are printed as Kubernetes prints them.
 *
 * @returns the struct, with the error's words when a type is wrong or an amount is none.
 * @see SPEC P27, P28; source: encoding/json decode.go, k8s.io/apimachinery quantity.go
 */
export function decodeStrict(value: Json, name: string): Decoded {
  const complaints: Complaint[] = [];
  const decoded = decodeStruct(value, name, { struct: name, keys: [], complaints });
  const error = complaints.find(({ stops }) => stops) ?? complaints[0];
  return { value: isJsonObject(decoded) ? decoded : {}, error: error?.message };
}

function decodeValue(value: Json, type: FieldType, context: Context): Json {
  if (value === null && type.kind !== "quantity") return zeroValue(type);
  switch (type.kind) {
    case "pointer":
      return value === null ? null : decodeValue(value, type.of, context);
    case "struct":
      return decodeStruct(value, type.name, context);
    case "list":
      if (!Array.isArray(value)) return mismatch(value, type, context);
      return value.map((item: Json) => decodeValue(item, type.of, context));
    case "map":
      if (!isJsonObject(value)) return mismatch(value, type, context);
      return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, decodeValue(item, type.of, context)]));
    case "text":
      return typeof value === "string" ? value : mismatch(value, type, context);
    case "flag":
      return typeof value === "boolean" ? value : mismatch(value, type, context);
    case "whole":
      return isWhole(value, type.goName) ? value : mismatch(value, type, context);
    case "port":
      if (typeof value === "string" || isWhole(value, "int32")) return value;
      return mismatch(value, { kind: "whole", goName: "int32" }, { ...context, stops: true });
    case "quantity":
      return decodeQuantity(value, context);
    case "time":
      if (typeof value === "string")
        return isGoTime(value) ? value : refused(`parsing time ${JSON.stringify(value)}`, context);
      return mismatch(value, { kind: "text", goName: "string" }, { ...context, stops: true });
    default:
      return value;
  }
}

function decodeStruct(value: Json, name: string, context: Context): Json {
  if (!isJsonObject(value)) return mismatch(value, { kind: "struct", name }, context);
  const fields = jsonFieldsOf(name);
  const values = new Map<string, Json>();
  for (const [key, item] of sortedEntries(value)) {
    const folded = key.toLowerCase();
    const field = fields.find((one) => one.name === key) ?? fields.find((one) => one.name.toLowerCase() === folded);
    if (!field) continue;
    const inner = { ...context, struct: name, keys: [...context.keys, ...(field.within ?? []), field.name] };
    values.set(field.name, decodeValue(item, field.type, inner));
  }
  return writtenStruct(values, name);
}

function decodeQuantity(value: Json, { complaints }: Context): Json {
  const quantity = readJsonQuantity(JSON.stringify(value));
  if (quantity.ok) return formatQuantity(quantity.value);
  refused(quantity.problems[0].origin?.message ?? "", { complaints });
  return "0";
}

function refused(message: string, { complaints }: Pick<Context, "complaints">): Json {
  complaints.push({ stops: true, message });
  return null;
}

function mismatch(value: Json, type: FieldType, context: Context & { readonly stops?: boolean }): Json {
  const place = context.keys.length === 0 ? "value" : `struct field ${context.struct}.${context.keys.join(".")}`;
  const message = `json: cannot unmarshal ${kindOf(value, type)} into Go ${place} of type ${goTypeName(type)}`;
  context.complaints.push({ stops: context.stops === true, message });
  return zeroValue(type);
}

function kindOf(value: Json, type: FieldType): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return type.kind === "whole" ? `number ${value}` : "number";
  return typeof value === "boolean" ? "bool" : typeof value;
}

function isWhole(value: Json, goName: string): value is number {
  if (typeof value !== "number" || !Number.isInteger(value)) return false;
  return Math.abs(value) < (goName === "int32" ? 2 ** 31 : 2 ** 63);
}

/** Protobuf's JSON writes a struct's keys in order, which decides which error is the first. */
function sortedEntries(value: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(value)
    .flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
