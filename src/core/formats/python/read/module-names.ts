import { visit } from "./inner-expressions.ts";
import {
  argumentsOf,
  type Change,
  calling,
  chainOf,
  changesAt,
  changesIn,
  fieldOf,
  heldBy,
  heldByItems,
  itself,
  type Mention,
  putting,
} from "./name-changes.ts";
import { isOfAll, outerChanges, outerNames } from "./outer-effects.ts";
import type { Argument, Expression, Statement } from "./python-syntax.ts";

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
  /** What is changed of what names stand for. */
  readonly changes: readonly Change[];
  /** What names hold of each other. */
  readonly mentions: readonly Mention[];
};

const tooLong = "it may be set by code that is too long to be read";
const empty: ChunkNames = { bindings: [], stars: [], changes: [], mentions: [] };
const known = new WeakMap<readonly Statement[], ChunkNames>();

/** What the statements of a chunk bind and change at the top of a module; kept by the statements' identity. See SPEC PR3. */
export function namesOfChunk(statements: readonly Statement[]): ChunkNames {
  const kept = known.get(statements);
  if (kept) return kept;
  const names = new NameCollector(true).collect(statements);
  known.set(statements, names);
  return names;
}

/** The names that belong to a function: its parameters and what its body binds, without what it declares `global`. */
export function localNames(statement: Extract<Statement, { kind: "function" }>): ReadonlyMap<string, Binding> {
  const { bindings } = new NameCollector(false).collect(statement.body);
  const reason = `it is known only when ${statement.name} runs`;
  const locals = new Map<string, Binding>();
  for (const name of statement.parameters) locals.set(name, { kind: "unknown", reason, at: statement.from });
  for (const [name, binding] of bindings) {
    const isKnown = (binding.kind === "import" || isOverride(binding)) && !locals.has(name);
    locals.set(name, isKnown ? binding : { kind: "unknown", reason, at: binding.at });
  }
  for (const name of declaredGlobal(statement.body)) locals.delete(name);
  return locals;
}

/** `a = task.override(...)`: what is called on `a` is an override of the same task. */
function isOverride(binding: Binding): boolean {
  if (binding.kind !== "value" || binding.value.kind !== "call") return false;
  const { callee } = binding.value;
  return callee.kind === "attribute" && callee.name === "override";
}

class NameCollector {
  private readonly bindings: (readonly [string, Binding])[] = [];
  private readonly stars: string[] = [];
  private readonly changes: Change[] = [];
  private readonly mentions: Mention[] = [];
  private readonly isModule: boolean;
  /** In how many blocks that may not run, or run more than once. */
  private unsure = 0;

  constructor(isModule: boolean) {
    this.isModule = isModule;
  }

  collect(statements: readonly Statement[]): ChunkNames {
    for (const statement of statements) this.statement(statement, undefined);
    const { bindings, stars, changes, mentions } = this;
    if (bindings.length + stars.length + changes.length + mentions.length === 0) return empty;
    return { bindings, stars, changes, mentions };
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
      case "function":
        for (const value of expressionsOf(statement)) this.expression(value);
        this.decorated(statement);
        this.bind(statement.name, { kind: "function", statement, at: statement.from }, under);
        this.insideFunction(statement);
        break;
      case "class":
        for (const value of expressionsOf(statement)) this.expression(value);
        this.bindings.push([statement.name, { kind: "class", at: statement.from }]);
        this.insideClass(statement);
        break;
      case "block":
        this.block(statement, under);
        break;
      case "expression":
        this.expression(statement.value, true);
        break;
      case "delete":
        for (const target of statement.targets) this.target(target, undefined, "it is deleted", statement.from);
        break;
      case "other":
        for (const value of statement.inner) this.expression(value);
        break;
      case "unread":
        for (const name of statement.binds)
          this.bindings.push([name, { kind: "unknown", reason: tooLong, at: statement.from }]);
        for (const name of statement.changes) this.changes.push({ name, path: ["*"] });
        break;
      default:
    }
  }

  private assign(statement: Extract<Statement, { kind: "assign" }>, under: string | undefined): void {
    if (statement.isPlain) {
      this.plain(statement);
      return;
    }
    const { targets, value, augmented, from } = statement;
    for (const target of targets) if (target.kind !== "name") this.expression(target);
    if (value) this.expression(value);
    if (!value && !augmented) return;
    for (const target of targets) {
      this.target(target, augmented ? undefined : value, augmented ? "it is changed by an operator" : under, from);
      if (value) this.holds(target, value);
      if (augmented && target.kind === "name") this.changes.push({ name: target.name, path: ["*"] });
      for (const other of targets) if (other !== target) this.holds(target, other);
    }
  }

  /** Literals hold and change nothing. */
  private plain(statement: Extract<Statement, { kind: "assign" }>): void {
    const value = {
      kind: "value",
      at: statement.from,
      get value() {
        return statement.value as Expression;
      },
    } as const;
    for (const target of statement.targets) if (target.kind === "name") this.bindings.push([target.name, value]);
  }

  /** What a target stands for is, or holds, what the value says. */
  private holds(target: Expression, value: Expression): void {
    const items = target.kind === "tuple" || target.kind === "list" ? target.items : undefined;
    if (!items) {
      const chain = chainOf(target);
      if (!chain) return;
      const depth = chain.path.length;
      const walrus = value.kind === "walrus" && target.kind === "name" ? value.name : undefined;
      if (walrus !== undefined) this.holds({ ...target, kind: "name", name: walrus }, target);
      const field = depth === 1 ? fieldOf(chain) : undefined;
      for (const held of heldBy(value)) {
        const { strip, least } = held;
        this.mentions.push({ ...held, by: chain.root, strip: strip + depth, least: least + depth });
        if (field !== undefined) this.mentions.push({ ...held, by: field });
      }
      if (target.kind === "name" && value.kind === "name") this.renames(target.name, value.name);
      return;
    }
    const values = value.kind === "tuple" || value.kind === "list" ? value.items : undefined;
    if (values?.length === items.length) {
      for (const [index, item] of items.entries()) this.holds(item.value, values[index]?.value ?? value);
    } else for (const item of items) this.goesThrough(item.value, value);
  }

  /** What is given to a function by another name for it is given to the function. */
  private renames(name: string, other: string): void {
    this.mentions.push({ ...itself, name: argumentsOf(name), by: argumentsOf(other) });
  }

  /** A target stands for the items of a value, one after the other. */
  private goesThrough(target: Expression, value: Expression): void {
    if (target.kind === "tuple" || target.kind === "list") {
      for (const item of target.items) this.goesThrough(item.value, value);
    } else if (target.kind === "name") {
      for (const held of heldByItems(value)) this.mentions.push({ ...held, by: target.name });
    }
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
    this.changes.push(...changesAt(chainOf(target)));
  }

  private bind(name: string, binding: Binding, under: string | undefined): void {
    const bound: Binding = under === undefined ? binding : { kind: "unknown", reason: under, at: binding.at };
    this.bindings.push([name, bound]);
  }

  private block(statement: Extract<Statement, { kind: "block" }>, under: string | undefined): void {
    const { word, heads, targets, bodies, from } = statement;
    for (const head of heads) this.expression(head);
    const bound = word === "for" ? "it is the variable of a loop" : `it is made by \`${word}\``;
    for (const target of targets) {
      this.target(target, undefined, bound, from);
      for (const head of heads) {
        if (word === "for") this.goesThrough(target, head);
        else this.holds(target, head);
      }
    }
    for (const [index, body] of bodies.entries()) {
      const inside = under ?? reasonIn(word, index);
      const step = reasonIn(word, index) === undefined ? 0 : 1;
      this.unsure += step;
      for (const inner of body) this.statement(inner, inside);
      this.unsure -= step;
    }
  }

  /** Names that an expression binds (`:=`), what it changes, what it gives to functions. */
  private expression(value: Expression, isStatement = false): void {
    const repeated = new Set<Expression>();
    visit(value, (inner) => {
      if (inner.kind === "other" && inner.binds.length > 0) visit(inner, (one) => repeated.add(one));
      if (inner.kind === "walrus") this.walrus(inner, repeated.has(inner));
      if (inner.kind !== "call") return;
      this.given(inner);
      this.depends(inner, isStatement && inner === value);
    });
    this.changes.push(...changesIn(value));
  }

  /** `a.add_dependency(b)` is read where it surely runs once, and says what it gives; elsewhere nobody knows what `a` depends on. */
  private depends({ callee, args }: Extract<Expression, { kind: "call" }>, isStatement: boolean): void {
    if (callee.kind !== "attribute" || callee.name !== "add_dependency") return;
    const isRead = isStatement && this.isModule && this.unsure === 0 && args.every(({ spread }) => spread === "");
    if (!isRead) this.changes.push(...changesAt(chainOf(callee.value), "depends_on"));
  }

  /** A task has the objects of its environment, not copies: a change within one of them is the environment's. */
  private decorated({ name, decorators }: Extract<Statement, { kind: "function" }>): void {
    for (const { value } of decorators) {
      const named = value.kind === "call" ? value.callee : value;
      const chain = named.kind === "attribute" && named.name === "task" ? chainOf(named.value) : undefined;
      if (chain) this.mentions.push({ name: chain.root, by: name, strip: 0, prefix: chain.path, least: 1 });
    }
  }

  private walrus(inner: Extract<Expression, { kind: "walrus" }>, isRepeated: boolean): void {
    const { name, value, from: at } = inner;
    const reason = "it is made in a loop";
    this.bindings.push([name, isRepeated ? { kind: "unknown", reason, at } : { kind: "value", value, at }]);
    for (const held of heldBy(value)) this.mentions.push({ ...held, by: name });
  }

  private given({ callee, args }: Extract<Expression, { kind: "call" }>): void {
    if (callee.kind !== "name" && callee.kind !== "attribute") return;
    if (putting.has(callee.name) && callee.kind === "attribute") this.puts(callee.value, args);
    if (calling.has(callee.name)) this.calledBy(args);
    const isClass = /^_*[A-Z]/.test(callee.name);
    if (isClass && callee.kind === "attribute") return;
    const by = argumentsOf(isClass ? "__init__" : callee.name);
    for (const { value } of args) for (const held of heldBy(value)) this.mentions.push({ ...held, by });
  }

  /** What is put into something is held by it. */
  private puts(into: Expression, args: readonly Argument[]): void {
    const chain = chainOf(into);
    const depth = (chain?.path.length ?? 0) + 1;
    for (const { value } of chain ? args : []) {
      for (const held of heldBy(value)) {
        this.mentions.push({ ...held, by: chain?.root ?? "", strip: held.strip + depth, least: held.least + depth });
      }
    }
  }

  /** What is given together with a function may be given to it. */
  private calledBy(args: readonly Argument[]): void {
    for (const { value: called } of args) {
      if (called.kind !== "name" && called.kind !== "attribute") continue;
      for (const { value } of args) {
        if (value === called) continue;
        for (const held of [...heldBy(value), ...heldByItems(value)])
          this.mentions.push({ ...held, by: argumentsOf(called.name) });
      }
    }
  }

  /** A function changes names of the module by `global`, parts of what they stand for, and parts of what it is given. */
  private insideFunction(statement: Extract<Statement, { kind: "function" }>): void {
    const { name, body, parameters, defaults, from } = statement;
    if (body.length === 0) return;
    const globals = declaredGlobal(body);
    this.declared(globals, name, from);
    const inner = new NameCollector(false).collect(body);
    const isOwn = new Set([...parameters, ...inner.bindings.map(([own]) => own)]);
    for (const one of globals) isOwn.delete(one);
    const given = argumentsOf(name);
    const changes = outerChanges(inner, isOwn, new Set(parameters));
    for (const change of changes) this.changes.push(change.name === "" ? { ...change, name: given } : change);
    for (const mention of inner.mentions) {
      if (!isOfAll(mention)) continue;
      for (const name of outerNames(mention.name, inner, isOwn)) {
        if (parameters.includes(name)) this.mentions.push({ ...mention, name: given });
        else if (!isOwn.has(name)) this.mentions.push({ ...mention, name });
      }
    }
    for (const value of defaults) for (const held of heldBy(value)) this.mentions.push({ ...held, by: given });
  }

  private insideClass({ name, body, from }: Extract<Statement, { kind: "class" }>): void {
    this.declared(declaredGlobal(body), name, from);
    const inner = new NameCollector(false).collect(body);
    this.changes.push(...inner.changes);
    this.mentions.push(...inner.mentions.filter(isOfAll));
    const own = new Set(inner.bindings.map(([one]) => one));
    for (const mention of inner.mentions)
      if (own.has(mention.by)) this.mentions.push({ ...mention, by: `.${mention.by}` });
  }

  /** Names that are made global; those of functions within are among them already. */
  private declared(names: readonly string[], by: string, at: number): void {
    if (!this.isModule) return;
    for (const name of names) this.bindings.push([name, { kind: "unknown", reason: `${by} may change it`, at }]);
  }
}

function reasonIn(word: string, index: number): string | undefined {
  if (word === "with" || (word === "try" && index === 0)) return undefined;
  if (word === "for" || word === "while") return "it is made in a loop";
  return word === "try" ? "it is made only when something fails" : `it depends on a condition (\`${word}\`)`;
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
