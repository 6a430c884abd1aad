import { catalogueFor, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { editPython } from "#core/formats/python/edit/edit-python.ts";
import { docstringSpan } from "#core/formats/python/read/docstring.ts";
import { innerValues } from "#core/formats/python/read/inner-values.ts";
import type { CallValue, Located, Scope } from "#core/formats/python/read/located.ts";
import {
  DocumentMemo,
  type DocumentNode,
  type ModelDocument,
  modelDocument,
} from "#core/formats/python/read/model-document.ts";
import type { CallProblems, PythonModel } from "#core/formats/python/read/model-types.ts";
import { PythonProgram } from "#core/formats/python/read/python-model.ts";
import { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Expression } from "#core/formats/python/read/python-syntax.ts";
import { callLine, locatedAt, raisingCall } from "#core/formats/python/read/raising-call.ts";
import type {
  KeptPart,
  NodeOrigins,
  OpenSource,
  Place,
  PlacedValue,
  SharedValue,
  SourceEdit,
  SourceFile,
  SourceProblem,
  SourceReading,
  UnknownValue,
} from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import { type Path, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { inOrder } from "./python-order.ts";
import { pythonRepair } from "./python-repairs.ts";
import { asWanted } from "./python-structure.ts";
import { syntaxProblems } from "./syntax-problems.ts";

/** Files of Python, read together; keeps what a later reading can use again. */
export type PythonSource = OpenSource & {
  readonly model: PythonModel;
  readonly parts: ModelDocument;
  readonly memory: PythonMemory;
};

/** What readings of the same files share: only the newest of them stands on it. */
type PythonMemory = { readonly program: PythonProgram; readonly memo: DocumentMemo; newest: SourceReading | undefined };

/**
 * Reads files of Python without running them: what they define, what is not known, what Python or the SDK would refuse. Never fails: a broken
 * file gives what was understood, and its problems. `previous`, a source of files with the same names, makes a reading after a change fast; it
 * takes over what `previous` stands on, so that `previous` has to read its files again when it is asked to edit. See SPEC PR1–PR14.
 */
export function openPython(files: readonly SourceFile[], previous?: OpenSource): Result<PythonSource> {
  const sdk = files.map(({ text }) => pinnedRelease(text)).find((release) => release !== undefined);
  const catalogue = catalogueFor(sdk);
  const before = previous && "memory" in previous ? (previous as PythonSource).memory : undefined;
  const memory = before && fits(before, files, catalogue) ? before : newMemory(files, catalogue);
  const { program, memo } = memory;
  program.update(files.map(({ text }) => text));
  const model = program.model();
  const parts = modelDocument(model, sdk, memo);
  const reading = readingOf(files, { model, parts, memory });
  memory.newest = reading;
  const source: PythonSource = {
    reading,
    model,
    parts,
    memory,
    edit: (wanted, origins) => editOf(source, wanted, origins),
  };
  return succeed(source);
}

function fits({ program }: PythonMemory, files: readonly SourceFile[], catalogue: SdkCatalogue): boolean {
  const { modules } = program;
  const isSame = modules.length === files.length && modules.every(({ name }, index) => name === files[index]?.name);
  return isSame && program.catalogue === catalogue;
}

function newMemory(files: readonly SourceFile[], catalogue: SdkCatalogue): PythonMemory {
  const modules = files.map(({ name, text }, index) => new PythonModule(name, text, index));
  return { program: new PythonProgram(modules, catalogue), memo: new DocumentMemo(), newest: undefined };
}

/** A source that is not the newest reads its files once more. */
function editOf(source: PythonSource, wanted: DocumentDraft, origins: NodeOrigins | undefined): SourceEdit {
  const { reading, memory } = source;
  const edit = (python: PythonSource, own: DocumentDraft) => {
    const made = asWanted(python, editPython(python, own, { origins }), own, openPython);
    return inOrder(reading, made, { wanted: own, origins, open: openPython });
  };
  if (memory.newest === reading) return edit(source, wanted);
  const again = openPython(reading.files);
  if (!again.ok) return { edits: reading.files.map(() => []), refused: again.problems };
  return edit(again.value, wanted === reading.document ? again.value.reading.document : wanted);
}

/** The release of the SDK that a script's header pins (PEP 723). */
function pinnedRelease(text: string): string | undefined {
  if (!text.includes("# /// script")) return undefined;
  const header = /^# \/\/\/ script[ \t]*\r?\n(?:#.*\r?\n)*?# \/\/\/[ \t]*$/m.exec(text)?.[0];
  return header === undefined
    ? undefined
    : /["']flyte\s*==\s*(\d+(?:\.\d+){1,3}(?:(?:a|b|rc)\d+)?)["']/.exec(header)?.[1];
}

/** Flyte 1 has another SDK. */
function flytekitIn({ text }: SourceFile, file: number): readonly SourceProblem[] {
  const found = /^[ \t]*(?:from|import)[ \t]+flytekit\b/m.exec(text);
  if (!found) return [];
  const range = { from: found.index, to: found.index + found[0].length };
  const line = lineOf(lineStarts(text), range.from);
  const message = "flytekit is the SDK of Flyte 1. Files of Flyte 2 (import flyte) are read here.";
  return [{ code: "python.flytekit", severity: "note", path: [], message, file, line, range }];
}

type Understood = { readonly model: PythonModel; readonly parts: ModelDocument; readonly memory: PythonMemory };

/** Where values stand is worked out when somebody asks. */
function readingOf(files: readonly SourceFile[], { model, parts, memory }: Understood): SourceReading {
  const describer = new Describer(model, parts);
  const syntax = files.flatMap((file, index) => syntaxOf(file, index, model));
  const old = parts.nodes.length === 0 ? files.flatMap(flytekitIn) : [];
  const problems = [...syntax, ...old, ...describer.problems()];
  const unknown = parts.nodes.flatMap((node) => describer.unknown(node));
  const kept = describer.kept(parts);
  let places: readonly PlacedValue[] | undefined;
  let shared: readonly SharedValue[] | undefined;
  const later = <T>(make: (one: Describer, nodes: ModelDocument) => T, read: (reading: SourceReading) => T): T => {
    if (memory.newest === reading) return make(describer, parts);
    const again = openPython(files);
    return again.ok ? read(again.value.reading) : make(describer, parts);
  };
  const reading: SourceReading = {
    format: "python",
    editable: true,
    files,
    document: parts.document,
    unknown,
    get shared() {
      shared ??= later(
        (one, { nodes }) => one.shared(nodes),
        (other) => other.shared,
      );
      return shared;
    },
    kept,
    get places() {
      places ??= later(
        (one, { nodes }) => nodes.flatMap((node) => one.places(node)),
        (other) => other.places,
      );
      return places;
    },
    problems,
    broken: syntax.length > 0,
  };
  return reading;
}

/** The whole file is looked at when one of its statements is not sound. */
function syntaxOf(file: SourceFile, index: number, { modules }: PythonModel): readonly SourceProblem[] {
  const isSound = modules[index]?.chunks.every((chunk) => chunk.isSound) ?? true;
  return isSound ? [] : syntaxProblems(file, index);
}

const onDecorator =
  "The decorator takes no resources: no release of the SDK does, and the file stops loading in this line. Give the task an environment of its own, or give the resources to its environment.";

class Describer {
  readonly #model: PythonModel;
  readonly #parts: ModelDocument;
  readonly #paths: ReadonlyMap<CallValue, Path>;
  readonly #starts: (readonly number[])[] = [];

  constructor(model: PythonModel, parts: ModelDocument) {
    this.#model = model;
    this.#parts = parts;
    this.#paths = new Map(parts.nodes.flatMap(({ call, path }) => (call ? [[call, path]] : [])));
  }

  unknown({ path, unknown }: DocumentNode): readonly UnknownValue[] {
    return unknown.map((part) => {
      const { expression, scope } = outermost(part.located);
      const place = placeOf(expression, scope);
      const text = scope.module.text.slice(place.from, place.to).replaceAll(/\s+/g, " ");
      return {
        path: [...path, ...part.path],
        place,
        line: this.#line(place),
        expression: text.length > 120 ? `${text.slice(0, 117)}...` : text,
        reason: part.reason,
      };
    });
  }

  places(node: DocumentNode): readonly PlacedValue[] {
    const placed: PlacedValue[] = [{ path: node.path, place: nodePlace(node) }];
    for (const { key, bound } of node.keys) placed.push(...valuePlaces(bound.located, [...node.path, key]));
    if (node.task) {
      const { definition, scope } = node.task.task;
      placed.push({ path: [...node.path, "name"], place: placeOf(definition.nameSpan, scope) });
      const docs = docstringSpan(definition, scope);
      if (docs) placed.push({ path: [...node.path, "docs"], place: placeOf(docs, scope) });
    }
    return placed;
  }

  shared(nodes: readonly DocumentNode[]): readonly SharedValue[] {
    const found = new Map<Expression, { readonly located: Located; readonly paths: Path[] }>();
    for (const { path, keys } of nodes) {
      for (const { key, bound } of keys) {
        for (const [inner, located] of innerValues(bound.located, [...path, key])) {
          if (located.uses.length === 0 || located.value.kind === "environment") continue;
          const known = found.get(located.expression);
          if (known) known.paths.push(inner);
          else found.set(located.expression, { located, paths: [inner] });
        }
      }
    }
    return [...found.values()].map(({ located, paths }) => {
      const place = placeOf(located.expression, located.scope);
      const name = located.uses.at(-1)?.name ?? "";
      return {
        name: name === "**" ? (located.uses.at(-2)?.name ?? name) : name,
        place,
        line: this.#line(place),
        paths,
      };
    });
  }

  kept({ kept }: ModelDocument): readonly KeptPart[] {
    const args = kept.map(({ located, reason }) => {
      const { expression, scope } = outermost(located);
      return this.#kept(placeOf(expression, scope), reason);
    });
    const strangers = this.#model.strangers.map(({ place: { module, chunk, statement }, reason }) => {
      const from = chunk.from + statement.from;
      const place = { file: module.file, from, to: chunk.from + headEnd(statement) };
      return this.#kept(place, reason);
    });
    const receivers = this.#model.overrides
      .filter(({ task }) => !task)
      .map(({ override }) =>
        this.#kept(placeOf(override.call.call, override.scope), "an override of a task that is not known"),
      );
    const others = this.#model.others.map(({ expression, scope, reason }) =>
      this.#kept(placeOf(expression, scope), reason),
    );
    return [...args, ...strangers, ...receivers, ...others].toSorted(
      (one, other) => one.place.file - other.place.file || one.place.from - other.place.from,
    );
  }

  problems(): readonly SourceProblem[] {
    const { loading, reached } = this.#model;
    const found = [...loading, ...reached].flatMap((call) => this.#callProblems(call));
    const seen = new Set<string>();
    const unique = found.filter(({ line, message, file }) => {
      const key = JSON.stringify([file, line, message]);
      return !seen.has(key) && seen.add(key);
    });
    return unique.toSorted((one, other) => one.file - other.file || one.line - other.line);
  }

  #callProblems({ call, scope, problems }: CallProblems): readonly SourceProblem[] {
    return problems.map((problem: Problem) => {
      const raising = raisingCall(call, scope, problem.path);
      const at = locatedAt(call, problem.path);
      const { file, from, to } = at ? placeOf(at.expression, at.scope) : placeOf(call.call, scope);
      const repair = pythonRepair({ model: this.#model, parts: this.#parts }, call, problem);
      const told = call.name === "task" && problem.path[0] === "resources" ? { message: onDecorator } : {};
      const path = [...(this.#paths.get(call) ?? []), ...problem.path];
      const place = { file, line: callLine(raising), range: { from, to } };
      return { ...problem, ...told, ...place, path, ...(repair ? { repair } : {}) };
    });
  }

  #kept(place: Place, reason: string): KeptPart {
    const text = this.#model.modules[place.file]?.text.slice(place.from, place.to) ?? "";
    return { place, line: this.#line(place), text, reason };
  }

  #line({ file, from }: Place): number {
    const starts = this.#starts[file] ?? lineStarts(this.#model.modules[file]?.text ?? "");
    this.#starts[file] = starts;
    return lineOf(starts, from);
  }
}

function headEnd(statement: PythonModel["strangers"][number]["place"]["statement"]): number {
  return statement.kind === "function" ? statement.nameSpan.to : statement.to;
}

/** Where a value is reached from: the name at the place of use, else the value itself. */
function outermost({ expression, scope, uses }: Located): { readonly expression: Expression; readonly scope: Scope } {
  return uses[0] ?? { expression, scope };
}

/** A span of a chunk in its file. */
function placeOf({ from, to }: { readonly from: number; readonly to: number }, { module, base }: Scope): Place {
  return { file: module.file, from: base + from, to: base + to };
}

function nodePlace({ environment, task, override, scope, call }: DocumentNode): Place {
  if (task) {
    const { definition } = task.task;
    return placeOf({ from: definition.decorators[0]?.from ?? definition.from, to: definition.nameSpan.to }, scope);
  }
  if (override?.variable !== undefined) return placeOf(override.statement, scope);
  if (environment?.statement) return placeOf(environment.statement.statement, scope);
  return call ? placeOf(call.call, scope) : { file: scope.module.file, from: 0, to: 0 };
}

function valuePlaces(located: Located, path: Path): readonly PlacedValue[] {
  return innerValues(located, path).map(([at, value]) => ({ path: at, place: placeOf(value.expression, value.scope) }));
}
