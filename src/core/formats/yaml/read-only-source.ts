import type { DocumentDraft } from "#core/document/draft.ts";
import type { KeptPart, OpenSource, PlacedValue, SourceFile, SourceFormat } from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Path } from "#core/problem/problem.ts";
import { contentEnd, type Slot, slotsOf } from "./source-slots.ts";
import type { SourceNode } from "./source-tree.ts";

/** The text that is read, and what was found of it so far. */
export type Gathered = {
  readonly text: string;
  readonly lines: readonly number[];
  readonly kept: KeptPart[];
  readonly places: PlacedValue[];
};

/** A text of which nothing was found yet. */
export function gather(text: string): Gathered {
  return { text, lines: lineStarts(text), kept: [], places: [] };
}

/** A source that is only read: every edit is refused, with `source.read-only`. See SPEC SO8. */
export function readOnlySource(
  file: SourceFile,
  format: SourceFormat,
  {
    document,
    gathered,
    message,
  }: { readonly document: DocumentDraft; readonly gathered: Gathered; readonly message: string },
): OpenSource {
  const places = gathered.places.toSorted((a, b) => a.path.length - b.path.length);
  const kept = gathered.kept.toSorted((a, b) => a.place.from - b.place.from);
  return {
    reading: {
      format,
      editable: false,
      files: [file],
      document,
      unknown: [],
      shared: [],
      kept,
      places,
      problems: [],
      broken: false,
    },
    edit: () => ({ edits: [[]], refused: [{ code: "source.read-only", severity: "error", path: [], message }] }),
  };
}

/** Lists a part that the document does not show. */
export function keep(
  { text, lines, kept }: Gathered,
  { from, to }: { readonly from: number; readonly to: number },
  reason: string,
): void {
  const line = lineOf(lines, from);
  const words = text.slice(from, to).replaceAll(/\s+/g, " ");
  kept.push({
    place: { file: 0, from, to },
    line,
    text: words.length > 200 ? `${words.slice(0, 197)}...` : words,
    reason,
  });
}

/** Says where a value of the document stands. */
export function place({ text, places }: Gathered, path: Path, node: SourceNode): void {
  places.push({ path, place: { file: 0, from: node.range.from, to: contentEnd(text, node) } });
}

/** The entries of a map or the items of a list; none of anything else. */
export function partsOf({ text }: Gathered, node: SourceNode | undefined): readonly Slot[] {
  return node && node.kind !== "scalar" ? slotsOf(text, node) : [];
}

/** The value of a key in a map. */
export function valueAt(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** A key's scalar as text. */
export function textAt(node: SourceNode | undefined, key: string): string | undefined {
  return textOf(valueAt(node, key));
}

/** A scalar as text: a number as it is spelled. */
export function textOf(node: SourceNode | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  return typeof node.value === "number" ? (node.source ?? String(node.value)) : String(node.value);
}

/** What a map's keys are for: one that has a reader is read, each other one is kept with the reason. */
export function readMap(
  gathered: Gathered,
  node: SourceNode | undefined,
  readers: Readonly<Record<string, (value: SourceNode, slot: Slot) => void>>,
  reasonFor: (key: string) => string,
): void {
  if (node && node.kind !== "map") keepOther(gathered, node, "an object is expected here");
  for (const slot of node?.kind === "map" ? partsOf(gathered, node) : []) {
    const key = slot.key ?? "";
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (reader) reader(slot.value, slot);
    else keep(gathered, slot, reasonFor(key));
  }
}

/** The items of a list; what is no list is kept. */
export function readList(gathered: Gathered, node: SourceNode, read: (slot: Slot) => void): void {
  if (node.kind === "list") for (const slot of partsOf(gathered, node)) read(slot);
  else keepOther(gathered, node, "a list is expected here");
}

/** Nothing is nothing to keep. */
function keepOther(gathered: Gathered, node: SourceNode, reason: string): void {
  if (node.kind !== "scalar" || node.value !== null) keep(gathered, node.range, reason);
}
