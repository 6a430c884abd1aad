import type { DocumentDraft } from "#core/document/draft.ts";
import type { Read } from "#core/formats/reader.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path, Problem } from "#core/problem/problem.ts";
import { cutEnvironments, type EnvironmentLines } from "./cut-environments.ts";
import { once } from "./once.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type PlacedRange, placedValues } from "./placed-values.ts";
import { readDocument } from "./read-document.ts";
import { type Slot, slotsOf } from "./source-slots.ts";
import { plainData, type Range, type SourceEntry, type SourceNode } from "./source-tree.ts";

/** An environment by itself, as it stood in a text where its first line began at `base`. Paths are those in the environment. */
type Piece = {
  readonly slot: Slot;
  readonly base: number;
  readonly data: Json;
  readonly problems: readonly Problem[];
  places(): readonly PlacedRange[];
};

/** What is around the environments of a text: the document with one mark in place of all of them. */
type Frame = { readonly text: string; readonly tree: MapNode; readonly hole: Range; readonly read: Read };
type MapNode = Extract<SourceNode, { kind: "map" }>;

/** A text that was read environment by environment, and what a later reading can use again. */
export type PiecedReading = {
  readonly read: Read;
  tree(): SourceNode;
  places(): readonly PlacedRange[];
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly frame: Frame;
};

const key = "environments";
const opening = `${key}:\n`;
/** So many are parsed at once: engines compile what is begun often, and what surrounds a piece costs little. */
const together = 6;

/**
 * Reads a document of which the environments stand line by line and by themselves (`cutEnvironments`): only those that `before` does not have are parsed.
 * What comes out is what `parseYaml` and `readDocument` make of the whole text. `undefined` where the text has to be read as a whole, also
 * because something is wrong with it: the errors are then those of the whole.
 */
export function readPieces(text: string, before?: PiecedReading): PiecedReading | undefined {
  const cut = cutEnvironments(text);
  if (!cut) return undefined;
  const frame = frameOf(text, cut, before?.frame);
  const pieces = frame && piecesOf(text, cut, before?.pieces);
  if (!frame || !pieces) return undefined;
  const items = cut.items.flatMap((range) => {
    const piece = pieces.get(keyOf(text, range));
    return piece ? [{ piece, from: range.from }] : [];
  });
  const whole = { frame, items, by: text.length - frame.text.length };
  return { frame, pieces, read: readOf(whole), tree: once(() => treeOf(whole)), places: once(() => placesOf(whole)) };
}

/** `by`: how much further right than in the frame stands what follows the environments. */
type Whole = {
  readonly frame: Frame;
  readonly items: readonly { readonly piece: Piece; readonly from: number }[];
  readonly by: number;
};

function frameOf(text: string, { indent, items }: EnvironmentLines, before: Frame | undefined): Frame | undefined {
  const from = items[0].from;
  const mark = `${" ".repeat(indent)}- 0`;
  const around = `${text.slice(0, from)}${mark}\n${text.slice(items.at(-1)?.to)}`;
  if (before?.text === around) return before;
  const parsed = parseYaml(around);
  if (!parsed.ok || parsed.value.kind !== "map") return undefined;
  const tree = parsed.value;
  const lists = tree.entries.filter((entry) => entry.key === key).map(({ value }) => value);
  const list = lists.length === 1 ? lists[0] : undefined;
  if (list?.kind !== "list" || !list.block || list.items.length !== 1 || list.starts[0] !== from + indent)
    return undefined;
  const read = readDocument(withList(tree, { ...list, items: [], starts: [] }));
  return read.ok
    ? { text: around, tree, hole: { from: from + indent, to: from + mark.length }, read: read.value }
    : undefined;
}

function withList(tree: MapNode, list: SourceNode): MapNode {
  return { ...tree, entries: tree.entries.map((entry) => (entry.key === key ? { ...entry, value: list } : entry)) };
}

function keyOf(text: string, { from, to }: Range): string {
  return to === text.length ? `last ${text.slice(from)}` : text.slice(from, to);
}

/** The pieces of a text by their own text; those that are not known yet are parsed together. */
function piecesOf(
  text: string,
  { indent, items }: EnvironmentLines,
  before: ReadonlyMap<string, Piece> = new Map(),
): ReadonlyMap<string, Piece> | undefined {
  const pieces = new Map<string, Piece>();
  const missing = new Map<string, Range>();
  for (const range of items) {
    const own = keyOf(text, range);
    const known = before.get(own);
    if (known) pieces.set(own, known);
    else missing.set(own, range);
  }
  if (missing.size === 0) return pieces;
  const names = [...missing.keys()];
  const ranges = [...missing.values()];
  for (let at = 0; at < ranges.length; at += together) {
    const parsed = parsePieces(text, ranges.slice(at, at + together), indent);
    if (!parsed) return undefined;
    for (const [index, piece] of parsed.entries()) pieces.set(names[at + index] ?? "", piece);
  }
  return pieces;
}

/** What follows a piece in its text follows it here: another item, or the end. */
function parsePieces(text: string, ranges: readonly Range[], indent: number): readonly Piece[] | undefined {
  const endsText = ranges.at(-1)?.to === text.length;
  const own = `${opening}${ranges.map(({ from, to }) => text.slice(from, to)).join("")}`;
  const parsed = parseYaml(endsText ? own : `${own}${" ".repeat(indent)}- 0\n`);
  const list = parsed.ok && parsed.value.kind === "map" ? parsed.value.entries[0]?.value : undefined;
  const count = ranges.length + (endsText ? 0 : 1);
  if (list?.kind !== "list" || !list.block || list.items.length !== count) return undefined;
  const slots = slotsOf(own, list);
  const pieces: Piece[] = [];
  let base = opening.length;
  for (const [index, { from, to }] of ranges.entries()) {
    const slot = slots[index];
    if (slot?.from !== base + indent) return undefined;
    const piece = pieceOf(own, slot, base);
    if (!piece) return undefined;
    pieces.push(piece);
    base += to - from;
  }
  return pieces;
}

function pieceOf(text: string, slot: Slot, base: number): Piece | undefined {
  const { value: node } = slot;
  const list: SourceNode = { kind: "list", items: [node], starts: [slot.from], range: node.range };
  const entry: SourceEntry = { key, keyRange: node.range, from: node.range.from, value: list };
  const read = readDocument({ kind: "map", entries: [entry], range: node.range });
  if (!read.ok) return undefined;
  const data = read.value.document.environments?.[0] ?? null;
  const problems = read.value.problems.map((problem) => ({ ...problem, path: problem.path.slice(2) }));
  return { slot, base, data, problems, places: once(() => placedValues(text, node, slot)) };
}

/** What stands in two environments word for word are still two: each has data of its own. */
function readOf({ frame, items, by }: Whole): Read {
  const { hole, read } = frame;
  const seen = new Set<Piece>();
  const environments = items.map(({ piece }) => {
    const own = seen.has(piece) ? plainData(piece.slot.value).value : piece.data;
    seen.add(piece);
    return own;
  });
  const inside = items.flatMap(({ piece, from }, index) =>
    piece.problems.map((problem) => movedProblem(problem, from - piece.base, [key, index, ...problem.path])),
  );
  const above = read.problems.filter(({ range }) => (range?.from ?? 0) < hole.from);
  const below = read.problems.filter((problem) => !above.includes(problem));
  return {
    // Each piece is an object: `readDocument` looked at it.
    document: { ...read.document, [key]: environments } as DocumentDraft,
    kept: read.kept,
    problems: [...above, ...inside, ...below.map((problem) => movedProblem(problem, by, problem.path))],
  };
}

function treeOf({ frame, items, by }: Whole): SourceNode {
  const { tree, hole } = frame;
  const nodes = items.map(({ piece, from }) => shifted(piece.slot.value, from - piece.base));
  const starts = items.map(({ piece, from }) => from - piece.base + piece.slot.from);
  const range = { from: hole.from, to: nodes.at(-1)?.range.to ?? hole.to };
  const list: SourceNode = { kind: "list", items: nodes, starts, range, block: true };
  const at = tree.entries.findIndex((entry) => entry.key === key);
  const below = tree.entries.slice(at + 1).map((entry) => shiftedEntry(entry, by));
  const own = tree.entries[at];
  return {
    ...tree,
    entries: [...tree.entries.slice(0, at), ...(own ? [{ ...own, value: list }] : []), ...below],
    range: { from: tree.range.from, to: tree.range.to + by },
  };
}

function placesOf({ frame, items, by }: Whole): readonly PlacedRange[] {
  const { hole } = frame;
  const last = items.at(-1);
  const end = last ? (last.piece.places()[0]?.to ?? 0) + last.from - last.piece.base : hole.to;
  const at = (place: number) => (place < hole.to ? place : place === hole.to ? end : place + by);
  const places = placedValues(frame.text, frame.tree).map(({ path, from, to }) => ({
    path,
    from: at(from),
    to: at(to),
  }));
  const mark = places.findIndex(({ path }) => path.length === 2 && path[0] === key);
  const inside = items.flatMap(({ piece, from }, index) =>
    piece.places().map((place) => movedPlace(place, from - piece.base, [key, index, ...place.path])),
  );
  return [...places.slice(0, mark), ...inside, ...places.slice(mark + 1)];
}

function movedPlace({ from, to }: Range, by: number, path: Path): PlacedRange {
  return { path, from: from + by, to: to + by };
}

function movedProblem(problem: Problem, by: number, path: Path): Problem {
  const { range } = problem;
  return { ...problem, path, ...(range && { range: movedRange(range, by) }) };
}

function movedRange({ from, to }: Range, by: number): Range {
  return { from: from + by, to: to + by };
}

function shifted(node: SourceNode, by: number): SourceNode {
  const range = movedRange(node.range, by);
  if (node.kind === "scalar") return { ...node, range };
  if (node.kind === "map") return { ...node, range, entries: node.entries.map((entry) => shiftedEntry(entry, by)) };
  return {
    ...node,
    range,
    items: node.items.map((item) => shifted(item, by)),
    starts: node.starts.map((at) => at + by),
  };
}

function shiftedEntry(entry: SourceEntry, by: number): SourceEntry {
  const { keyRange, from, colon, value } = entry;
  const own = { ...entry, keyRange: movedRange(keyRange, by), from: from + by, value: shifted(value, by) };
  return colon === undefined ? own : { ...own, colon: colon + by };
}
