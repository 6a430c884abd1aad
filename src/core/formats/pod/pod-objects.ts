import { parseJson } from "#core/formats/yaml/parse-json.ts";
import { parseYamlStream } from "#core/formats/yaml/parse-yaml.ts";
import { type Gathered, keep, partsOf, textAt, valueAt } from "#core/formats/yaml/read-only-source.ts";
import type { SourceNode } from "#core/formats/yaml/source-tree.ts";
import { type Result, succeed } from "#core/problem/problem.ts";

/** A Pod or PodTemplate in its text: its parts, its name, and the task that it says it is of (`environment.task`). */
export type PodObject = {
  readonly node: SourceNode;
  readonly isTemplate: boolean;
  readonly spec: SourceNode | undefined;
  /** The container that takes the task's resources. */
  readonly primary: SourceNode | undefined;
  readonly name: string;
  readonly task: string | undefined;
};

/** The pods and pod templates of a text, lists taken apart; objects of other kinds are kept. */
export function podObjects(gathered: Gathered): Result<readonly PodObject[]> {
  const trees = treesOf(gathered.text);
  if (!trees.ok) return trees;
  return succeed(trees.value.flatMap((tree) => objectsIn(gathered, tree, tree)));
}

function treesOf(text: string): Result<readonly SourceNode[]> {
  const json = /^\uFEFF?\s*[{[]/.test(text) ? parseJson(text) : undefined;
  return json?.ok ? succeed([json.value]) : parseYamlStream(text);
}

function objectsIn(gathered: Gathered, node: SourceNode, whole: SourceNode): readonly PodObject[] {
  if (node.kind === "list") return partsOf(gathered, node).flatMap(({ value }) => objectsIn(gathered, value, value));
  const kind = textAt(node, "kind") ?? "";
  if (/^(?:Pod|PodTemplate)?List$/.test(kind)) {
    return partsOf(gathered, node).flatMap((slot) => {
      if (slot.key === "items") return objectsIn(gathered, slot.value, slot.value);
      if (slot.key !== "kind" && slot.key !== "apiVersion") keep(gathered, slot, "says nothing of a pod");
      return [];
    });
  }
  if (kind === "Pod" || kind === "PodTemplate") return [podObject(node, kind === "PodTemplate")];
  keep(
    gathered,
    whole.range,
    kind === "" ? "no object of Kubernetes" : `an object of kind ${kind}: only pods and pod templates are read`,
  );
  return [];
}

function podObject(node: SourceNode, isTemplate: boolean): PodObject {
  const pod = isTemplate ? valueAt(node, "template") : node;
  const spec = valueAt(pod, "spec");
  const primary = primaryOf(spec, textAt(valueAt(valueAt(pod, "metadata"), "annotations"), "primary_container_name"));
  const metadata = valueAt(node, "metadata");
  const name = textAt(metadata, "name") ?? textAt(metadata, "generateName")?.replace(/-$/, "") ?? "imported";
  const label = textAt(valueAt(valueAt(pod, "metadata"), "labels"), "task-name");
  return { node, isTemplate, spec, primary, name, task: variable(primary, "FLYTE_INTERNAL_TASK_NAME") ?? label };
}

/** The container that Flyte names in an annotation, else the one called `primary`, else the first. */
function primaryOf(spec: SourceNode | undefined, named: string | undefined): SourceNode | undefined {
  const list = valueAt(spec, "containers");
  const containers = list?.kind === "list" ? list.items : [];
  const called = (name: string) => containers.find((one) => textAt(one, "name") === name);
  return (named === undefined ? undefined : called(named)) ?? called("primary") ?? containers[0];
}

function variable(container: SourceNode | undefined, name: string): string | undefined {
  const list = valueAt(container, "env");
  const found = list?.kind === "list" ? list.items.find((one) => textAt(one, "name") === name) : undefined;
  return textAt(found, "value");
}
