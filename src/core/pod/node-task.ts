import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import {
  type DocumentDraft,
  type EnvironmentDraft,
  type NodePosition,
  nodeAt,
  nodePath,
} from "#core/document/draft.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { flatten } from "#core/resolve/flatten.ts";
import { appleVariables } from "#core/sdk/apple-variables.ts";
import type { NodeMessages } from "./node-messages.ts";
import { exampleRun } from "./pod-configuration.ts";
import type { RunIdentity, TaskTemplate } from "./task-template.ts";

/** A value of the document and where it stands. */
type Given = { readonly value: Json; readonly path: Path };

/** The task that the executor receives for a node, with what only a run knows as in the example run. */
export type NodeTask = {
  readonly task: TaskTemplate;
  readonly identity: RunIdentity;
  /** Absent when only the run knows it. */
  readonly image: Given | undefined;
  /** Names and the object they stand in; its own variables come first in the task. */
  readonly variables: Given | undefined;
  readonly serviceAccount: Given | undefined;
  /** A pod template, which is not applied. */
  readonly podTemplate: Given | undefined;
};

/** What stands for an image that the document does not name. */
const imagePlaceholder = "<image of the run>";

/** Puts a node's resources, image, environment variables, service account and secrets together. See SPEC F22. */
export function nodeTask(document: DocumentDraft, position: NodePosition, node: NodeMessages): NodeTask {
  const own = (key: string) => inherited(document, position.environment, key);
  const image = textOf(own("image"));
  const serviceAccount = textOf(innermost(document, position, "service_account"));
  const secrets = innermost(document, position, "secrets");
  const variables = innermost(document, position, "env_vars");
  const env = textEntries(variables);
  const { resources, extendedResources } = node.messages;
  const task: TaskTemplate = {
    image: image ? String(image.value) : imagePlaceholder,
    env: [...env, ...Object.entries(appleOf(document, env, node))],
    ...(resources ? { resources } : {}),
    ...(extendedResources ? { extendedResources } : {}),
    securityContext: {
      ...(serviceAccount ? { runAs: { k8sServiceAccount: String(serviceAccount.value) } } : {}),
      ...(secrets ? { secrets: [secrets.value] } : {}),
    },
  };
  const identity = { ...exampleRun, taskName: flattenedName(document, position) };
  return {
    task,
    identity,
    image,
    variables,
    serviceAccount,
    podTemplate: innermost(document, position, "pod_template"),
  };
}

/** The name that the SDK gives to the task once task resources have become environments: `env.task`. */
function flattenedName(document: DocumentDraft, { environment, task = 0 }: NodePosition): string {
  const home = homesOf(document).get(`${environment}/${task}`) ?? document.environments[environment]?.name;
  return `${nameOf(home)}.${nameOf(document.environments[environment]?.tasks?.[task]?.name)}`;
}

const homes = new WeakMap<DocumentDraft, ReadonlyMap<string, Json | undefined>>();

/** The names of the environments that are made for tasks, by the positions of the tasks; worked out once for a document. */
function homesOf(document: DocumentDraft): ReadonlyMap<string, Json | undefined> {
  const known = homes.get(document);
  if (known) return known;
  const flat = flatten(document);
  const names = flat.clones.map(({ source, environment }) => {
    const [, from, , task] = source;
    return [`${from}/${task}`, flat.document.environments[environment]?.name] as const;
  });
  const made = new Map(names);
  homes.set(document, made);
  return made;
}

function nameOf(name: Json | undefined): string {
  return typeof name === "string" ? name : "unnamed";
}

/** The innermost level that gives a truthy value: override, task, environment. */
function innermost(document: DocumentDraft, position: NodePosition, key: string): Given | undefined {
  const { environment, task, override } = position;
  const levels: NodePosition[] = [];
  if (task !== undefined && override !== undefined) levels.push({ environment, task, override });
  if (task !== undefined) levels.push({ environment, task });
  for (const level of levels) {
    const value = (nodeAt(document, level) as EnvironmentDraft | undefined)?.[key];
    if (isTruthy(value)) return { value, path: [...nodePath(level), key] };
  }
  return inherited(document, environment, key);
}

/** An environment's own value, or that of the environment it is a clone of. */
function inherited(document: DocumentDraft, environment: number, key: string): Given | undefined {
  const seen = new Set<number>();
  let at = environment;
  while (at >= 0 && !seen.has(at)) {
    seen.add(at);
    const draft = document.environments[at];
    const value = draft?.[key];
    if (value !== undefined && value !== null) {
      return isTruthy(value) ? { value, path: [...nodePath({ environment: at }), key] } : undefined;
    }
    const source = draft?.clone_of;
    at = typeof source === "string" ? document.environments.findIndex((other) => other.name === source) : -1;
  }
  return undefined;
}

function isTruthy(value: Json | undefined): value is Json {
  if (value === undefined || value === null || value === false || value === "" || value === 0) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function textOf(given: Given | undefined): Given | undefined {
  return typeof given?.value === "string" ? given : undefined;
}

function textEntries(given: Given | undefined): readonly (readonly [string, string])[] {
  if (!given || !isJsonObject(given.value)) return [];
  return Object.entries(given.value).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
}

function appleOf(document: DocumentDraft, env: readonly (readonly [string, string])[], node: NodeMessages) {
  return appleVariables(node.resources, {
    catalogue: catalogueFor(document.sdk),
    variables: Object.fromEntries(env),
    hostPackages: "<packages of the host>",
  });
}
