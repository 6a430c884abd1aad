import type { DocumentDraft } from "#core/document/draft.ts";
import { firstDifference } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { Read } from "#core/formats/reader.ts";
import type {
  OpenSource,
  PlacedValue,
  SourceEdit,
  SourceFile,
  SourceProblem,
  SourceReading,
} from "#core/formats/source-contract.ts";
import { fail, type Path, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { jsonReader } from "./json-reader.ts";
import { keepLastLine, mergeRemovals, overlap } from "./merge-removals.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readDocument } from "./read-document.ts";
import { contentEnd, type Slot, slotsOf } from "./source-slots.ts";
import type { Range, SourceNode } from "./source-tree.ts";
import type { Splice } from "./splice.ts";
import { spliceValue } from "./splice-tree.ts";
import { styleOfText } from "./text-style.ts";

type Opened = { readonly file: SourceFile; readonly tree: SourceNode; readonly read: Read; readonly json: boolean };

/**
 * Opens a resource document in YAML or JSON: one file. What is JSON is JSON, all else YAML. `edit` splices
 * the text: comments, order, quotes and line ends stay. Every edit is read back before it is given, so that it says what was asked.
 *
 * @returns the source, or the codes of the readers, or `source.files` for several files. Codes of `edit`: `source.anchor` (a value that
 * stands for others), `source.splice` (all else that cannot be spliced, and what YAML or JSON cannot hold).
 * @see SPEC Y11–Y15
 */
export function openYaml(files: readonly SourceFile[]): Result<OpenSource> {
  const [file, ...others] = files;
  if (!file || others.length > 0) {
    const message = `A document is one file; here are ${files.length}. Open them one at a time.`;
    return fail({ code: "source.files", severity: "error", path: [], message });
  }
  const opened = openFile(file);
  if (!opened.ok) return opened;
  const reading = readingOf(opened.value);
  return succeed({ reading, edit: (wanted) => editText(opened.value, wanted) });
}

function openFile(file: SourceFile): Result<Opened> {
  const mayBeJson = jsonReader.looksLike(file.text);
  if (mayBeJson && parseJson(file.text).ok) return openText(file, true);
  const opened = openText(file, false);
  return opened.ok || !mayBeJson ? opened : openText(file, true);
}

function openText(file: SourceFile, json: boolean): Result<Opened> {
  const tree = json ? parseJson(file.text) : parseYaml(file.text);
  if (!tree.ok) return tree;
  const read = readDocument(tree.value);
  return read.ok ? succeed({ file, tree: tree.value, read: read.value, json }) : read;
}

function readingOf({ file, tree, read, json }: Opened): SourceReading {
  return {
    format: json ? "json" : "yaml",
    editable: true,
    files: [file],
    document: read.document,
    unknown: [],
    shared: [],
    kept: [],
    places: placesOf(file.text, tree),
    problems: read.problems.map((problem) => withLine(file.text, problem)),
    broken: false,
  };
}

function placesOf(text: string, tree: SourceNode): readonly PlacedValue[] {
  const places: PlacedValue[] = [];
  const add = (node: SourceNode, path: Path, slot?: Slot): void => {
    places.push({ path, place: { file: 0, ...spanOf(text, node, slot) } });
    if (node.anchor?.startsWith("*") || node.kind === "scalar") return;
    for (const [index, one] of slotsOf(text, node).entries()) add(one.value, [...path, one.key ?? index], one);
  };
  add(tree, []);
  return places;
}

/** Where nothing stands, a value would begin right behind the colon or the dash. */
function spanOf(text: string, node: SourceNode, slot: Slot | undefined): Range {
  const { from } = node.range;
  const to = contentEnd(text, node);
  return from === to && slot?.after !== undefined ? { from: slot.after, to: slot.after } : { from, to };
}

function withLine(text: string, problem: Problem): SourceProblem {
  const line = text.slice(0, problem.range?.from ?? 0).split("\n").length;
  return { ...problem, file: 0, line };
}

function editText(opened: Opened, wanted: DocumentDraft): SourceEdit {
  const { file, tree, read, json } = opened;
  const splice: Splice = { text: file.text, style: styleOfText(file.text, tree, json), edits: [], refused: [] };
  spliceValue(splice, { node: tree, path: [], inBlock: true }, read.document, wanted);
  if (splice.refused.length > 0) return { edits: [[]], refused: splice.refused };
  const edits = keepLastLine(file.text, mergeRemovals(splice.edits));
  const text = overlap(edits) ? undefined : applyEdits(file.text, edits);
  const wrong = edits.length > 0 ? unlike(opened, text, wanted) : undefined;
  return wrong ? { edits: [[]], refused: [wrong] } : { edits: [edits], refused: [] };
}

/** What the text after the edits says otherwise than it was asked to. */
function unlike(opened: Opened, text: string | undefined, wanted: DocumentDraft): Problem | undefined {
  const after = text === undefined ? undefined : openText({ ...opened.file, text }, opened.json);
  const path = after?.ok ? firstDifference(after.value.read.document, wanted) : [];
  if (!path) return undefined;
  const message = "The text cannot be changed in place to say this. Change it by hand, or write the document anew.";
  return { code: "source.splice", severity: "error", path, message };
}
