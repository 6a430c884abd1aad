import type { Evaluator } from "./evaluate.ts";
import { innerOf } from "./inner-expressions.ts";
import { chunkScope, innerScope, type OverrideCall, type Scope } from "./located.ts";
import { expressionsOf, localNames, namesOfChunk } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import type { Expression, Statement } from "./python-syntax.ts";

/** A call of `.override(...)`, the name that it is assigned to by a statement of its own, and the functions around it. */
export type FoundOverride = {
  readonly override: OverrideCall;
  readonly module: PythonModule;
  readonly chunk: ParsedChunk;
  /** The statement that it stands in. */
  readonly statement: Statement;
  /** The variable when the whole statement is `variable = receiver.override(...)` at the top of the file. */
  readonly variable: string | undefined;
  /** The innermost function that it stands in. */
  readonly inside: string | undefined;
};

/** Every call of `.override(...)` in a chunk, wherever it stands, in the order of the word. See SPEC PR9. */
export function findOverrides(
  module: PythonModule,
  chunk: ParsedChunk,
  evaluator: Evaluator,
): readonly FoundOverride[] {
  if (!chunk.text.includes("override")) return [];
  const finder = new OverrideFinder(module, evaluator);
  const scope = chunkScope(module, chunk);
  for (const statement of chunk.statements) finder.statement(statement, scope, undefined);
  return finder.found.toSorted((one, other) => one.override.word - other.override.word);
}

class OverrideFinder {
  readonly found: FoundOverride[] = [];
  readonly #module: PythonModule;
  readonly #evaluator: Evaluator;

  constructor(module: PythonModule, evaluator: Evaluator) {
    this.#module = module;
    this.#evaluator = evaluator;
  }

  statement(statement: Statement, scope: Scope, inside: string | undefined): void {
    for (const expression of expressionsOf(statement)) this.#expression(expression, scope, statement, inside);
    if (statement.kind === "block") {
      for (const body of statement.bodies) for (const inner of body) this.statement(inner, scope, inside);
    }
    if (statement.kind === "class") this.#inClass(statement.body, scope, inside);
    if (statement.kind === "function") {
      const within = innerScope(scope, localNames(statement));
      for (const inner of statement.body) this.statement(inner, within, statement.name);
    }
  }

  /** The names of a class are known in its own statements, not in its methods. */
  #inClass(body: readonly Statement[], scope: Scope, inside: string | undefined): void {
    const reason = "it is made in a class";
    const names = namesOfChunk(body).bindings.map(
      ([name]) => [name, { kind: "unknown", reason, at: 0 } as const] as const,
    );
    const own = names.length === 0 ? scope : innerScope(scope, new Map(names));
    for (const inner of body) this.statement(inner, inner.kind === "function" ? scope : own, inside);
  }

  #expression(expression: Expression, scope: Scope, statement: Statement, inside: string | undefined): void {
    const within = expression.kind === "other" && expression.binds.length > 0 ? bound(scope, expression.binds) : scope;
    if (expression.kind === "call" && expression.callee.kind === "attribute" && expression.callee.name === "override") {
      const override = this.#evaluator.override(expression, expression.callee, within);
      const isOwn = statement.kind === "assign" && statement.value === expression && inside === undefined;
      const target = isOwn ? statement.targets[0] : undefined;
      const variable = target?.kind === "name" ? target.name : undefined;
      if (scope.chunk)
        this.found.push({ override, module: this.#module, chunk: scope.chunk, statement, variable, inside });
    }
    for (const inner of innerOf(expression)) this.#expression(inner, within, statement, inside);
  }
}

function bound(scope: Scope, names: readonly string[]): Scope {
  const reason = "it is the variable of a loop";
  const locals = new Map(names.map((name) => [name, { kind: "unknown", reason, at: 0 } as const]));
  return innerScope(scope, locals);
}
