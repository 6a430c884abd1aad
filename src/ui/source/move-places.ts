import type { DocumentDraft } from "#core/document/draft.ts";
import type { Place, PlacedValue, TextEdit } from "#core/formats/source-contract.ts";
import { jsonAt } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { pathIn } from "./follow-nodes.ts";
import type { AttachedSource } from "./source-store.ts";

/** Where the values of a document are spelled in the files as they are now, outer values before inner ones. Nothing while something is typed. */
export function placesNow(
  { base, edits, isTyped, broken }: AttachedSource,
  document: DocumentDraft,
): readonly PlacedValue[] {
  if (isTyped || broken) return [];
  const ordered = edits.map(inOrder);
  return base.reading.places.flatMap(({ path, place }) => {
    const now = pathIn(document, base.document, path);
    const own = ordered[place.file] ?? [];
    const isHere =
      now && (jsonAt(document, now) === jsonAt(base.document, path) || own.some((edit) => touches(edit, place)));
    return isHere ? [{ path: now, place: movePlace(place, own) }] : [];
  });
}

/** Edits in the order of their places. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** A piece of a text after edits, in their order, were made in it. */
export function movePlace({ file, from, to }: Place, edits: readonly TextEdit[]): Place {
  return { file, from: moveOffset(from, edits, "start"), to: moveOffset(to, edits, "end") };
}

/** The innermost value at an offset of a file. */
export function valueAtOffset(places: readonly PlacedValue[], file: number, offset: number): Path | undefined {
  const isAround = ({ place }: PlacedValue) => place.file === file && place.from <= offset && offset <= place.to;
  const size = ({ place }: PlacedValue) => place.to - place.from;
  const around = places.filter(isAround);
  return around.reduce<PlacedValue | undefined>((best, one) => (best && size(best) < size(one) ? best : one), undefined)
    ?.path;
}

/** Where the value at a path is spelled, or else what lies in it, or else what it lies in. */
export function placeOfValue(places: readonly PlacedValue[], path: Path): Place | undefined {
  const isIn = (inner: Path, outer: Path) => outer.every((key, at) => String(inner[at]) === String(key));
  const within = places.find((one) => isIn(one.path, path));
  return (within ?? places.findLast((one) => one.path.length > 2 && isIn(path, one.path)))?.place;
}

/** Where a value changed and its place did not, as where a constant spelled it, it is spelled elsewhere now. */
function touches(edit: TextEdit, place: Place): boolean {
  return edit.from <= place.to && edit.to >= place.from;
}

function moveOffset(offset: number, edits: readonly TextEdit[], side: "start" | "end"): number {
  let shift = 0;
  for (const { from, to, text } of edits) {
    const isInsert = from === to;
    if (to < offset || (to === offset && (!isInsert || side === "start"))) shift += text.length - (to - from);
    else if (from < offset) return from + shift + (side === "start" ? 0 : text.length);
    else break;
  }
  return offset + shift;
}
