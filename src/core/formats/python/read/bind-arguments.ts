import type { Evaluator } from "./evaluate.ts";
import type { BoundArgument, CalledName, CallValue, Located, Scope } from "./located.ts";
import type { Argument, Expression } from "./python-syntax.ts";
import { positional } from "./signatures.ts";

/**
 * Gives each argument of a call its keyword, as Python does. `refused` is Python's own word on too many positions or a keyword that is given
 * twice; `open` says why there may be more keywords than are seen. See SPEC PR6.
 */
export function bindArguments(
  evaluator: Evaluator,
  name: CalledName,
  call: Extract<Expression, { kind: "call" }>,
  scope: Scope,
): CallValue {
  const binder = new Binder(evaluator, name, scope);
  for (const argument of call.args) binder.add(argument);
  return { kind: "call", name, args: binder.args, open: binder.open, refused: binder.refused, call };
}

class Binder {
  readonly args = new Map<string, BoundArgument>();
  open: string | undefined;
  refused: string | undefined;
  #position = 0;
  readonly #evaluator: Evaluator;
  readonly #name: CalledName;
  readonly #scope: Scope;

  constructor(evaluator: Evaluator, name: CalledName, scope: Scope) {
    this.#evaluator = evaluator;
    this.#name = name;
    this.#scope = scope;
  }

  add(argument: Argument): void {
    const located = this.#evaluator.locate(argument.value, this.#scope);
    if (argument.spread === "**") this.spread(argument, located);
    else if (argument.spread === "*") this.unpack(argument, located);
    else if (argument.name !== undefined) this.give(argument.name, { located, argument });
    else this.place(located, argument);
  }

  private place(located: Located, argument: Argument | undefined): void {
    const names = positional[this.#name];
    const name = names[this.#position];
    this.#position += 1;
    if (name === undefined) {
      if (this.open === undefined) {
        this.refused ??= `${this.#name}() takes ${names.length} positional argument${names.length === 1 ? "" : "s"} but ${this.#position} were given`;
      }
      return;
    }
    this.give(name, { located, argument });
  }

  private give(name: string, bound: BoundArgument): void {
    if (this.args.has(name)) this.refused ??= `${this.#name}() got multiple values for argument '${name}'`;
    else this.args.set(name, bound);
  }

  private spread(argument: Argument, { value, uses }: Located): void {
    if (value.kind !== "dict") {
      this.open ??= value.kind === "unknown" ? value.reason : "more keywords are given by `**`";
      return;
    }
    const use = { expression: argument.value, scope: this.#scope, name: "**" };
    for (const { key, located } of value.entries) {
      const through = { ...located, uses: [use, ...uses.slice(1), ...located.uses] };
      this.give(key, { located: through, argument: undefined });
    }
  }

  private unpack(argument: Argument, { value, uses }: Located): void {
    if (value.kind !== "sequence") {
      this.open ??= "arguments are given by `*`";
      // What stands behind has no place that is known.
      this.#position = Number.POSITIVE_INFINITY;
      return;
    }
    const use = { expression: argument.value, scope: this.#scope, name: "*" };
    for (const item of value.items) {
      this.place({ ...item, uses: [use, ...uses.slice(1), ...item.uses] }, undefined);
    }
  }
}
