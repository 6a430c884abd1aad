import { usesOfName } from "#core/formats/python/read/find-names.ts";
import type { Located, Scope } from "#core/formats/python/read/located.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Expression, Span } from "#core/formats/python/read/python-syntax.ts";
import type { Spelling } from "#core/formats/python/value-nodes.ts";
import type { RefusedEdit, TextEdit } from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { FileNames } from "./file-names.ts";
import { styleOf } from "./file-style.ts";
import { importEdits } from "./import-edits.ts";
import { Renderer } from "./render-node.ts";

/** A value of the document that comes from an expression: what it was, and what is wanted; `gone` when its node is removed. */
export type User = { readonly path: Path; readonly located: Located; readonly wanted: () => Json | undefined | "gone" };

/** What all steps of one edit share: the edits so far, what is refused, how each file is written. Used once. */
export class EditSession {
  readonly refused: RefusedEdit[] = [];
  readonly spelling: Spelling;
  readonly #edits: TextEdit[][];
  readonly #names = new Map<PythonModule, FileNames>();
  readonly #done = new Set<Expression>();
  readonly #cleared: { readonly module: PythonModule; readonly from: number; readonly to: number }[] = [];
  readonly #users: (expression: Expression) => readonly User[];
  readonly #variables: (name: string, scope: Scope) => string | undefined;

  constructor(
    modules: readonly PythonModule[],
    given: {
      readonly sdk: string;
      readonly users: (expression: Expression) => readonly User[];
      readonly variables: (name: string, scope: Scope) => string | undefined;
    },
  ) {
    this.#edits = modules.map(() => []);
    this.#users = given.users;
    this.#variables = given.variables;
    this.spelling = { sdk: given.sdk, timedelta: "timedelta", pathClass: "Path" };
  }

  /** The edits of each file, with the imports that new code needs. */
  edits(modules: readonly PythonModule[]): readonly (readonly TextEdit[])[] {
    return modules.map((module, index) => {
      const cleared = this.#cleared.filter((one) => one.module === module);
      const isGone = ({ from, to }: TextEdit) =>
        cleared.some((one) => (from === to ? one.from < from && from < one.to : one.from <= from && to <= one.to));
      const others = (this.#edits[index] ?? []).filter((edit) => !isGone(edit));
      const gaps = cleared.map(({ from, to }) => ({ from, to, text: "" }));
      return withoutOverlaps(module.text, [...importEdits(module, this.#namesOf(module)), ...others, ...gaps]);
    });
  }

  /** Whether an edit replaces a piece of a file. */
  replaces(module: PythonModule, { from, to }: Span): boolean {
    return (this.#edits[module.file] ?? []).some((edit) => edit.from <= from && to <= edit.to && edit.from < edit.to);
  }

  /** Takes whole lines out; what would be edited in them is gone with them. */
  clear(module: PythonModule, from: number, to: number): void {
    this.#cleared.push({ module, from, to });
  }

  /** Replaces a piece of a chunk. */
  replace({ from, to }: Span, { module, base }: Scope, text: string): void {
    this.put(module, { from: base + from, to: base + to, text });
  }

  /** An edit in a file; one that changes nothing is left out. */
  put(module: PythonModule, edit: TextEdit): void {
    if (module.text.slice(edit.from, edit.to) === edit.text) return;
    this.#edits[module.file]?.push(edit);
  }

  /** The text of a piece of a chunk. */
  textOf({ from, to }: Span, { module, base }: Scope): string {
    return module.text.slice(base + from, base + to);
  }

  /** What writes code that is to stand in a scope. */
  renderer(scope: Scope): Renderer {
    const names = this.#namesOf(scope.module);
    return new Renderer((head) => names.spell(head, scope), styleOf(scope.module));
  }

  /** The values of the document that come from an expression. */
  usersOf(expression: Expression): readonly User[] {
    return this.#users(expression);
  }

  /** A line in which code uses a constant for something else than the values that are known; `undefined` where there is none. */
  strangerOf(expression: Expression): number | undefined {
    const uses = this.usersOf(expression).flatMap(({ located }) => located.uses);
    const covered = new Set(uses.map((use) => placeKey(use.scope.module, use.scope.base + use.expression.from)));
    const names = new Map(
      uses.flatMap((use) =>
        use.expression.kind === "name" ? [[`${use.scope.module.file} ${use.expression.name}`, use] as const] : [],
      ),
    );
    for (const { expression: named, scope } of names.values()) {
      if (named.kind !== "name") continue;
      const stranger = usesOfName(scope.module, named.name).find(
        (use) => !use.binds && !covered.has(placeKey(scope.module, use.from)),
      );
      if (stranger) return lineOf(lineStarts(scope.module.text), stranger.from);
    }
    return undefined;
  }

  /** Whether an expression that several values share is seen for the first time. */
  isFirst(expression: Expression): boolean {
    if (this.#done.has(expression)) return false;
    this.#done.add(expression);
    return true;
  }

  /** The variable of the environment with a name, as code at a place can say it. */
  variableOf(name: string, scope: Scope): string | undefined {
    return this.#variables(name, scope);
  }

  /** Says that a value of a node that was read cannot be set, and what to do; the path is the one that was read. */
  refuse(path: Path, message: string): void {
    this.refused.push({ code: "python.not-set", severity: "error", path, message, inRead: true });
  }

  /** Says that a node of the wanted document cannot be written; the path is the wanted one. */
  refuseNew(path: Path, message: string): void {
    this.refused.push({ code: "python.not-set", severity: "error", path, message });
  }

  lineOf({ from }: Span, { module, base }: Scope): number {
    return lineOf(lineStarts(module.text), base + from);
  }

  /** The same session with its own edits: what would be done inside a piece of text. */
  collect(module: PythonModule, act: () => void): readonly TextEdit[] {
    const outer = this.#edits[module.file] ?? [];
    const inner: TextEdit[] = [];
    this.#edits[module.file] = inner;
    act();
    this.#edits[module.file] = outer;
    return inner;
  }

  #namesOf(module: PythonModule): FileNames {
    const names = this.#names.get(module) ?? new FileNames(module);
    this.#names.set(module, names);
    return names;
  }
}

function placeKey({ file }: PythonModule, offset: number): string {
  return `${file}:${offset}`;
}

/** What goes twice, such as the comma between two arguments that go, goes once. */
function withoutOverlaps(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const gone: TextEdit[] = [];
  const removals = edits.filter(({ from, to, text }) => text === "" && from < to);
  for (const edit of removals.toSorted((one, other) => one.from - other.from)) {
    const last = gone.at(-1);
    if (last && edit.from < last.to) {
      const to = Math.max(last.to, edit.to);
      const comma = /^[ \t]*[)\]}]/.test(text.slice(to)) ? /,[ \t]*$/.exec(text.slice(0, last.from))?.[0] : undefined;
      gone[gone.length - 1] = { ...last, from: last.from - (comma?.length ?? 0), to };
    } else gone.push(edit);
  }
  return gone.length === removals.length ? edits : [...edits.filter((edit) => !removals.includes(edit)), ...gone];
}
