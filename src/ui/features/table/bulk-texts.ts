import type { DocumentDraft } from "#core/document/draft.ts";
import type { TableEntry } from "./table-entries.ts";

/** Where the selected rows are: `in data-prep`. */
export function whereText(selected: readonly TableEntry[]): string {
  const names = [...new Set(selected.map(({ row }) => row.environment))];
  return names.length <= 2 ? `in ${names.join(" and ")}` : `in ${names.length} environments`;
}

/** What it means to change environments themselves. */
export function homesText(
  document: DocumentDraft,
  homes: readonly { readonly environment: number; readonly count: number }[],
): string {
  const [first] = homes;
  const inherit = homes.reduce((sum, { count }) => sum + count, 0);
  const nobody = "nothing else inherits from";
  if (homes.length > 1)
    return `Change the ${homes.length} environments that ${inherit} of them inherit from, not each task: ${nobody} them`;
  const name = String(document.environments[first?.environment ?? 0]?.name);
  return `Change ${name} itself, from which ${inherit} of them ${inherit === 1 ? "inherits" : "inherit"}: ${nobody} it`;
}

/** How much of the code changes; `…` until that is known. */
export function codeText(diff: { readonly added: number; readonly removed: number } | undefined): string {
  if (!diff) return "…";
  const lines = Math.max(diff.added, diff.removed);
  return `${lines} ${lines === 1 ? "line" : "lines"} of code`;
}
