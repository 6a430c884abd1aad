import type { DocumentDraft, EnvironmentDraft, NodePosition, OverrideDraft, TaskDraft } from "#core/document/draft.ts";

/** The key of a node in this page. It lies under a symbol, so that no writer, reader or comparison ever sees it. */
const nodeKey = Symbol("nodeKey");

/** Names an environment, task or override for as long as it lives in this page, whatever it is called and wherever it moves. */
export type NodeKey = string;

type Node = EnvironmentDraft | TaskDraft | OverrideDraft;

let last = 0;

/** The key of a node of the store's document. */
export function keyOf(node: Node): NodeKey {
  const key: unknown = Reflect.get(node, nodeKey);
  return typeof key === "string" ? key : "";
}

/** A node that is the same one as another: with its key. */
export function withKeyOf<N extends Node>(node: N, same: Node): N {
  return { ...node, [nodeKey]: keyOf(same) };
}

/** The same document in which every node has a key; nodes that have one keep it, and unchanged nodes stay the same objects. */
export function withKeys(document: DocumentDraft): DocumentDraft {
  const environments = document.environments.map((environment) => {
    const tasks = environment.tasks?.map((task) => {
      const overrides = task.overrides?.map((override) => keyed(override));
      return keyed(sameItems(task.overrides, overrides) ? task : { ...task, overrides: overrides ?? [] });
    });
    return keyed(sameItems(environment.tasks, tasks) ? environment : { ...environment, tasks: tasks ?? [] });
  });
  return sameItems(document.environments, environments) ? document : { ...document, environments };
}

/** The same node and all below it without keys: a copy gets new ones. */
export function withoutKeys<N extends Node>(node: N): N {
  const copy: { [key: string]: unknown } = {};
  for (const [name, value] of Object.entries(node)) {
    const children = (name === "tasks" || name === "overrides") && Array.isArray(value);
    copy[name] = children ? value.map((child: Node) => withoutKeys(child)) : value;
  }
  return copy as N;
}

/** Where the node with this key stands now. */
export function positionOf(document: DocumentDraft, key: NodeKey): NodePosition | undefined {
  for (const [environment, draft] of document.environments.entries()) {
    if (keyOf(draft) === key) return { environment };
    for (const [task, taskDraft] of (draft.tasks ?? []).entries()) {
      if (keyOf(taskDraft) === key) return { environment, task };
      const override = (taskDraft.overrides ?? []).findIndex((candidate) => keyOf(candidate) === key);
      if (override >= 0) return { environment, task, override };
    }
  }
  return undefined;
}

function keyed<N extends Node>(node: N): N {
  if (keyOf(node) !== "") return node;
  last += 1;
  return { ...node, [nodeKey]: `n${last}` };
}

function sameItems(before: readonly unknown[] | undefined, after: readonly unknown[] | undefined): boolean {
  return before === after || (before?.every((item, index) => item === after?.[index]) ?? false);
}
