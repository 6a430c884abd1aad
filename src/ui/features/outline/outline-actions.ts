import { type DocumentDraft, type NodePosition, nodeAt } from "#core/document/draft.ts";
import { changeDocument, documentStore } from "#ui/document/document-store.ts";
import {
  duplicateNode,
  environmentNames,
  freeName,
  insertNode,
  moveNode,
  removeNode,
  taskNames,
} from "#ui/document/edit-document.ts";
import { type NodeKey, positionOf } from "#ui/document/node-key.ts";
import { focusField } from "#ui/fields/focus-field.ts";

/** Adds an environment with one task after the selected one. What is added or copied is selected, and its name has the focus where the form is shown. */
export function addEnvironment(selected: NodePosition | undefined): void {
  const environment = (selected?.environment ?? -1) + 1;
  changeDocument(
    (document) => {
      const name = freeName("environment", environmentNames(document), "-");
      const task = freeName("task", taskNames(document), "_");
      return insertNode(document, { environment }, { name, tasks: [{ name: task }] });
    },
    () => ({ environment }),
  );
  focusField(["name"]);
}

/** Adds a task to the selected environment, after the selected task. */
export function addTask(selected: NodePosition): void {
  const tasks = documentStore.getState().document.environments[selected.environment]?.tasks ?? [];
  const position = {
    environment: selected.environment,
    task: selected.task === undefined ? tasks.length : selected.task + 1,
  };
  changeDocument(
    (document) => insertNode(document, position, { name: freeName("task", taskNames(document), "_") }),
    () => position,
  );
  focusField(["name"]);
}

/** Adds an override to the selected task. */
export function addOverride(selected: NodePosition): void {
  if (selected.task === undefined) return;
  const { environment, task } = selected;
  const overrides = documentStore.getState().document.environments[environment]?.tasks?.[task]?.overrides ?? [];
  const position = {
    environment,
    task,
    override: selected.override === undefined ? overrides.length : selected.override + 1,
  };
  const labels = new Set(overrides.map((override) => override.label));
  changeDocument(
    (document) => insertNode(document, position, { label: freeName("override", labels, " ") }),
    () => position,
  );
  focusField(["label"]);
}

/** Copies a node with all below it; the copy stands after it and is selected. */
export function duplicate(position: NodePosition): void {
  changeDocument(
    (document) => duplicateNode(document, position),
    () => stepped(position, 1),
  );
  focusField([position.override === undefined ? "name" : "label"]);
}

/** Removes a node with all below it; the one that takes its place, else the one before or around it, is selected. */
export function remove(position: NodePosition): void {
  changeDocument(
    (document) => removeNode(document, position),
    (document) => neighbours(position).find((candidate) => nodeAt(document, candidate)),
  );
}

/** Moves a node one place up or down among its siblings; at an end it goes on to the neighbouring parent. */
export function moveBy(position: NodePosition, by: 1 | -1): void {
  const { document } = documentStore.getState();
  const target = stepped(position, by);
  const inside = index(target) >= 0 && index(target) < siblingCount(document, position);
  const other = inside ? target : acrossParents(document, position, by);
  if (!other) return;
  const before = inside && by > 0 ? stepped(target, 1) : other;
  changeDocument(
    (draft) => moveNode(draft, position, before),
    () => other,
  );
}

/** Puts a dragged node above or below another one of its level, or at the end of a row one level up. */
export function dropNode(dragged: NodeKey, onto: NodePosition, side: "above" | "below"): void {
  const { document } = documentStore.getState();
  const from = positionOf(document, dragged);
  if (!from) return;
  const to = levelOf(from) === levelOf(onto) ? (side === "above" ? onto : stepped(onto, 1)) : endOf(document, onto);
  if (to) changeDocument((draft) => moveNode(draft, from, to));
}

/** Whether a dragged node may land on a row: on its own level, or on the level around it. */
export function acceptsDrop(dragged: NodeKey, onto: NodePosition): boolean {
  const from = positionOf(documentStore.getState().document, dragged);
  if (!from) return false;
  const difference = levelOf(from) - levelOf(onto);
  return difference === 0 || difference === 1;
}

function levelOf(position: NodePosition): 1 | 2 | 3 {
  if (position.override !== undefined) return 3;
  return position.task === undefined ? 1 : 2;
}

function index(position: NodePosition): number {
  return position.override ?? position.task ?? position.environment;
}

function stepped(position: NodePosition, by: number): NodePosition {
  if (position.override !== undefined) return { ...position, override: position.override + by };
  if (position.task !== undefined) return { ...position, task: position.task + by };
  return { environment: position.environment + by };
}

function siblingCount(document: DocumentDraft, position: NodePosition): number {
  if (position.task === undefined) return document.environments.length;
  const tasks = document.environments[position.environment]?.tasks ?? [];
  return position.override === undefined ? tasks.length : (tasks[position.task]?.overrides ?? []).length;
}

function endOf(document: DocumentDraft, parent: NodePosition): NodePosition | undefined {
  const environment = document.environments[parent.environment];
  if (!environment || parent.override !== undefined) return undefined;
  if (parent.task === undefined) return { ...parent, task: environment.tasks?.length ?? 0 };
  return { ...parent, override: environment.tasks?.[parent.task]?.overrides?.length ?? 0 };
}

function acrossParents(document: DocumentDraft, position: NodePosition, by: 1 | -1): NodePosition | undefined {
  if (position.task === undefined) return undefined;
  const { environment, task } = position;
  const parent = position.override === undefined ? { environment: environment + by } : { environment, task: task + by };
  if (!nodeAt(document, parent)) return undefined;
  const end = endOf(document, parent);
  if (by < 0 || !end) return end;
  return position.override === undefined ? { ...end, task: 0 } : { ...end, override: 0 };
}

function neighbours(position: NodePosition): readonly NodePosition[] {
  const { environment, task } = position;
  const parents: NodePosition[] = [];
  if (position.override !== undefined && task !== undefined) parents.push({ environment, task });
  if (task !== undefined) parents.push({ environment });
  return [position, stepped(position, -1), ...parents];
}
