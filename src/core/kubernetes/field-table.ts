/** The JSON type of a value: one of the decoder's own kinds, or the name of a type in the table. */
export type FieldType = {
  readonly kind: "value" | "list" | "map";
  /** `text`, `bool`, `int32`, `int64`, `quantity`, `time`, `intOrText`, `object`, `any`, or the name of a type. */
  readonly of: string;
};

/** The types of an API object, by name, with the type of each of their fields. */
export type FieldTable = ReadonlyMap<string, ReadonlyMap<string, FieldType>>;

/**
 * Reads a table of fields from text: a line a type, its name first, then `field`, `field:T`, `field:[T` or `field:{T`.
 *
 * @see SPEC K1
 */
export function fieldTable(text: string): FieldTable {
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [name = "", ...fields] = line.split(" ");
      return [name, new Map(fields.map(readField))];
    }),
  );
}

function readField(text: string): readonly [string, FieldType] {
  const [name = "", type = "text"] = text.split(":");
  if (type.startsWith("[")) return [name, { kind: "list", of: type.slice(1) }];
  if (type.startsWith("{")) return [name, { kind: "map", of: type.slice(1) }];
  return [name, { kind: "value", of: type }];
}
