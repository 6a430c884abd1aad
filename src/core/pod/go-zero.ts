import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Field, FieldType } from "./field-types.ts";
import { jsonFieldsOf } from "./struct-fields.ts";

/**
 * A struct as Go writes it: empty values are left out, but for pointers that point to one, structs, and fields that are
 * always written.
 *
 * @see SPEC P27; source: encoding/json, `omitempty`
 */
export function writtenStruct(values: ReadonlyMap<string, Json>, name: string): JsonObject {
  const written: [string, Json][] = [];
  for (const field of jsonFieldsOf(name)) {
    const value = values.get(field.name) ?? zeroValue(field.type);
    if (isWritten(field, value)) written.push([field.name, value]);
  }
  return Object.fromEntries(written);
}

/** The zero value of a type as Go writes it. */
export function zeroValue(type: FieldType): Json {
  switch (type.kind) {
    case "text":
      return "";
    case "flag":
      return false;
    case "whole":
    case "port":
      return 0;
    case "quantity":
      return "0";
    case "struct":
      return writtenStruct(new Map(), type.name);
    default:
      return null;
  }
}

/** Whether a value that is no pointer counts as none: empty text, 0, false, an empty list or map. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === 0 || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function isWritten({ type, isRequired }: Field, value: Json): boolean {
  if (type.kind === "time") return value !== null;
  if (isRequired || type.kind === "struct" || type.kind === "quantity" || type.kind === "port") return true;
  return type.kind === "pointer" || type.kind === "any" ? value !== null : !isEmpty(value);
}
