import type { Expression, Statement } from "./python-syntax.ts";

/** How a name gets what it stands for. Offsets are the chunk's. */
export type Binding =
  | { readonly kind: "value"; readonly value: Expression; readonly at: number }
  | { readonly kind: "import"; readonly path: string; readonly at: number }
  | { readonly kind: "function"; readonly statement: Extract<Statement, { kind: "function" }>; readonly at: number }
  | { readonly kind: "class"; readonly at: number }
  | { readonly kind: "unknown"; readonly reason: string; readonly at: number };

/** What a chunk does to the names of its module. */
export type ChunkNames = {
  readonly bindings: readonly (readonly [name: string, binding: Binding])[];
  /** Modules whose names are all imported. */
  readonly stars: readonly string[];
  /** Names of which a part is changed after they were made: an attribute's name, or `*` for anything. */
  readonly changes: readonly Change[];
};

/** A part of what a name stands for is changed: `attribute` is its name, `*` for an item or anything. */
export type Change = { readonly name: string; readonly attribute: string; readonly at: number };

const empty: ChunkNames = { bindings: [], stars: [], changes: [] };
const known = new WeakMap<readonly Statement[], ChunkNames>();

/** What the statements of a chunk bind and change at the top of a module; kept by the statements' identity. See SPEC PR3. */
export function namesOfChunk(statements: readonly Statement[]): ChunkNames {
  const kept = known.get(statements);
  if (kept) return kept;
  const names = new NameCollector().collect(statements);
  known.set(statements, names);
  return names;
}

/** The names that belong to a function: its parameters and what its body binds, without what it declares `global`. */
export function localNames(statement: Extract<Statement, { kind: "function" }>): ReadonlyMap<string, Binding> {
  const { bindings } = new NameCollector().collect(statement.body);
  const reason = `it is known only when ${statement.name} runs`;
  const locals = new Map<string, Binding>();
  for (const name of statement.parameters) locals.set(name, { kind: "unknown", reason, at: statement.from });
  for (const [name, binding] of bindings) {
    const isImport = binding.kind === "import" && !locals.has(name);
    locals.set(name, isImport ? binding : { kind: "unknown", reason, at: binding.at });
  }
  for (const name of declaredGlobal(statement.body)) locals.delete(name);
  return locals;
}

const changing = new Set(
  "update append extend insert pop popitem remove clear setdefault sort reverse __setitem__ __setattr__ __delitem__".split(
    " ",
  ),
);

class NameCollector {
  private readonly bindings: (readonly [string, Binding])[] = [];
  private readonly stars: string[] = [];
  private readonly changes: Change[] = [];

  collect(statements: readonly Statement[]): ChunkNames {
    for (const statement of statements) this.statement(statement, undefined);
    if (this.bindings.length + this.stars.length + this.changes.length === 0) return empty;
    return { bindings: this.bindings, stars: this.stars, changes: this.changes };
  }

  /** `under` says why an assignment may not have happened, or not be the only one. */
  private statement(statement: Statement, under: string | undefined): void {
    switch (statement.kind) {
      case "assign":
        this.assign(statement, under);
        break;
      case "import":
        for (const { path, as, star } of statement.names) {
          if (star) this.stars.push(path);
          else this.bindings.push([as, { kind: "import", path, at: statement.from }]);
        }
        break;
      case "function": {
        const { decorators, defaults } = statement;
        for (const { value } of decorators) this.expression(value);
        for (const value of defaults) this.expression(value);
        this.bind(statement.name, { kind: "function", statement, at: statement.from }, under);
        this.insideFunction(statement);
        break;
      }
      case "class":
        this.bindings.push([statement.name, { kind: "class", at: statement.from }]);
        this.changedInside(statement.body, new Set());
        break;
      case "block":
        this.block(statement, under);
        break;
      case "expression":
        this.expression(statement.value);
        break;
      case "delete":
        for (const target of statement.targets) this.target(target, undefined, "it is deleted", statement.from);
        break;
      case "other":
        for (const value of statement.inner) this.expression(value);
        break;
      default:
    }
  }

  private assign(statement: Extract<Statement, { kind: "assign" }>, under: string | undefined): void {
    const { targets, value, augmented, from } = statement;
    if (value) this.expression(value);
    if (!value && !augmented) return;
    for (const target of targets) this.target(target, value, augmented ? "it is changed by an operator" : under, from);
  }

  private target(target: Expression, value: Expression | undefined, reason: string | undefined, at: number): void {
    if (target.kind === "name") {
      const bound: Binding = value
        ? { kind: "value", value, at }
        : { kind: "unknown", reason: reason ?? "it is unpacked from something else", at };
      this.bind(target.name, bound, reason);
      return;
    }
    if (target.kind === "tuple" || target.kind === "list") {
      const values = value?.kind === "tuple" || value?.kind === "list" ? value.items : [];
      const fits = values.length === target.items.length && ![...values, ...target.items].some(({ star }) => star);
      for (const [index, item] of target.items.entries()) {
        this.target(item.value, fits ? values[index]?.value : undefined, reason, at);
      }
      return;
    }
    const root = rootName(target);
    if (root === undefined) return;
    const attribute = target.kind === "attribute" && target.value.kind === "name" ? target.name : "*";
    this.changes.push({ name: root, attribute, at });
  }

  private bind(name: string, binding: Binding, under: string | undefined): void {
    const bound: Binding = under === undefined ? binding : { kind: "unknown", reason: under, at: binding.at };
    this.bindings.push([name, bound]);
  }

  private block(statement: Extract<Statement, { kind: "block" }>, under: string | undefined): void {
    const { word, heads, targets, bodies, from } = statement;
    for (const head of heads) this.expression(head);
    const bound = word === "for" ? "it is the variable of a loop" : `it is made by \`${word}\``;
    for (const target of targets) this.target(target, undefined, bound, from);
    for (const [index, body] of bodies.entries()) {
      const inside = under ?? reasonIn(word, index);
      for (const inner of body) this.statement(inner, inside);
    }
  }

  /** Names that an expression binds (`:=`), and what it changes. */
  private expression(value: Expression): void {
    visit(value, (inner) => {
      if (inner.kind === "walrus")
        this.bindings.push([inner.name, { kind: "value", value: inner.value, at: inner.from }]);
      if (inner.kind === "call") this.changedByCall(inner, new Set());
    });
  }

  private changedByCall(call: Extract<Expression, { kind: "call" }>, locals: ReadonlySet<string>): void {
    const { callee, args, from } = call;
    if (callee.kind === "name" && callee.name === "setattr") {
      const [target, attribute] = args;
      const root = target && rootName(target.value);
      const named = attribute?.value.kind === "string" ? attribute.value.parts.join("") : "*";
      if (root !== undefined && !locals.has(root)) this.changes.push({ name: root, attribute: named, at: from });
    }
    if (callee.kind !== "attribute" || !changing.has(callee.name)) return;
    const root = rootName(callee.value);
    if (root !== undefined && !locals.has(root)) this.changes.push({ name: root, attribute: "*", at: from });
  }

  /** A function changes names of the module by `global`, and parts of what they stand for. */
  private insideFunction(statement: Extract<Statement, { kind: "function" }>): void {
    const reason = `${statement.name} may change it`;
    const globals = declaredGlobal(statement.body);
    for (const name of globals) this.bindings.push([name, { kind: "unknown", reason, at: statement.from }]);
    const locals = new Set([...statement.parameters, ...boundIn(statement.body)]);
    for (const name of globals) locals.delete(name);
    this.changedInside(statement.body, locals);
  }

  private changedInside(body: readonly Statement[], locals: ReadonlySet<string>): void {
    eachStatement(body, (inner) => {
      for (const target of inner.kind === "assign" ? inner.targets : []) {
        const root = target.kind === "attribute" || target.kind === "subscript" ? rootName(target) : undefined;
        if (root === undefined || locals.has(root)) continue;
        const attribute = target.kind === "attribute" && target.value.kind === "name" ? target.name : "*";
        this.changes.push({ name: root, attribute, at: inner.from });
      }
      for (const value of expressionsOf(inner)) {
        visit(value, (expression) => {
          if (expression.kind === "call") this.changedByCall(expression, locals);
        });
      }
    });
  }
}

function reasonIn(word: string, index: number): string | undefined {
  if (word === "with" || (word === "try" && index === 0)) return undefined;
  if (word === "for" || word === "while") return "it is made in a loop";
  return word === "try" ? "it is made only when something fails" : `it depends on a condition (\`${word}\`)`;
}

/** The names that a body binds, those of nested functions' insides aside. */
function boundIn(body: readonly Statement[]): readonly string[] {
  const collector = new NameCollector();
  return collector.collect(body.filter((statement) => statement.kind !== "function")).bindings.map(([name]) => name);
}

/** The names that a function's body declares `global`. */
function declaredGlobal(body: readonly Statement[]): readonly string[] {
  const names: string[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "scope") names.push(...statement.names);
  });
  return names;
}

/** Every statement of a body, nested ones too. */
function eachStatement(body: readonly Statement[], act: (statement: Statement) => void): void {
  for (const statement of body) {
    act(statement);
    if (statement.kind === "block") for (const inner of statement.bodies) eachStatement(inner, act);
    if (statement.kind === "function" || statement.kind === "class") eachStatement(statement.body, act);
  }
}

/** The expressions that stand right in a statement; those of the blocks in it are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "assign":
      return statement.value ? [...statement.targets, statement.value] : statement.targets;
    case "function":
      return [...statement.decorators.map(({ value }) => value), ...statement.defaults];
    case "class":
      return [...statement.decorators.map(({ value }) => value), ...statement.bases];
    case "block":
      return statement.heads;
    case "expression":
      return [statement.value];
    case "other":
      return statement.inner;
    default:
      return [];
  }
}

/** An expression and all that stand in it, outer ones first. */
function visit(expression: Expression, act: (expression: Expression) => void): void {
  act(expression);
  for (const inner of innerOf(expression)) visit(inner, act);
}

/** The expressions right inside of one. */
export function innerOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "string":
      return expression.parts.flatMap((part) => (typeof part === "string" ? [] : [part.hole]));
    case "tuple":
    case "list":
    case "set":
      return expression.items.map(({ value }) => value);
    case "dict":
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case "attribute":
    case "unary":
    case "walrus":
    case "await":
      return [expression.value];
    case "subscript":
      return expression.index ? [expression.value, expression.index] : [expression.value];
    case "call":
      return [expression.callee, ...expression.args.map(({ value }) => value)];
    case "binary":
      return [expression.left, expression.right];
    case "other":
      return expression.inner;
    default:
      return [];
  }
}

/** The name at the left end of attributes, items and calls. */
function rootName(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind === "attribute" || expression.kind === "subscript") return rootName(expression.value);
  return undefined;
}
