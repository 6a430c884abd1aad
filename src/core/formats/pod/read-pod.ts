import type { DocumentDraft } from "#core/document/draft.ts";
import type { OpenSource, SourceFile } from "#core/formats/source-contract.ts";
import { type Gathered, gather, place, readOnlySource } from "#core/formats/yaml/read-only-source.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { type PodObject, podObjects } from "./pod-objects.ts";
import { readPodObject } from "./read-pod-object.ts";

const message = "Pods are only read. Change the document, and write pods from it.";

/**
 * Reads pods and pod templates of Kubernetes: YAML (streams too), JSON, lists. What the task's own container asks for becomes the
 * resources of the task that the pod names, or of an environment with the pod's name. All else is kept, with its reason.
 *
 * @returns a source that is only read, or `source.files`, `source.unknown` (no pod), and the codes of reading YAML and JSON.
 * @see SPEC SO8, SO11, SO12
 */
export function openPods(files: readonly SourceFile[]): Result<OpenSource> {
  const [file, ...others] = files;
  if (!file || others.length > 0) {
    return fail({ code: "source.files", severity: "error", path: [], message: "Open pods one file at a time." });
  }
  const gathered = gather(file.text);
  const objects = podObjects(gathered);
  if (!objects.ok) return objects;
  if (objects.value.length === 0) {
    const found = "No Pod or PodTemplate stands here. Give one, or a list of them.";
    return fail({ code: "source.unknown", severity: "error", path: [], message: found });
  }
  return succeed(readOnlySource(file, "pod", { document: documentOf(gathered, objects.value), gathered, message }));
}

type Override = { label: string; resources?: JsonObject };
type Task = { name: string; resources?: JsonObject; overrides?: Override[] };
type Environment = { name: string; resources?: JsonObject; tasks?: Task[] };

function documentOf(gathered: Gathered, objects: readonly PodObject[]): DocumentDraft {
  const environments: Environment[] = [];
  for (const object of objects) {
    const { node, path } = nodeFor(environments, object);
    place(gathered, path, object.node);
    const resources = readPodObject(gathered, object, [...path, "resources"]);
    // An override without resources would have the task's.
    if (resources || path.length > 4) node.resources = resources ?? {};
  }
  return { environments };
}

type Found = { readonly node: { resources?: JsonObject }; readonly path: Path };

/** The task that a pod is of; a second pod of a task is an override, a pod of no task an environment. */
function nodeFor(environments: Environment[], { task, name }: PodObject): Found {
  const dot = task?.lastIndexOf(".") ?? -1;
  if (task === undefined || dot < 1) {
    environments.push({ name });
    return { node: environments[environments.length - 1] ?? {}, path: ["environments", environments.length - 1] };
  }
  const environment = named<Environment>(environments, task.slice(0, dot));
  environment.node.tasks ??= [];
  const { tasks } = environment.node;
  const known = tasks.length;
  const own = named<Task>(tasks, task.slice(dot + 1));
  const path: Path = ["environments", environment.at, "tasks", own.at];
  if (tasks.length > known) return { node: own.node, path };
  own.node.overrides ??= [];
  const { overrides } = own.node;
  const override: Override = { label: `pod ${overrides.length + 2}` };
  overrides.push(override);
  return { node: override, path: [...path, "overrides", overrides.length - 1] };
}

function named<T extends { name: string }>(nodes: T[], name: string): { readonly node: T; readonly at: number } {
  const at = nodes.findIndex((node) => node.name === name);
  const known = nodes[at];
  if (known) return { node: known, at };
  const node = { name } as T;
  nodes.push(node);
  return { node, at: nodes.length - 1 };
}
