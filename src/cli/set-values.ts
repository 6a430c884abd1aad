import { documentProblems } from "#core/advice/document-problems.ts";
import { formatAddress, parseAddress, placeOf } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { followName } from "#core/document/follow-name.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { encodeSource } from "#core/formats/source/decode-source.ts";
import { openSource } from "#core/formats/source/open-source.ts";
import { writePatch } from "#core/formats/source/write-patch.ts";
import type { NodeOrigins, SourceFile, SourceReading } from "#core/formats/source-contract.ts";
import { parseYaml } from "#core/formats/yaml/parse-yaml.ts";
import { plainData } from "#core/formats/yaml/source-tree.ts";
import { isJsonObject, type Json, jsonAt } from "#core/problem/json.ts";
import { fail, type Path, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import type { Assignment } from "./parse-arguments.ts";
import type { Done } from "./read-document.ts";
import { problemLine, textProblemLines } from "./read-source.ts";

type Asked = {
  readonly values: readonly Assignment[];
  readonly unset: readonly string[];
  readonly output: "text" | "diff" | "write";
};

/**
 * Sets values of a file in place. The new text, or the patch, goes to standard output; `write` is what the file shall hold. What cannot be
 * set, or would be an error that was not there, leaves all as it is.
 */
export function setValues(file: SourceFile, asked: Asked): Done & { readonly write?: Uint8Array } {
  const opened = openSource([file]);
  if (!opened.ok) return { output: "", problems: textProblemLines([file], opened.problems), exit: 1 };
  const { reading, edit } = opened.value;
  const { document } = reading;
  const changes = changesOf(document, asked);
  const wanted = changes.ok ? applied(document, changes.value) : changes;
  if (!changes.ok || !wanted.ok) return refused(document, wanted.ok ? [] : wanted.problems);
  const worse = newErrors(document, wanted.value);
  if (worse.length > 0) return refused(wanted.value, worse);
  const { edits, refused: problems } = edit(wanted.value, originsOf(document, changes.value));
  if (problems.length > 0) return refused(document, problems);
  const after = applyEdits(file.text, edits[0] ?? []);
  const bytes = encodeSource(after, file.encoding);
  if (!bytes.ok) return { output: "", problems: textProblemLines([file], bytes.problems), exit: 1 };
  const notes = notesOn(reading, wanted.value);
  if (asked.output === "write")
    return { output: "", problems: notes, exit: 0, ...(after !== file.text && { write: bytes.value }) };
  const name = file.name.replace(/^(?:\.?\/)+/, "");
  const output = asked.output === "diff" ? writePatch([{ name, before: file.text, after }]) : after;
  return { output, problems: notes, exit: 0 };
}

/** What else the constants spell in the place of which a value was written: it stays as it was. */
function notesOn({ document, shared, files }: SourceReading, wanted: DocumentDraft): string {
  const lines = shared.flatMap(({ name, line, place, paths }) => {
    const isChanged = (path: Path) => JSON.stringify(jsonAt(document, path)) !== JSON.stringify(jsonAt(wanted, path));
    const [changed, others] = [paths.filter(isChanged), paths.filter((path) => !isChanged(path))];
    if (changed.length === 0 || others.length === 0) return [];
    const told = (list: readonly Path[]) => list.map((path) => formatAddress(document, path)).join(", ");
    const where = `${files[place.file]?.name ?? ""}:${line}`;
    return [
      `${told(changed)}: ${name} (${where}) spells ${told(others)} too and stays. Set all of them to change ${name}.\n`,
    ];
  });
  return lines.join("");
}

function refused(document: DocumentDraft, problems: readonly Problem[]): Done {
  const lines = problems.map((one) => problemLine(formatAddress(document, one.path) || ":", one));
  return { output: "", problems: lines.join(""), exit: 1 };
}

type Change = { readonly path: Path; readonly value: Json | undefined };

/** What is asked for, by the paths of the document as it stands. */
function changesOf(document: DocumentDraft, { values, unset }: Asked): Result<readonly Change[]> {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  for (const { address, value } of values) {
    const path = parseAddress(document, address);
    const data = parseYaml(value);
    if (!path.ok) problems.push(...path.problems);
    else if (!data.ok) problems.push(...data.problems.map((one) => ({ ...one, path: path.value })));
    else if (placeOf(path.value).keys.length === 0)
      problems.push(wrong(path.value, "This is a node. Write a key after a colon."));
    else changes.push({ path: path.value, value: plainData(data.value).value });
  }
  for (const address of unset) {
    const path = parseAddress(document, address);
    if (path.ok) changes.push({ path: path.value, value: undefined });
    else problems.push(...path.problems);
  }
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : succeed(changes);
}

/** Which nodes are which after nodes were taken away; not known where a whole list of them is set. */
function originsOf(document: DocumentDraft, changes: readonly Change[]): NodeOrigins | undefined {
  const isList = ({ path }: Change) => ["environments", "tasks"].includes(String(path.at(-1)));
  if (changes.some((change) => isList(change) && change.value !== undefined)) return undefined;
  const gone = new Set(changes.flatMap(({ path, value }) => (value === undefined ? [path.join("/")] : [])));
  const kept = (nodes: readonly unknown[], list: Path) =>
    [...nodes.keys()].map((at) => [...list, at]).filter((path) => !gone.has(path.join("/")));
  return kept(document.environments, ["environments"]).flatMap((read, e) => {
    const tasks = document.environments[Number(read[1])]?.tasks ?? [];
    const own = kept(tasks, [...read, "tasks"]).map((task, t) => [["environments", e, "tasks", t], task] as const);
    return [[["environments", e], read] as const, ...own];
  });
}

/** The document with all changes; addresses are those of the document as it stands, so what is removed goes last, from the end. */
function applied(document: DocumentDraft, changes: readonly Change[]): Result<DocumentDraft> {
  const set = inTurn(
    document,
    changes.filter(({ value }) => value !== undefined),
  );
  return set.ok ? inTurn(renamed(document, set.value, changes), removals(changes)) : set;
}

function inTurn(document: DocumentDraft, changes: readonly Change[]): Result<DocumentDraft> {
  let result: Json | undefined = document;
  for (const { path, value } of changes) {
    const next = withValue(result ?? null, path, value);
    if (!next.ok) return fail(wrong(path, next.problems[0].message));
    result = next.value;
  }
  // Only values within were changed: the structure is that of the document.
  return succeed(result as DocumentDraft);
}

/** What names a renamed environment follows it, unless that was asked for too. */
function renamed(before: DocumentDraft, after: DocumentDraft, changes: readonly Change[]): DocumentDraft {
  const names = changes.filter(({ path, value }) => path.length === 3 && path[2] === "name" && value !== undefined);
  return names.reduce((document, { path }) => followName(before, document, Number(path[1])), after);
}

/** From the end of the document, so that positions hold. */
function removals(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ value }) => value === undefined).toSorted((a, b) => comparePaths(b.path, a.path));
}

function comparePaths(one: Path, other: Path): number {
  const at = one.findIndex((key, index) => key !== other[index] && index < other.length);
  if (at < 0) return one.length - other.length;
  const [a, b] = [one[at], other[at]];
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}

function withValue(node: Json, [key, ...rest]: Path, value: Json | undefined): Result<Json> {
  if (key === undefined) return succeed(value ?? null);
  if (Array.isArray(node)) return inList(node, [key, ...rest], value);
  if (node !== null && !isJsonObject(node)) return fail(wrong([], "What it stands in is no object."));
  const object = node ?? {};
  const name = String(key);
  const old = Object.hasOwn(object, name) ? object[name] : undefined;
  if (rest.length === 0 && value === undefined) {
    if (old === undefined) return fail(wrong([], "There is nothing to unset."));
    return succeed(Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)));
  }
  if (value === undefined && old === undefined) return fail(wrong([], "There is nothing to unset."));
  const inner = withValue(old ?? null, rest, value);
  if (!inner.ok) return inner;
  const entries = Object.entries(object).map(([other, item]) => [other, other === name ? inner.value : item] as const);
  return succeed(Object.fromEntries(Object.hasOwn(object, name) ? entries : [...entries, [name, inner.value]]));
}

function inList(list: readonly Json[], [key, ...rest]: Path, value: Json | undefined): Result<Json> {
  const isNext = key === list.length && value !== undefined;
  if (typeof key !== "number" || key > list.length || (key === list.length && !isNext)) {
    return fail(wrong([], `The list it stands in has ${list.length} items; write a position, from 0.`));
  }
  if (rest.length === 0 && value === undefined) return succeed(list.toSpliced(key, 1));
  const inner = withValue(list[key] ?? null, rest, value);
  return inner.ok ? succeed(list.toSpliced(key, isNext ? 0 : 1, inner.value)) : inner;
}

function wrong(path: Path, message: string): Problem {
  return { code: "address.unknown", severity: "error", path, message };
}

/** Errors of a document that the one before did not have. */
function newErrors(before: DocumentDraft, after: DocumentDraft): readonly Problem[] {
  const errors = (document: DocumentDraft) => documentProblems(document).filter(({ severity }) => severity === "error");
  // By what they say, not by where: nodes that go make others stand elsewhere.
  const known = errors(before).map(({ message }) => message);
  return errors(after).filter(({ message }) => {
    const at = known.indexOf(message);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}
