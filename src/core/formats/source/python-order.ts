import type { DocumentDraft } from "#core/document/draft.ts";
import { alignItems, sameData, staying } from "#core/formats/align-items.ts";
import { composeEdits } from "#core/formats/compose-edits.ts";
import { matchesByOrigin } from "#core/formats/node-origins.ts";
import { orderNodes } from "#core/formats/python/edit/order-nodes.ts";
import type { NodeOrigins, SourceEdit, SourceReading } from "#core/formats/source-contract.ts";
import { overlap } from "#core/formats/yaml/merge-removals.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { flatten } from "#core/resolve/flatten.ts";
import { type OpenFiles, readAfter } from "./read-after.ts";

/**
 * The edit with its environments and tasks in the order of the wanted document, where that changes and the code can stand in that order; else as it is. What
 * comes out is read: it says the same but for the order. See SPEC PE6.
 */
export function inOrder(
  reading: SourceReading,
  edit: SourceEdit,
  {
    wanted,
    origins,
    open,
  }: { readonly wanted: DocumentDraft; readonly origins: NodeOrigins | undefined; readonly open: OpenFiles },
): SourceEdit {
  if (edit.refused.length > 0 || !isReordered(reading.document, wanted, origins)) return edit;
  const before = readAfter(reading, edit.edits, open);
  if (!before) return edit;
  const { document } = before.reading;
  const counts = countsOf(before.reading);
  const order = orderNodes(before, flatten(wanted).document);
  if (order.flat().length === 0 || order.some(overlap)) return edit;
  const edits = reading.files.map(({ text }, at) => composeEdits(text, edit.edits[at] ?? [], order[at] ?? []));
  const after = readAfter(reading, edits, open);
  const isSame = after && sameData(sorted(document), sorted(after.reading.document));
  return isSame && countsOf(after.reading) === counts ? { edits, refused: [] } : edit;
}

function countsOf({ unknown, problems, kept }: SourceReading): string {
  return [unknown.length, problems.length, kept.length].join();
}

/** Whether environments or tasks that both documents have stand in another order, or new ones stand in front of some. */
function isReordered(before: DocumentDraft, wanted: DocumentDraft, origins: NodeOrigins | undefined): boolean {
  const match = (list: Path, old: readonly Json[], now: readonly Json[]) =>
    origins ? matchesByOrigin(origins, list, now.length) : alignItems(old, now);
  const matches = match(
    ["environments"],
    before.environments as readonly Json[],
    wanted.environments as readonly Json[],
  );
  if (isMoved(matches)) return true;
  return wanted.environments.some(({ tasks = [] }, index) => {
    const own = before.environments[matches[index] ?? -1]?.tasks ?? [];
    return isMoved(match(["environments", index, "tasks"], own as readonly Json[], tasks as readonly Json[]));
  });
}

function isMoved(matches: readonly (number | undefined)[]): boolean {
  const isInserted = matches.some(
    (match, index) => match === undefined && matches.slice(index).some((one) => one !== undefined),
  );
  return isInserted || staying(matches).size < matches.filter((match) => match !== undefined).length;
}

/** A document whose environments and tasks stand by their names. */
function sorted(document: DocumentDraft): Json {
  const environments = byName(document.environments).map((environment) =>
    environment.tasks ? { ...environment, tasks: byName(environment.tasks) } : environment,
  );
  return { ...document, environments } as Json;
}

function byName<Node extends { readonly name?: unknown }>(nodes: readonly Node[]): readonly Node[] {
  return nodes.toSorted((one, other) => (String(one.name) < String(other.name) ? -1 : 1));
}
