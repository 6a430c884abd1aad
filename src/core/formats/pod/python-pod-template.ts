import { formatPythonText } from "#core/formats/python/format-python-text.ts";
import { atom, callNode, literalNode, type PythonArgument, type PythonNode } from "#core/formats/python/python-node.ts";
import type { FieldType } from "#core/pod/field-types.ts";
import { jsonFieldsOf } from "#core/pod/struct-fields.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** Which value of the document a place of the pod comes from. */
export type SourceAt = (path: Path) => Path | undefined;

type Context = { readonly path: Path; readonly sourceAt: SourceAt; readonly classes: Set<string> };

/**
 * An object of Kubernetes as a call of the class of `kubernetes.client`; the classes that it uses are added to `classes`.
 *
 * @see SPEC F27
 */
export function kubernetesCall(struct: string, value: JsonObject, context: Context): PythonNode {
  const className = classOf(struct);
  context.classes.add(className);
  const fields = new Map(jsonFieldsOf(struct).map((field) => [field.name, field.type]));
  const args = Object.entries(value).flatMap(([key, item]): readonly PythonArgument[] => {
    if (item === undefined) return [];
    const inner = { ...context, path: [...context.path, key] };
    return [{ name: pythonName(key), value: fieldNode(fields.get(key), item, inner) }];
  });
  return callNode(className, args);
}

function fieldNode(type: FieldType | undefined, value: Json, context: Context): PythonNode {
  const at = (key: string | number) => ({ ...context, path: [...context.path, key] });
  if (type?.kind === "pointer") return fieldNode(type.of, value, context);
  if (type?.kind === "struct" && isJsonObject(value)) return kubernetesCall(type.name, value, context);
  if (type?.kind === "list" && Array.isArray(value)) {
    return { kind: "list", items: value.map((item: Json, index) => fieldNode(type.of, item, at(index))) };
  }
  if (type?.kind === "map" && isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [{ key, value: fieldNode(type.of, item, at(key)) }],
    );
    return { kind: "dict", entries };
  }
  return leafNode(value, context);
}

function leafNode(value: Json, { path, sourceAt }: Context): PythonNode {
  const source = sourceAt(path);
  if (typeof value === "string" && source) return atom("string", formatPythonText(value), source);
  return withoutPath(literalNode(value, []));
}

/** A literal that spells nothing of the document. */
function withoutPath(node: PythonNode): PythonNode {
  const { path: _, ...rest } = node;
  return rest;
}

/** The client calls a few types by another name than Go. */
function classOf(struct: string): string {
  const special: { readonly [name: string]: string } = { ResourceClaim: "CoreV1ResourceClaim" };
  return special[struct] ?? `V1${struct}`;
}

const reserved: ReadonlySet<string> = new Set(["from", "exec", "continue"]);

/** A field's name as the client's generator spells it. */
function pythonName(key: string): string {
  const spelt = key
    .replaceAll(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
  return reserved.has(spelt) ? `_${spelt}` : spelt;
}
