import type { DocumentDraft } from "#core/document/draft.ts";
import { nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { copiesMade } from "./bulk-edit.ts";
import type { BulkChange } from "./bulk-fields.ts";
import type { TableEntry } from "./table-entries.ts";
import { previewRow } from "./table-rows.ts";
import { bytesText, coresText, sumOf } from "./totals.ts";

/** What a change of many does, in a few words each: sums of requests, copies that are made, what else changes with it. See SPEC TB9. */
export function bulkSummary(given: {
  readonly before: DocumentDraft;
  readonly after: DocumentDraft;
  readonly selected: readonly TableEntry[];
  readonly changes: readonly BulkChange[];
}): readonly string[] {
  const { before, after, selected, changes } = given;
  const positions = selected.map(({ row }) => row.position);
  const later = selected.flatMap((entry) => {
    const row = previewRow(after, entry.row.position);
    return row ? [{ ...entry, row }] : [];
  });
  const sums = changes.flatMap(({ field: { key, label } }) => {
    if (key !== "cpu" && key !== "memory" && key !== "disk") return [];
    const text = key === "cpu" ? coresText : bytesText;
    const [old, now] = [text(sumOf(selected, key)), text(sumOf(later, key))];
    return old === now ? [] : [`${label} requests ${old} → ${now}`];
  });
  const copies = copiesMade(before, after, positions);
  const others = othersChanged(before, after, selected);
  return [
    ...sums,
    ...(copies > 0
      ? [`${copies} ${copies === 1 ? "gets its own copy" : "get their own copies"} of what is inherited`]
      : []),
    ...(others > 0 ? [`${others} more ${others === 1 ? "inherits" : "inherit"} the change`] : []),
  ];
}

/** How many tasks and overrides that are not selected end up with other resources. */
function othersChanged(before: DocumentDraft, after: DocumentDraft, selected: readonly TableEntry[]): number {
  const chosen = new Set(selected.map(({ row }) => row.path.join("/")));
  return runnablePositions(before).filter(
    (position) =>
      !chosen.has(nodePath(position).join("/")) &&
      effectiveResources(before, position)?.resources !== effectiveResources(after, position)?.resources,
  ).length;
}
