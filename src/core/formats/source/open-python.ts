import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { editPython } from "#core/formats/python/edit/edit-python.ts";
import { docstringSpan } from "#core/formats/python/read/docstring.ts";
import { innerValues } from "#core/formats/python/read/inner-values.ts";
import type { Located, Scope } from "#core/formats/python/read/located.ts";
import { type DocumentNode, type ModelDocument, modelDocument } from "#core/formats/python/read/model-document.ts";
import { type CallProblems, type PythonModel, pythonModel } from "#core/formats/python/read/python-model.ts";
import { readModule } from "#core/formats/python/read/python-module.ts";
import type { Expression } from "#core/formats/python/read/python-syntax.ts";
import { callLine, locatedAt, raisingCall } from "#core/formats/python/read/raising-call.ts";
import { lineOf, lineStarts } from "#core/formats/python/read/source-lines.ts";
import type {
  KeptPart,
  OpenSource,
  Place,
  PlacedValue,
  SharedValue,
  SourceFile,
  SourceProblem,
  SourceReading,
  UnknownValue,
} from "#core/formats/source-contract.ts";
import { type Path, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { syntaxProblems } from "./syntax-problems.ts";

/** Files of Python, read together; keeps what a later reading can use again. */
export type PythonSource = OpenSource & { readonly model: PythonModel; readonly parts: ModelDocument };

/**
 * Reads files of Python without running them: what they define, what is not known, what Python or the SDK would refuse. Never fails: a broken
 * file gives what was understood, and its problems. `previous` makes a reading after a small change fast. See SPEC PR1–PR14.
 */
export function openPython(files: readonly SourceFile[], previous?: OpenSource): Result<PythonSource> {
  const before = previous && "model" in previous ? (previous as PythonSource).model.modules : [];
  const modules = files.map((file, index) =>
    readModule(file, index, before.find((module) => module.name === file.name) ?? before[index]),
  );
  const sdk = modules.map(({ text }) => pinnedRelease(text)).find((release) => release !== undefined);
  const model = pythonModel(modules, catalogueFor(sdk));
  const parts = modelDocument(model, sdk);
  const reading = readingOf(files, model, parts);
  const source: PythonSource = {
    reading,
    model,
    parts,
    edit: (wanted) => editPython(source, wanted),
  };
  return succeed(source);
}

/** The release of the SDK that a script's header pins (PEP 723). */
function pinnedRelease(text: string): string | undefined {
  const header = /^# \/\/\/ script[ \t]*\r?\n(?:#.*\r?\n)*?# \/\/\/[ \t]*$/m.exec(text)?.[0];
  return header === undefined
    ? undefined
    : /["']flyte\s*==\s*(\d+(?:\.\d+){1,3}(?:(?:a|b|rc)\d+)?)["']/.exec(header)?.[1];
}

function readingOf(files: readonly SourceFile[], model: PythonModel, parts: ModelDocument): SourceReading {
  const describer = new Describer(model);
  const unknown = parts.nodes.flatMap((node) => describer.unknown(node));
  const syntax = files.flatMap(syntaxProblems);
  const problems = [...syntax, ...describer.problems()];
  return {
    format: "python",
    editable: true,
    files,
    document: parts.document,
    unknown,
    shared: describer.shared(parts.nodes),
    kept: describer.kept(parts),
    places: parts.nodes.flatMap((node) => describer.places(node)),
    problems,
    broken: syntax.length > 0,
  };
}

class Describer {
  readonly #model: PythonModel;
  readonly #starts: readonly (readonly number[])[];

  constructor(model: PythonModel) {
    this.#model = model;
    this.#starts = model.modules.map(({ text }) => lineStarts(text));
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
      const docs = docstringSpan(definition);
      if (docs) placed.push({ path: [...node.path, "docs"], place: placeOf(docs, scope) });
    }
    return placed;
  }

  shared(nodes: readonly DocumentNode[]): readonly SharedValue[] {
    const found = new Map<Expression, { readonly located: Located; readonly paths: Path[] }>();
    for (const { path, keys } of nodes) {
      for (const { key, bound } of keys) {
        for (const [inner, located] of innerValues(bound.located, [...path, key])) {
          if (located.uses.length === 0) continue;
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
    const strangers = this.#model.strangers.map(({ place: { module, base, statement }, reason }) => {
      const place = { file: module.file, from: base + statement.from, to: base + headEnd(statement) };
      return this.#kept(place, `a task of an environment that is not known: ${reason}`);
    });
    const receivers = this.#model.overrides
      .filter(({ task }) => !task)
      .map(({ override }) =>
        this.#kept(placeOf(override.call.call, override.scope), "an override of a task that is not known"),
      );
    return [...args, ...strangers, ...receivers].toSorted(
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
      return { ...problem, file, line: callLine(raising), range: { from, to } };
    });
  }

  #kept(place: Place, reason: string): KeptPart {
    const text = this.#model.modules[place.file]?.text.slice(place.from, place.to) ?? "";
    return { place, line: this.#line(place), text, reason };
  }

  #line({ file, from }: Place): number {
    return lineOf(this.#starts[file] ?? [], from);
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
export function placeOf({ from, to }: { readonly from: number; readonly to: number }, { module, base }: Scope): Place {
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
