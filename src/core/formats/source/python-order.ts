import type { DocumentDraft } from "#core/document/draft.ts";
import { alignItems, sameData, staying } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { composeEdits } from "#core/formats/compose-edits.ts";
import { matchesByOrigin } from "#core/formats/node-origins.ts";
import { orderNodes } from "#core/formats/python/edit/order-nodes.ts";
import type {
  NodeOrigins,
  OpenSource,
  SourceEdit,
  SourceFile,
  SourceReading,
  TextEdit,
} from "#core/formats/source-contract.ts";
import { overlap } from "#core/formats/yaml/merge-removals.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path, Result } from "#core/problem/problem.ts";
import { flatten } from "#core/resolve/flatten.ts";
import type { PythonSource } from "./open-python.ts";

type Open = (files: readonly SourceFile[], previous?: OpenSource) => Result<PythonSource>;

/** What was read last to look at moved statements: the next time only what changed is read again. */
const looked = new WeakMap<SourceReading, PythonSource>();

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
  }: { readonly wanted: DocumentDraft; readonly origins: NodeOrigins | undefined; readonly open: Open },
): SourceEdit {
  if (edit.refused.length > 0 || !isReordered(reading.document, wanted, origins)) return edit;
  const files = applied(reading.files, edit.edits);
  const before = open(files, looked.get(reading));
  if (!before.ok) return edit;
  looked.set(reading, before.value);
  const { document } = before.value.reading;
  const order = orderNodes(before.value, flatten(wanted).document);
  if (order.flat().length === 0 || order.some(overlap)) return edit;
  const counts = countsOf(before.value.reading);
  const after = open(applied(files, order), before.value);
  if (!after.ok) return edit;
  looked.set(reading, after.value);
  const isSame = sameData(sorted(document), sorted(after.value.reading.document));
  if (!isSame || countsOf(after.value.reading) !== counts) return edit;
  const edits = reading.files.map(({ text }, at) => composeEdits(text, edit.edits[at] ?? [], order[at] ?? []));
  return { edits, refused: [] };
}

function applied(files: readonly SourceFile[], edits: readonly (readonly TextEdit[])[]): readonly SourceFile[] {
  return files.map((file, at) => ({ ...file, text: applyEdits(file.text, edits[at] ?? []) }));
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
