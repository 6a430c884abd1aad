/** The type of a field, as Go's decoders and the merge see it. `goName` is the type's name in messages. */
export type FieldType =
  | {
      readonly kind: "text" | "flag" | "whole" | "quantity" | "port" | "time" | "duration" | "any";
      readonly goName: string;
    }
  | { readonly kind: "pointer" | "list"; readonly of: FieldType }
  | { readonly kind: "map"; readonly of: FieldType; readonly keyName: string }
  | { readonly kind: "struct"; readonly name: string };

/** A field of a struct. */
export type Field = {
  /** The key in JSON. Of an inlined struct the name in Go. */
  readonly name: string;
  readonly type: FieldType;
  /** Written when it is empty too. */
  readonly isRequired: boolean;
  /** A struct whose fields stand among those of the struct around it. */
  readonly isInline: boolean;
  /** The inlined structs that it was found in, outermost first. */
  readonly within?: readonly string[];
};

const leaves: { readonly [name: string]: FieldType } = {
  text: { kind: "text", goName: "string" },
  flag: { kind: "flag", goName: "bool" },
  int: { kind: "whole", goName: "int" },
  int32: { kind: "whole", goName: "int32" },
  int64: { kind: "whole", goName: "int64" },
  quantity: { kind: "quantity", goName: "resource.Quantity" },
  port: { kind: "port", goName: "intstr.IntOrString" },
  duration: { kind: "duration", goName: "config.Duration" },
  time: { kind: "time", goName: "v1.Time" },
  any: { kind: "any", goName: "interface {}" },
};

/** Reads a table of structs; its form is described at `kubernetesStructs`. Throws when the table is broken. */
export function parseStructs(table: string): ReadonlyMap<string, readonly Field[]> {
  const structs = new Map<string, string>();
  let name = "";
  for (const line of table.split("\n").filter((text) => text.trim() !== "")) {
    if (line.startsWith(" ")) structs.set(name, `${structs.get(name) ?? ""} ${line.trim()}`);
    else {
      name = line;
      structs.set(name, "");
    }
  }
  return new Map(
    [...structs].map(([struct, fields]) => [struct, fields.split(";").map((text) => parseField(text.trim()))]),
  );
}

/** The name of a type in Go's messages. */
export function goTypeName(type: FieldType): string {
  switch (type.kind) {
    case "pointer":
      return `*${goTypeName(type.of)}`;
    case "list":
      return `[]${goTypeName(type.of)}`;
    case "map":
      if (type.of.kind === "quantity") return "v1.ResourceList";
      return `map[${type.keyName}]${goTypeName(type.of)}`;
    case "struct":
      return type.name.includes(".") ? type.name : `v1.${type.name}`;
    default:
      return type.goName;
  }
}

function parseField(text: string): Field {
  const inline = /^(\w+)\+(\w+)$/.exec(text);
  if (inline) {
    const type: FieldType = { kind: "struct", name: inline[2] ?? "" };
    return { name: inline[1] ?? "", type, isRequired: true, isInline: true };
  }
  const field = /^([\w-]+)(!?) (\S+)$/.exec(text);
  if (!field) throw new Error(`no field: ${text}`);
  return { name: field[1] ?? "", type: parseType(field[3] ?? ""), isRequired: field[2] === "!", isInline: false };
}

function parseType(text: string): FieldType {
  if (text.startsWith("*")) return { kind: "pointer", of: parseType(text.slice(1)) };
  if (text.startsWith("[]")) return { kind: "list", of: parseType(text.slice(2)) };
  const map = /^\{(\w*)\}(.*)$/.exec(text);
  if (map) return { kind: "map", of: parseType(map[2] ?? ""), keyName: map[1] ? `v1.${map[1]}` : "string" };
  const [base = "", goName] = text.split(":");
  const leaf = leaves[base];
  if (!leaf) return { kind: "struct", name: base };
  if (goName === undefined || !("goName" in leaf)) return leaf;
  return { ...leaf, goName: goName.includes(".") ? goName : `v1.${goName}` };
}
