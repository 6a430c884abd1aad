import { alignItems, ownValue, staying } from "#core/formats/align-items.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { Slot } from "./source-slots.ts";

/** What comes into a list or map: a new value, or the text of an item that moves (`moved`: its old position). */
export type Addition = { readonly key?: string; readonly value: Json; readonly path: Path; readonly moved?: number };

/** What stays at its place, with what it shall say. `at` is its old position. */
type Kept = { readonly at: number; readonly value: Json; readonly path: Path };

/** What becomes of a list or map: what stays, what goes, and what comes after the item at a position (-1: before all that stay). */
export type Plan = {
  readonly kept: readonly Kept[];
  readonly removed: ReadonlySet<number>;
  readonly added: ReadonlyMap<number, readonly Addition[]>;
};

/** The plan of a map: entries stay by their keys, in their order; a new one comes after the one that it follows in what is wanted. */
export function planMap(
  slots: readonly Slot[],
  wanted: { readonly [key: string]: Json | undefined },
  path: Path,
): Plan {
  const positions = new Map(slots.map(({ key }, index) => [key, index]));
  const kept: Kept[] = [];
  const added = new Map<number, Addition[]>();
  let last = -1;
  for (const key of Object.keys(wanted)) {
    const value = ownValue(wanted, key);
    if (value === undefined) continue;
    const at = positions.get(key);
    const below = [...path, key];
    if (at === undefined) add(added, last, { key, value, path: below });
    else kept.push({ at, value, path: below });
    last = at ?? last;
  }
  return { kept, removed: others(slots, kept), added };
}

/** The plan of a list. The nodes of a document are found again wherever they went; other lists of equal length item by item. */
export function planList(
  slots: readonly Slot[],
  before: readonly Json[],
  wanted: readonly Json[],
  {
    path,
    nodes,
    known,
  }: { readonly path: Path; readonly nodes: boolean; readonly known: readonly (number | undefined)[] | undefined },
): Plan {
  const byPlace = !nodes && before.length === wanted.length;
  const matches = known ?? (byPlace ? wanted.map((_, index) => index) : alignItems(before, wanted));
  const stay = staying(matches);
  const kept: Kept[] = [];
  const added = new Map<number, Addition[]>();
  let last = -1;
  for (const [index, value] of wanted.entries()) {
    const at = matches[index];
    const below = [...path, index];
    if (at !== undefined && stay.has(index)) {
      kept.push({ at, value, path: below });
      last = at;
    } else add(added, last, { value, path: below, ...(at !== undefined && { moved: at }) });
  }
  return { kept, removed: others(slots, kept), added };
}

/** Whether a list holds the nodes of a document: environments, tasks or overrides. */
export function holdsNodes(path: Path, items: readonly Json[]): boolean {
  const levels = ["environments", "tasks", "overrides"];
  const structure = path.every((key, at) => (at % 2 === 0 ? key === levels[at / 2] : typeof key === "number"));
  return structure && path.length <= 5 && items.every(isJsonObject);
}

function add(added: Map<number, Addition[]>, at: number, addition: Addition): void {
  const already = added.get(at);
  if (already) already.push(addition);
  else added.set(at, [addition]);
}

function others(slots: readonly Slot[], kept: readonly Kept[]): ReadonlySet<number> {
  const stay = new Set(kept.map(({ at }) => at));
  return new Set(slots.flatMap((_, index) => (stay.has(index) ? [] : [index])));
}
