import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { checkResources } from "#core/document/checks/check-resources.ts";
import { type DocumentDraft, type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Fix, Problem } from "#core/problem/problem.ts";
import { isGiven } from "#core/resolve/effective-resources.ts";
import { type ResolvedField, resolveResources } from "#core/resolve/resolve-resources.ts";

/**
 * What an object of resources drops of the one that it replaces: `override.drops`, a warning, because people expect an override to
 * merge; `task.drops`, a note. The fix keeps what was dropped, where that brings no error along. See SPEC AV1.
 */
export function adviseDropped(document: DocumentDraft, position: NodePosition): readonly Problem[] {
  const own = nodeAt(document, position)?.resources;
  if (!isGiven(own)) return [];
  const dropped = resolveResources(document, position).flatMap((field) => droppedOf(field));
  if (dropped.length === 0) return [];
  const isOverride = position.override !== undefined;
  const names = listed(dropped.map(({ field }) => field));
  const path = [...nodePath(position), "resources"];
  const message = `${isOverride ? "The override" : "The task"} drops ${names}: its resources replace those outside it as a whole. Name ${dropped.length === 1 ? "it" : "them"} here too to keep ${dropped.length === 1 ? "it" : "them"}.`;
  const problem: Problem = {
    code: isOverride ? "override.drops" : "task.drops",
    severity: isOverride ? "warning" : "note",
    path,
    message,
  };
  if (!isJsonObject(own) || !staysRight(document, own, dropped)) return [problem];
  const changes = dropped.map(({ field, value }) => ({ path: [...path, field], value }));
  return [{ ...problem, fixes: [{ label: `Keep ${names}`, changes } satisfies Fix] }];
}

type Dropped = { readonly field: string; readonly value: Json };

/** What the nearest level outside gives of a field that the winning object does not name. */
function droppedOf({ field, layers }: ResolvedField): readonly Dropped[] {
  const last = layers.findLast((layer) => layer.state === "dropped");
  return last?.value === undefined ? [] : [{ field, value: last.value }];
}

/** Whether the object with what it dropped has no more warnings and errors than without. */
function staysRight(document: DocumentDraft, own: JsonObject, dropped: readonly Dropped[]): boolean {
  const catalogue = catalogueFor(document.sdk);
  const wrong = (value: Json) => checkResources(value, catalogue).filter(({ severity }) => severity !== "note").length;
  const kept = Object.fromEntries(dropped.map(({ field, value }) => [field, value]));
  return wrong({ ...own, ...kept }) <= wrong(own);
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
