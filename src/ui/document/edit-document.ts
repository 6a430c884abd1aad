import {
  type DocumentDraft,
  type EnvironmentDraft,
  type NodePosition,
  nodeAt,
  nodePath,
  type OverrideDraft,
  type TaskDraft,
} from "#core/document/draft.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { withoutKeys } from "./node-key.ts";

type Node = EnvironmentDraft | TaskDraft | OverrideDraft;

/** The keys of a node in the order in which they are written; a new key goes before the first that comes later. */
const keyOrder = (
  "version sdk label name clone_of async description image resources cpu memory gpu disk shm device quantity device_class " +
  "partition short_name cache retries timeout docs env_vars secrets service_account interruptible reusable queue " +
  "pod_template report max_inline_io_bytes entrypoint depends_on include advice environments tasks overrides"
).split(" ");

/** The document with another value at a path; `undefined` removes the key. Nothing else changes, unchanged parts stay the same objects. */
export function setValue(document: DocumentDraft, path: Path, value: Json | undefined): DocumentDraft {
  return setIn(document, path, value) as DocumentDraft;
}

function setIn(target: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item: Json, index) => (index === head ? (setIn(item, rest, value) ?? null) : item));
  }
  const object: JsonObject = isJsonObject(target) ? target : {};
  const key = String(head);
  const next = setIn(object[key], rest, value);
  if (next === object[key] && (next !== undefined || !(key in object))) return object;
  if (next === undefined) {
    const { [key]: _removed, ...others } = object;
    return others;
  }
  return key in object ? { ...object, [key]: next } : insertKey(object, key, next);
}

function insertKey(object: JsonObject, key: string, value: Json): JsonObject {
  const rank = keyOrder.indexOf(key);
  const after = rank < 0 ? undefined : Object.keys(object).find((other) => keyOrder.indexOf(other) > rank);
  if (after === undefined) return { ...object, [key]: value };
  const entries = Object.entries(object);
  const at = entries.findIndex(([other]) => other === after);
  const ordered = Object.fromEntries([...entries.slice(0, at), [key, value], ...entries.slice(at)]);
  // Spreading the old object first keeps its symbol keys, the node's key among them; `ordered` only gives the order.
  const symbols = Object.getOwnPropertySymbols(object).map((symbol) => [symbol, Reflect.get(object, symbol)] as const);
  return Object.assign(ordered, Object.fromEntries(symbols));
}

/** The document with a node put in at a position; the nodes from there on move down by one. */
export function insertNode(document: DocumentDraft, position: NodePosition, node: Node): DocumentDraft {
  return changeSiblings(document, position, (siblings, at) => [...siblings.slice(0, at), node, ...siblings.slice(at)]);
}

/** The document without a node. */
export function removeNode(document: DocumentDraft, position: NodePosition): DocumentDraft {
  return changeSiblings(document, position, (siblings, at) => siblings.filter((_, index) => index !== at));
}

/** The document in which a node stands at another position of the same level, counted before it is taken away. */
export function moveNode(document: DocumentDraft, from: NodePosition, to: NodePosition): DocumentDraft {
  const node = nodeAt(document, from);
  if (!node) return document;
  const sameParent = from.environment === to.environment && from.task === to.task;
  const siblings = lastIndex(from) < lastIndex(to);
  const list =
    from.task === undefined ||
    (from.override === undefined && from.environment === to.environment) ||
    (from.override !== undefined && sameParent);
  const target = list && siblings ? shift(to, -1) : to;
  return insertNode(removeNode(document, from), target, node);
}

/** A node's copy, placed right after it, with a name that is free. */
export function duplicateNode(document: DocumentDraft, position: NodePosition): DocumentDraft {
  const node = nodeAt(document, position);
  if (!node) return document;
  const copy = renameCopy(document, withoutKeys(node), position);
  return insertNode(document, shift(position, 1), copy);
}

/** A name like the base that no node in the list has: `train`, `train_2`, `train_3`. */
export function freeName(base: string, taken: ReadonlySet<unknown>, separator: "-" | "_" | " "): string {
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${separator}${number}`)) number += 1;
  return `${base}${separator}${number}`;
}

/** The names of all tasks of a document; Flyte needs them to differ. */
export function taskNames(document: DocumentDraft): Set<unknown> {
  return new Set(document.environments.flatMap((environment) => (environment.tasks ?? []).map((task) => task.name)));
}

/** The names of all environments of a document. */
export function environmentNames(document: DocumentDraft): Set<unknown> {
  return new Set(document.environments.map((environment) => environment.name));
}

function renameCopy(document: DocumentDraft, copy: Node, position: NodePosition): Node {
  if (position.override !== undefined) {
    const siblings = document.environments[position.environment]?.tasks?.[position.task ?? 0]?.overrides ?? [];
    const labels = new Set(siblings.map((override) => override.label));
    return { ...copy, label: freeName(textOr(copy.label, "copy"), labels, " ") };
  }
  const tasks = taskNames(document);
  if (position.task !== undefined) return renameTask(copy as TaskDraft, tasks);
  const environment = copy as EnvironmentDraft;
  const name = freeName(textOr(environment.name, "environment"), environmentNames(document), "-");
  if (!environment.tasks) return { ...environment, name };
  return { ...environment, name, tasks: environment.tasks.map((task) => renameTask(task, tasks)) };
}

function renameTask(task: TaskDraft, taken: Set<unknown>): TaskDraft {
  const name = freeName(textOr(task.name, "task"), taken, "_");
  taken.add(name);
  return { ...task, name };
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

function changeSiblings(
  document: DocumentDraft,
  position: NodePosition,
  change: (siblings: readonly Node[], at: number) => readonly Node[],
): DocumentDraft {
  const path = nodePath(position);
  const list = path.slice(0, -1);
  const siblings = list.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isJsonObject(value) ? value[String(key)] : undefined;
  }, document);
  return setValue(document, list, change(Array.isArray(siblings) ? siblings : [], lastIndex(position)));
}

function lastIndex(position: NodePosition): number {
  return position.override ?? position.task ?? position.environment;
}

function shift(position: NodePosition, by: number): NodePosition {
  if (position.override !== undefined) return { ...position, override: position.override + by };
  if (position.task !== undefined) return { ...position, task: position.task + by };
  return { environment: position.environment + by };
}
