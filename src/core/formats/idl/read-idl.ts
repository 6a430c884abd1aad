import type { DocumentDraft } from "#core/document/draft.ts";
import type { OpenSource, SourceFile } from "#core/formats/source-contract.ts";
import { parseJson } from "#core/formats/yaml/parse-json.ts";
import {
  type Gathered,
  gather,
  keep,
  partsOf,
  place,
  readOnlySource,
  valueAt,
} from "#core/formats/yaml/read-only-source.ts";
import type { SourceNode } from "#core/formats/yaml/source-tree.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { readMessage } from "./read-message.ts";

const message = "What the SDK sends is only read. Change the document, and write Flyte IDL from it.";

/**
 * Reads what the SDK sends about resources, as protobuf JSON: one message `{resources, extendedResources}`, which becomes an environment,
 * or messages by address (`env/task/override`), as the writer of IDL writes them. What `flyte.Resources` cannot say is kept.
 *
 * @returns a source that is only read, or `document.json-syntax`, `source.files`, `source.unknown`.
 * @see SPEC SO8–SO10
 */
export function openIdl(files: readonly SourceFile[]): Result<OpenSource> {
  const [file, ...others] = files;
  if (!file || others.length > 0) {
    return fail({
      code: "source.files",
      severity: "error",
      path: [],
      message: "Open messages of Flyte IDL one file at a time.",
    });
  }
  const tree = parseJson(file.text);
  if (!tree.ok) return tree;
  if (tree.value.kind !== "map") {
    const found = "Flyte IDL is an object: a message with resources, or messages by address. This is none.";
    return fail({ code: "source.unknown", severity: "error", path: [], message: found });
  }
  const gathered = gather(file.text);
  const isOne =
    valueAt(tree.value, "resources") ??
    valueAt(tree.value, "extendedResources") ??
    valueAt(tree.value, "extended_resources");
  const document = isOne ? oneMessage(gathered, tree.value) : byAddress(gathered, tree.value);
  return succeed(readOnlySource(file, "idl", { document, gathered, message }));
}

function oneMessage(gathered: Gathered, node: SourceNode): DocumentDraft {
  place(gathered, ["environments", 0], node);
  const resources = readMessage(gathered, node, ["environments", 0, "resources"]);
  return { environments: [{ name: "imported", ...(resources && { resources }) }] };
}

type Override = { label?: string; resources?: JsonObject };
type Task = { name?: string; resources?: JsonObject; overrides?: Override[] };
type Environment = { name?: string; tasks: Task[] };

function byAddress(gathered: Gathered, node: SourceNode): DocumentDraft {
  const environments: Environment[] = [];
  for (const slot of partsOf(gathered, node)) {
    const names = (slot.key ?? "").split("/");
    const [environmentName = "", taskName, label] = names;
    if (taskName === undefined || names.length > 3) {
      keep(gathered, slot, "the key is no address of a task or override (env/task/override)");
      continue;
    }
    const environment = found<Environment>(environments, environmentName, "name", () => ({ tasks: [] }));
    const task = found<Task>(environment.value.tasks, taskName, "name", () => ({}));
    const path: Path = ["environments", environment.at, "tasks", task.at];
    if (label === undefined) fill(gathered, slot.value, task.value, path);
    else {
      task.value.overrides ??= [];
      const override = found<Override>(task.value.overrides, label, "label", () => ({}));
      fill(gathered, slot.value, override.value, [...path, "overrides", override.at]);
    }
  }
  return { environments };
}

function fill(gathered: Gathered, value: SourceNode, node: { resources?: JsonObject }, path: Path): void {
  if (value.kind === "scalar") {
    keep(gathered, value.range, "the SDK refused these resources, so there is no message");
    return;
  }
  place(gathered, path, value);
  const resources = readMessage(gathered, value, [...path, "resources"]);
  // An override without resources would have the task's.
  if (resources || path.length > 4) node.resources = resources ?? {};
}

/** The node of a name, made where it is not there; `#N` of an address is a node that has none. */
function found<T extends { name?: string; label?: string }>(
  nodes: T[],
  name: string,
  key: "name" | "label",
  make: () => T,
): { readonly value: T; readonly at: number } {
  const position = /^#(\d{1,4})$/.exec(name)?.[1];
  const known = position === undefined ? nodes.findIndex((node) => node[key] === name) : Number(position);
  const at = known < 0 ? nodes.length : known;
  while (nodes.length < at) nodes.push(make());
  const value = nodes[at] ?? make();
  if (!nodes[at]) nodes.push(value);
  if (position === undefined) value[key] = name;
  return { value, at };
}
