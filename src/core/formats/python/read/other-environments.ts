import type { Evaluator } from "./evaluate.ts";
import { innerOf } from "./inner-expressions.ts";
import type { Scope } from "./located.ts";
import type { OtherEnvironment } from "./model-types.ts";
import { expressionsOf } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { Expression, Statement } from "./python-syntax.ts";

/**
 * Environments in a chunk that a document does not have: those of another kind (`flyte.app.AppEnvironment`), and task environments that are made in
 * a function, a class, a loop or under a condition. See SPEC PR11.
 */
export function otherEnvironments(chunk: ParsedChunk, scope: Scope, evaluator: Evaluator): readonly OtherEnvironment[] {
  if (!chunk.text.includes("Environment")) return [];
  const found: OtherEnvironment[] = [];
  const look = (expression: Expression, inside: string | undefined): void => {
    if (expression.kind === "call") {
      const { value } = evaluator.locate(expression.callee, scope);
      const kind = value.kind === "symbol" ? /^flyte\.(?:.*\.)?(\w*Environment)$/.exec(value.path)?.[1] : undefined;
      if (kind !== undefined && kind !== "TaskEnvironment") {
        found.push({ expression, scope, reason: `${kind} is no environment of tasks` });
      } else if (kind !== undefined && inside !== undefined) {
        found.push({ expression, scope, reason: `an environment that is made ${inside}` });
      }
    }
    for (const inner of innerOf(expression)) look(inner, inside);
  };
  const walk = (statement: Statement, inside: string | undefined): void => {
    for (const expression of expressionsOf(statement)) look(expression, inside);
    if (statement.kind === "function")
      for (const inner of statement.body) walk(inner, `in the function ${statement.name}`);
    if (statement.kind === "class") for (const inner of statement.body) walk(inner, `in the class ${statement.name}`);
    if (statement.kind !== "block") return;
    for (const [index, body] of statement.bodies.entries()) {
      const isSure = statement.word === "with" || (statement.word === "try" && index === 0);
      for (const inner of body) walk(inner, isSure ? inside : (inside ?? `under \`${statement.word}\``));
    }
  };
  for (const statement of chunk.wholeStatements) walk(statement, undefined);
  return found;
}
