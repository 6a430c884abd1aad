import {
  type DocumentDraft,
  type NodePosition,
  nodeAt,
  nodePath,
  type OverrideDraft,
  type TaskDraft,
} from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { effectiveResources, isGiven, type LayerResources } from "#core/resolve/effective-resources.ts";
import { keyOf, type NodeKey } from "#ui/document/node-key.ts";
import { type Accelerator, type Amount, readAccelerator, readAmount } from "./read-amount.ts";

/** A task or an override with the resources it ends up with. */
export type TableRow = {
  readonly key: NodeKey;
  readonly kind: "task" | "override";
  readonly name: string;
  /** The task of an override. */
  readonly task: string;
  readonly environment: string;
  readonly position: NodePosition;
  readonly path: Path;
  /** Whether the resources stand at the node itself. */
  readonly own: boolean;
  /** Where the resources stand; absent where no level gives any. */
  readonly home: Path | undefined;
  readonly cpu: Amount;
  readonly memory: Amount;
  readonly disk: Amount;
  readonly shm: Amount;
  readonly accelerator: Accelerator | undefined;
};

/** All that a row is made of; one that is made of the same is the same object. */
type Parts = readonly unknown[];

const kept = new WeakMap<TaskDraft | OverrideDraft, { readonly parts: Parts; readonly row: TableRow }>();

/**
 * Every task and override of a document, in its order. Rows of nodes whose names, place and resources did not change are the same objects
 * as before. See SPEC TB1.
 */
export function tableRows(document: DocumentDraft): readonly TableRow[] {
  return runnablePositions(document).flatMap((position) => {
    const row = rowAt(document, position);
    return row ? [row] : [];
  });
}

/** The row of a node in a document that is only looked at; rows of the open document are not forgotten for it. */
export function previewRow(document: DocumentDraft, position: NodePosition): TableRow | undefined {
  const parts = partsOf(document, position);
  return parts && makeRow(parts);
}

/** The environments that have no task, and so no row. */
export function emptyEnvironments(document: DocumentDraft): readonly string[] {
  return document.environments
    .filter(({ tasks = [] }) => tasks.length === 0)
    .map(({ name }) => textOr(name, "no name"));
}

type RowParts = {
  readonly node: TaskDraft | OverrideDraft;
  readonly task: TaskDraft;
  readonly position: NodePosition;
  readonly layer: LayerResources | undefined;
  readonly environment: string;
};

function partsOf(document: DocumentDraft, position: NodePosition): RowParts | undefined {
  const node = nodeAt(document, position);
  const task = nodeAt(document, { environment: position.environment, task: position.task ?? 0 });
  if (!node || !task) return undefined;
  const environment = textOr(document.environments[position.environment]?.name, "no name");
  return { node, task, position, layer: effectiveResources(document, position), environment };
}

function rowAt(document: DocumentDraft, position: NodePosition): TableRow | undefined {
  const all = partsOf(document, position);
  if (!all) return undefined;
  const { node, task, layer, environment } = all;
  const parts = [layer?.resources, layer?.path.join("/"), environment, task.name, nodePath(position).join("/")];
  const known = kept.get(node);
  if (known && parts.every((part, index) => part === known.parts[index])) return known.row;
  const row = makeRow(all);
  kept.set(node, { parts, row });
  return row;
}

function makeRow(given: RowParts): TableRow {
  const { node, task, position, layer, environment } = given;
  const resources: { readonly [key: string]: Json | undefined } = isJsonObject(layer?.resources) ? layer.resources : {};
  const taskName = textOr(task.name, "no name");
  const isOverride = position.override !== undefined;
  return {
    key: keyOf(node),
    kind: isOverride ? "override" : "task",
    name: isOverride ? textOr(node.label, "override") : taskName,
    task: taskName,
    environment,
    position,
    path: nodePath(position),
    own: isGiven(node.resources),
    home: layer?.path,
    cpu: readAmount(resources.cpu),
    memory: readAmount(resources.memory),
    disk: readAmount(resources.disk),
    shm: readAmount(resources.shm),
    accelerator: readAccelerator(resources.gpu),
  };
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}
