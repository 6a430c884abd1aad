import type { DocumentDraft } from "#core/document/draft.ts";
import { firstDifference } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import type { Read } from "#core/formats/reader.ts";
import type {
  NodeOrigins,
  OpenSource,
  SourceEdit,
  SourceFile,
  SourceProblem,
  SourceReading,
} from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { jsonReader } from "./json-reader.ts";
import { keepLastLine, mergeRemovals, overlap } from "./merge-removals.ts";
import { once } from "./once.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { type PlacedRange, placedValues } from "./placed-values.ts";
import { readDocument } from "./read-document.ts";
import { type PiecedReading, readPieces } from "./read-pieces.ts";
import type { SourceNode } from "./source-tree.ts";
import type { Splice } from "./splice.ts";
import { spliceValue } from "./splice-tree.ts";
import { styleOfText } from "./text-style.ts";

/** A text that was read; what its values stand in is worked out when somebody asks. */
type Opened = {
  readonly file: SourceFile;
  readonly read: Read;
  readonly json: boolean;
  readonly pieced: PiecedReading | undefined;
  tree(): SourceNode;
  places(): readonly PlacedRange[];
};

/** A document that was opened; keeps what a later reading can use again. */
type YamlSource = OpenSource & { readonly opened: Opened };

/**
 * Opens a resource document in YAML or JSON: one file. What is JSON is JSON, all else YAML. `edit` splices
 * the text: comments, order, quotes and line ends stay. Every edit is read back before it is given, so that it says what was asked. `previous`,
 * a source of this kind, makes a reading after a change fast: environments that stand as they stood are not read again.
 *
 * @returns the source, or the codes of the readers, or `source.files` for several files. Codes of `edit`: `source.anchor` (a value that
 * stands for others), `source.splice` (all else that cannot be spliced, and what YAML or JSON cannot hold).
 * @see SPEC Y11–Y15
 */
export function openYaml(files: readonly SourceFile[], previous?: OpenSource): Result<OpenSource> {
  const [file, ...others] = files;
  if (!file || others.length > 0) {
    const message = `A document is one file; here are ${files.length}. Open them one at a time.`;
    return fail({ code: "source.files", severity: "error", path: [], message });
  }
  const opened = openFile(file, previous && "opened" in previous ? (previous as YamlSource).opened : undefined);
  if (!opened.ok) return opened;
  const source: YamlSource = {
    opened: opened.value,
    reading: readingOf(opened.value),
    edit: (wanted, origins) => editText(opened.value, wanted, origins),
  };
  return succeed(source);
}

function openFile(file: SourceFile, before: Opened | undefined): Result<Opened> {
  const mayBeJson = jsonReader.looksLike(file.text);
  if (mayBeJson) {
    const tree = parseJson(file.text);
    if (tree.ok) return openTree(file, tree.value, true);
  }
  const opened = openText(file, { json: false, before });
  return opened.ok || !mayBeJson ? opened : openText(file, { json: true });
}

type How = { readonly json: boolean; readonly before?: Opened | undefined };

function openText(file: SourceFile, { json, before }: How): Result<Opened> {
  const pieced = json ? undefined : readPieces(file.text, before?.pieced);
  if (pieced) return succeed({ ...pieced, file, json, pieced });
  const tree = json ? parseJson(file.text) : parseYaml(file.text);
  return tree.ok ? openTree(file, tree.value, json) : tree;
}

function openTree(file: SourceFile, tree: SourceNode, json: boolean): Result<Opened> {
  const read = readDocument(tree);
  if (!read.ok) return read;
  const places = once(() => placedValues(file.text, tree));
  return succeed({ file, json, read: read.value, pieced: undefined, tree: () => tree, places });
}

function readingOf(opened: Opened): SourceReading {
  const { file, read, json } = opened;
  const places = once(() => opened.places().map(({ path, from, to }) => ({ path, place: { file: 0, from, to } })));
  return {
    format: json ? "json" : "yaml",
    editable: true,
    files: [file],
    document: read.document,
    unknown: [],
    shared: [],
    kept: [],
    get places() {
      return places();
    },
    problems: withLines(file.text, read.problems),
    broken: false,
  };
}

function withLines(text: string, problems: readonly Problem[]): readonly SourceProblem[] {
  const lines = problems.length > 0 ? lineStarts(text) : [];
  return problems.map((problem) => ({ ...problem, file: 0, line: lineOf(lines, problem.range?.from ?? 0) }));
}

function editText(opened: Opened, wanted: DocumentDraft, origins: NodeOrigins | undefined): SourceEdit {
  const { file, read, json } = opened;
  const tree = opened.tree();
  const splice: Splice = {
    text: file.text,
    style: styleOfText(file.text, tree, json),
    edits: [],
    refused: [],
    origins,
  };
  spliceValue(splice, { node: tree, path: [], inBlock: true }, read.document, wanted);
  if (splice.refused.length > 0) return { edits: [[]], refused: splice.refused };
  const edits = keepLastLine(file.text, mergeRemovals(splice.edits));
  const text = overlap(edits) ? undefined : applyEdits(file.text, edits);
  const wrong = edits.length > 0 ? unlike(opened, text, wanted) : undefined;
  return wrong ? { edits: [[]], refused: [wrong] } : { edits: [edits], refused: [] };
}

/** What the text after the edits says otherwise than it was asked to. */
function unlike(opened: Opened, text: string | undefined, wanted: DocumentDraft): Problem | undefined {
  const after =
    text === undefined ? undefined : openText({ ...opened.file, text }, { json: opened.json, before: opened });
  const path = after?.ok ? firstDifference(after.value.read.document, wanted) : [];
  if (!path) return undefined;
  const message = "The text cannot be changed in place to say this. Change it by hand, or write the document anew.";
  return { code: "source.splice", severity: "error", path, message };
}
