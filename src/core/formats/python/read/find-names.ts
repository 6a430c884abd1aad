import { innerOf } from "./inner-expressions.ts";
import { chunkScope, innerScope, type Scope } from "./located.ts";
import { expressionsOf, localNames, namesOfChunk } from "./module-names.ts";
import type { PythonModule } from "./python-module.ts";
import type { Expression, Statement } from "./python-syntax.ts";

/** A place where code says a name of the module: offsets in the file, whether it is the target of an assignment, and the names around it. */
export type NameUse = { readonly from: number; readonly to: number; readonly binds: boolean; readonly scope: Scope };

/** Everywhere in a file where a name of the module is used or bound by an assignment; the same name inside functions that have their own is another. */
export function usesOfName(module: PythonModule, name: string): readonly NameUse[] {
  const uses: NameUse[] = [];
  const isHidden = ({ locals }: Scope) => locals.some((names) => names.has(name));
  const inExpression = (expression: Expression, scope: Scope, isTarget = false): void => {
    if (expression.kind === "name" && expression.name === name && !isHidden(scope)) {
      uses.push({ from: scope.base + expression.from, to: scope.base + expression.to, binds: isTarget, scope });
    }
    const binds = expression.kind === "other" ? expression.binds : [];
    const within = binds.includes(name) ? hiding(scope, name) : scope;
    for (const inner of innerOf(expression)) inExpression(inner, within);
  };
  const inStatement = (statement: Statement, scope: Scope): void => {
    const targets = statement.kind === "assign" ? statement.targets : [];
    for (const expression of expressionsOf(statement)) inExpression(expression, scope, targets.includes(expression));
    if (statement.kind === "delete") for (const target of statement.targets) inExpression(target, scope);
    if (statement.kind === "block") {
      for (const target of statement.targets) inExpression(target, scope);
      for (const body of statement.bodies) for (const inner of body) inStatement(inner, scope);
    }
    if (statement.kind === "class") inClass(statement, scope);
    if (statement.kind === "function") inFunction(statement, scope);
  };
  const inFunction = (statement: Extract<Statement, { kind: "function" }>, scope: Scope): void => {
    const within = innerScope(scope, localNames(statement));
    for (const inner of statement.body) inStatement(inner, within);
  };
  /** The names of a class are its own; its methods do not see them. */
  const inClass = ({ body }: Extract<Statement, { kind: "class" }>, scope: Scope): void => {
    const own = innerScope(scope, new Map(namesOfChunk(body).bindings));
    for (const inner of body) {
      if (inner.kind !== "function") inStatement(inner, own);
      else {
        for (const expression of expressionsOf(inner)) inExpression(expression, own);
        inFunction(inner, scope);
      }
    }
  };
  for (const chunk of module.chunks) {
    if (!chunk.text.includes(name)) continue;
    for (const statement of chunk.wholeStatements) inStatement(statement, chunkScope(module, chunk));
  }
  return uses;
}

function hiding(scope: Scope, name: string): Scope {
  return innerScope(scope, new Map([[name, { kind: "class", at: 0 } as const]]));
}
