import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { effectiveResources, isGiven } from "#core/resolve/effective-resources.ts";
import { duplicateNode, removeNode, setValue } from "#ui/document/edit-document.ts";
import type { BulkChange } from "./bulk-fields.ts";

/** An environment whose resources can be changed itself, because everything that ends up with them is selected. */
export type SharedHome = { readonly environment: number; readonly path: Path; readonly count: number };

/**
 * The environments whose own resources only selected tasks and overrides end up with, tasks of clones included, and how many do.
 * See SPEC TB9.
 */
export function sharedHomes(document: DocumentDraft, selected: readonly NodePosition[]): readonly SharedHome[] {
  const chosen = new Set(selected.map(idOf));
  const homes = new Map<string, { readonly path: Path; all: number; chosen: number }>();
  for (const position of runnablePositions(document)) {
    const { path, resources } = effectiveResources(document, position) ?? {};
    if (path?.length !== 3 || !isJsonObject(resources)) continue;
    const home = homes.get(path.join("/")) ?? { path, all: 0, chosen: 0 };
    home.all += 1;
    if (chosen.has(idOf(position))) home.chosen += 1;
    homes.set(path.join("/"), home);
  }
  return [...homes.values()].flatMap(({ path, all, chosen: count }) =>
    all === count ? [{ environment: Number(path[1]), path, count }] : [],
  );
}

/**
 * The document with the same changes at every selected node. Fields of Resources: where the node has its own, there; where it inherits, it
 * gets its own copy with the change, unless its home is in `homes`, which is then changed itself. A node that ends up with the wanted value
 * already stays as it is. See SPEC TB9.
 */
export function applyBulk(
  document: DocumentDraft,
  selected: readonly NodePosition[],
  { changes, homes }: { readonly changes: readonly BulkChange[]; readonly homes: readonly SharedHome[] },
): DocumentDraft {
  const resources = changes.filter(({ field }) => field.inResources);
  const settings = changes.filter(({ field }) => !field.inResources);
  const atHomes = homes.reduce((draft, { path }) => changeAt(draft, path, resources), document);
  const changed = selected.reduce((draft, position) => changeResources(draft, position, resources), atHomes);
  return selected.reduce(
    (draft, position) =>
      settings.reduce((at, { field, value }) => setValue(at, [...nodePath(position), field.key], value), draft),
    changed,
  );
}

/** How many of the selected nodes inherit their resources and would get their own copy. */
export function copiesMade(before: DocumentDraft, after: DocumentDraft, selected: readonly NodePosition[]): number {
  const has = (document: DocumentDraft, position: NodePosition) => isGiven(nodeAt(document, position)?.resources);
  return selected.filter((position) => !has(before, position) && has(after, position)).length;
}

/** The document without the nodes. */
export function removeAll(document: DocumentDraft, selected: readonly NodePosition[]): DocumentDraft {
  return lastFirst(topmost(selected)).reduce(removeNode, document);
}

/** The document with a copy after each node. */
export function duplicateAll(document: DocumentDraft, selected: readonly NodePosition[]): DocumentDraft {
  return lastFirst(topmost(selected)).reduce(duplicateNode, document);
}

function changeResources(
  document: DocumentDraft,
  position: NodePosition,
  changes: readonly BulkChange[],
): DocumentDraft {
  const effective = effectiveResources(document, position);
  const value = isJsonObject(effective?.resources) ? effective.resources : {};
  const needed = changes.filter((change) => !sameJson(value[change.field.key], change.value));
  if (needed.length === 0) return document;
  const own = [...nodePath(position), "resources"];
  const given = nodeAt(document, position)?.resources;
  const has = isGiven(given);
  // Text where Resources should be is what somebody typed: it stays until it is mended.
  if (has && !isJsonObject(given)) return document;
  return changeAt(has ? document : setValue(document, own, withoutSymbols(value)), own, needed);
}

function changeAt(document: DocumentDraft, path: Path, changes: readonly BulkChange[]): DocumentDraft {
  return changes.reduce((draft, { field, value }) => setValue(draft, [...path, field.key], value), document);
}

function withoutSymbols(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value));
}

/** Without overrides whose task is there too: they go with it. */
function topmost(selected: readonly NodePosition[]): readonly NodePosition[] {
  const ids = new Set(selected.map(idOf));
  return selected.filter(
    ({ environment, task, override }) =>
      override === undefined || task === undefined || !ids.has(idOf({ environment, task })),
  );
}

/** From the end of the document, so that positions stay right while nodes come and go. */
function lastFirst(selected: readonly NodePosition[]): readonly NodePosition[] {
  const order = ({ environment, task = -1, override = -1 }: NodePosition) => [environment, task, override] as const;
  return selected.toSorted((one, other) => {
    const [first, second] = [order(one), order(other)];
    return second[0] - first[0] || second[1] - first[1] || second[2] - first[2];
  });
}

function idOf(position: NodePosition): string {
  return nodePath(position).join("/");
}

function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  return one === other || JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
