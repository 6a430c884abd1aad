import { isJsonObject } from "#core/problem/json.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import type { FieldTable, FieldType } from "./field-table.ts";

/**
 * What the API server's decoder says of a JSON value. `error` is its first complaint, in words near its own; there is no
 * object then. `unknown` are the paths of fields that it does not know, which only a strict client refuses.
 */
export type Decoding = { readonly error?: string; readonly unknown: readonly string[] };

type Place = { readonly path: string; readonly owner: string };
type Walk = { readonly table: FieldTable; readonly errors: string[]; readonly unknown: string[] };

const goNames: { readonly [kind: string]: string } = {
  text: "string",
  bool: "bool",
  int32: "int32",
  int64: "int64",
  time: "string",
  object: "map[string]interface {}",
};

/**
 * Judges a JSON value against a table of fields: every value must have the JSON type of its field, and every amount must
 * be a quantity. `null` is taken everywhere as absence, or as zero where it stands for an amount in a list of resources.
 *
 * @see SPEC K1, K2; source: k8s.io/apimachinery 0.37.2, pkg/runtime/serializer/json; sigs.k8s.io/json
 */
export function decodeFields(
  value: unknown,
  { type, table }: { readonly type: string; readonly table: FieldTable },
): Decoding {
  const walk: Walk = { table, errors: [], unknown: [] };
  judgeValue(value, { kind: "value", of: type }, { path: "", owner: type }, walk);
  const [error] = walk.errors;
  return { ...(error === undefined ? {} : { error }), unknown: walk.unknown };
}

function judgeValue(value: unknown, type: FieldType, place: Place, walk: Walk): void {
  if (value === null || value === undefined || walk.errors.length > 0) return;
  const fields = type.kind === "value" ? walk.table.get(type.of) : undefined;
  if (type.kind === "list") judgeList(value, type.of, place, walk);
  else if (type.kind === "map") judgeMap(value, type.of, place, walk);
  else if (fields) judgeObject(value, { type: type.of, fields }, place, walk);
  else complain(scalarComplaint(value, type.of, place), walk);
}

function complain(error: string | undefined, walk: Walk): void {
  if (error !== undefined) walk.errors.push(error);
}

function judgeList(value: unknown, of: string, place: Place, walk: Walk): void {
  if (!Array.isArray(value)) {
    walk.errors.push(mismatch(value, `[]${goName(of)}`, place));
    return;
  }
  value.forEach((item, index) => {
    judgeValue(item, { kind: "value", of }, { ...place, path: `${place.path}[${index}]` }, walk);
  });
}

function judgeMap(value: unknown, of: string, place: Place, walk: Walk): void {
  if (!isJsonObject(value)) {
    walk.errors.push(mismatch(value, `map[string]${goName(of)}`, place));
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    judgeValue(item, { kind: "value", of }, { ...place, path: `${place.path}.${key}` }, walk);
  }
}

type Known = { readonly type: string; readonly fields: ReadonlyMap<string, FieldType> };

function judgeObject(value: unknown, { type, fields }: Known, place: Place, walk: Walk): void {
  if (!isJsonObject(value)) {
    walk.errors.push(mismatch(value, goName(type), place));
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const path = place.path === "" ? key : `${place.path}.${key}`;
    const field = fields.get(key);
    if (field) judgeValue(item, field, { path, owner: type }, walk);
    else if (item !== undefined) walk.unknown.push(path);
  }
}

function scalarComplaint(value: unknown, kind: string, place: Place): string | undefined {
  if (kind === "any") return undefined;
  if (kind === "quantity") return quantityComplaint(value);
  if (kind === "intOrText") return isInteger(value, 32) || typeof value === "string" ? undefined : intOrText(value);
  if (kind === "time") return timeComplaint(value, place);
  const fits =
    (kind === "text" && typeof value === "string") ||
    (kind === "bool" && typeof value === "boolean") ||
    (kind === "int32" && isInteger(value, 32)) ||
    (kind === "int64" && isInteger(value, 64)) ||
    (kind === "object" && isJsonObject(value));
  return fits ? undefined : mismatch(value, goName(kind), place);
}

function quantityComplaint(value: unknown): string | undefined {
  const read = readJsonQuantity(JSON.stringify(value));
  return read.ok ? undefined : read.problems[0].origin?.message;
}

function timeComplaint(value: unknown, place: Place): string | undefined {
  if (typeof value !== "string") return mismatch(value, "string", place);
  const shaped = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([.,]\d+)?(Z|[+-]\d{2}:\d{2})$/.test(value);
  return shaped && !Number.isNaN(Date.parse(value)) ? undefined : `parsing time ${JSON.stringify(value)}`;
}

function intOrText(value: unknown): string {
  return `json: cannot unmarshal ${jsonName(value)} into Go value of type intstr.IntOrString`;
}

function isInteger(value: unknown, bits: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** (bits - 1)) && value < 2 ** (bits - 1);
}

function mismatch(value: unknown, goType: string, { path, owner }: Place): string {
  return `json: cannot unmarshal ${jsonName(value)} into Go struct field ${owner}.${path} of type ${goType}`;
}

function jsonName(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "number" : `number ${value}`;
  return typeof value === "boolean" ? "bool" : typeof value;
}

function goName(type: string): string {
  return goNames[type] ?? (type === "quantity" ? "resource.Quantity" : `v1.${type}`);
}
