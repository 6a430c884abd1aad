import type { Evaluator } from "./evaluate.ts";
import { innerOf } from "./inner-expressions.ts";
import type { Scope } from "./located.ts";
import type { OtherPart } from "./model-types.ts";
import { expressionsOf } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { Expression, Statement } from "./python-syntax.ts";

const hints = /Environment|clone_with|(?<=[ \t])@[^\n\r]*\.task\b|=[ \t]*[\w.[\]"']+\.task\b/;

/** Whether a text may make environments or tasks that a document does not have. */
export function mayMakeOthers(text: string): boolean {
  return hints.test(text);
}

/**
 * Environments and tasks in a chunk that a document does not have: environments of another kind (`flyte.app.AppEnvironment`), those that are made in
 * a function, a class, a loop, a comprehension or under a condition, and tasks that are made there or without a decorator. See SPEC PR11.
 */
export function otherParts(chunk: ParsedChunk, scope: Scope, evaluator: Evaluator): readonly OtherPart[] {
  if (!mayMakeOthers(chunk.text)) return [];
  const looker = new Looker(scope, evaluator);
  for (const statement of chunk.wholeStatements) looker.statement(statement, undefined);
  return looker.found;
}

class Looker {
  readonly found: OtherPart[] = [];
  readonly #scope: Scope;
  readonly #evaluator: Evaluator;

  constructor(scope: Scope, evaluator: Evaluator) {
    this.#scope = scope;
    this.#evaluator = evaluator;
  }

  /** `inside` says where it stands, when that is not the top. */
  statement(statement: Statement, inside: string | undefined): void {
    if (statement.kind === "function" || statement.kind === "class") this.#decorators(statement, inside);
    if (statement.kind === "class") this.#bases(statement.bases);
    for (const expression of expressionsOf(statement)) {
      const isDecorator =
        (statement.kind === "function" || statement.kind === "class") &&
        statement.decorators.some(({ value }) => value === expression);
      if (!isDecorator || !isTaskDecorator(expression)) this.#look(expression, inside);
      else if (expression.kind === "call") for (const { value } of expression.args) this.#look(value, inside);
    }
    this.#within(statement, inside);
  }

  #within(statement: Statement, inside: string | undefined): void {
    if (statement.kind === "function")
      for (const inner of statement.body) this.statement(inner, `in the function ${statement.name}`);
    if (statement.kind === "class")
      for (const inner of statement.body) this.statement(inner, `in the class ${statement.name}`);
    if (statement.kind !== "block") return;
    for (const [index, body] of statement.bodies.entries()) {
      const isSure = statement.word === "with" || (statement.word === "try" && index === 0);
      for (const inner of body) this.statement(inner, isSure ? inside : (inside ?? `under \`${statement.word}\``));
    }
  }

  #decorators({ decorators }: Extract<Statement, { kind: "function" | "class" }>, inside: string | undefined): void {
    if (inside === undefined) return;
    const decorator = decorators.find(({ value }) => isTaskDecorator(value));
    if (decorator) this.#add(decorator.value, `a task that is made ${inside}`);
  }

  #bases(bases: readonly Expression[]): void {
    const base = bases.find((one) => this.#kindOf(one) === "TaskEnvironment");
    if (base) this.#add(base, "environments of a class of the file's own are not read");
  }

  #look(expression: Expression, inside: string | undefined): void {
    if (expression.kind === "call") this.#call(expression, inside);
    if (expression.kind === "attribute" && expression.name === "task" && this.#isEnvironment(expression.value)) {
      this.#add(expression, "tasks that are made by another name for the decorator are not read");
    }
    const isTaskCall = expression.kind === "call" && isTaskDecorator(expression);
    const parts = isTaskCall ? expression.args.map(({ value }) => value) : innerOf(expression);
    const within = inside ?? (expression.kind === "other" ? `in ${expression.what}` : undefined);
    for (const inner of parts) this.#look(inner, within);
  }

  #call(call: Extract<Expression, { kind: "call" }>, inside: string | undefined): void {
    const { callee, args } = call;
    const kind = this.#kindOf(callee);
    if (kind !== undefined && kind !== "TaskEnvironment") this.#add(call, `${kind} is no environment of tasks`);
    else if (kind !== undefined && inside !== undefined) this.#add(call, `an environment that is made ${inside}`);
    if (callee.kind === "attribute" && callee.name === "clone_with" && inside !== undefined) {
      this.#add(call, `an environment that is made ${inside}`);
    }
    if (isTaskDecorator(call) && callee.kind === "attribute" && this.#isEnvironment(callee.value)) {
      this.#add(call, "a task that is made by a call");
    }
    if (
      "name" in callee &&
      callee.name === "partial" &&
      args.some(({ value }) => this.#kindOf(value) === "TaskEnvironment")
    ) {
      this.#add(call, "environments that are made by a partial call are not read");
    }
  }

  #kindOf(expression: Expression): string | undefined {
    const { value } = this.#evaluator.locate(expression, this.#scope);
    return value.kind === "symbol" ? /^flyte\.(?:.*\.)?(\w*Environment)$/.exec(value.path)?.[1] : undefined;
  }

  #isEnvironment(expression: Expression): boolean {
    return this.#evaluator.locate(expression, this.#scope).value.kind === "environment";
  }

  #add(expression: Expression, reason: string): void {
    this.found.push({ expression, scope: this.#scope, reason });
  }
}

/** `@env.task`, with or without a call. */
export function isTaskDecorator(decorator: Expression): boolean {
  const named = decorator.kind === "call" ? decorator.callee : decorator;
  return named.kind === "attribute" && named.name === "task";
}
