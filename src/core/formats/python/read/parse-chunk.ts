import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";
import { stringParts } from "./python-string.ts";
import type { Argument, Decorator, DictEntry, Expression, ImportedName, Item, Statement } from "./python-syntax.ts";
import { logicalLineEnd } from "./split-chunks.ts";

/**
 * The statements of a piece of Python. The only file that touches Lezer's tree. Never throws: what the grammar cannot make sense of
 * becomes statements and expressions of kind `other`. See SPEC PR1.
 */
export function parseChunk(text: string): readonly Statement[] {
  const decorators = decoratorsOf(text);
  // The grammar's decorators are names with an optional call; Python takes any expression (PEP 614).
  if (decorators.every(({ from, to }) => plainDecorator.test(text.slice(from, to)))) return parseWhole(text);
  const end = decorators.at(-1)?.to ?? 0;
  const [definition, ...more] = parseWhole(blank(text, end) + text.slice(end));
  if (!definition || !("decorators" in definition)) return parseWhole(text);
  const values = decorators.flatMap(({ from, to }): readonly Decorator[] => {
    const [statement] = parseWhole(blank(text, from + 1) + text.slice(from + 1, to));
    return statement?.kind === "expression" ? [{ from, to: statement.to, value: statement.value }] : [];
  });
  return [{ ...definition, from: decorators[0]?.from ?? 0, decorators: values }, ...more];
}

const plainDecorator = /^@[ \t]*[^\W\d]\w*(?:[ \t]*\.[ \t]*[^\W\d]\w*)*[ \t]*(?:[(#\r\n]|$)/u;

function parseWhole(text: string): readonly Statement[] {
  // The grammar ends a string at a line end of two characters, also behind a backslash.
  const even = text.includes("\\\r\n") ? text.replace(/^([^#\r\n]*)\\\r\n/gm, "$1   ") : text;
  return new ChunkParser(text).block(parser.parse(even).topNode);
}

/** Where the decorators at the start of a chunk stand. */
function decoratorsOf(text: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { readonly from: number; readonly to: number }[] = [];
  let at = 0;
  while (text.charCodeAt(at) === 64) {
    const to = logicalLineEnd(text, at);
    found.push({ from: at, to });
    at = to + (/^(?:[ \t\f]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*/.exec(text.slice(to, to + 4000))?.[0].length ?? 0);
  }
  return found;
}

/** Empty lines in the place of the first characters. */
function blank(text: string, length: number): string {
  return "\n".repeat(Math.min(length, text.length));
}

/** `as a.b`, `as a[0]` */
const partTarget = /\bas\s+([^\W\d]\w*)\s*[.[]/u;

/** Deeper than this nothing is read: Python itself stops at 200 brackets, and 100 levels of indentation. */
const deepest = 250;

class ChunkParser {
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  block(node: SyntaxNode): readonly Statement[] {
    if (this.depth > deepest) return [];
    this.depth += 1;
    const statements = childrenOf(node).flatMap((child) => (child.name === ":" ? [] : this.statements(child)));
    this.depth -= 1;
    return statements;
  }

  private statements(node: SyntaxNode): readonly Statement[] {
    if (node.name === "StatementGroup" || node.name === "⚠") return this.block(node);
    const statement = this.statement(node);
    return statement ? [statement] : [];
  }

  private statement(node: SyntaxNode): Statement | undefined {
    const span = { from: node.from, to: node.to };
    switch (node.name) {
      case "AssignStatement":
        return { ...span, kind: "assign", ...this.assigned(node), augmented: false };
      case "UpdateStatement":
        return this.updated(node);
      case "ImportStatement":
        return { ...span, kind: "import", names: this.imported(node) };
      case "DecoratedStatement":
      case "FunctionDefinition":
      case "ClassDefinition":
        return this.definition(node);
      case "ExpressionStatement":
        return { ...span, kind: "expression", value: this.sequence(childrenOf(node), node) };
      case "ScopeStatement":
        return { ...span, kind: "scope", names: this.namesIn(node) };
      case "DeleteStatement":
        return { ...span, kind: "delete", targets: this.allOf(node) };
      case "IfStatement":
      case "ForStatement":
      case "WhileStatement":
      case "WithStatement":
      case "TryStatement":
      case "MatchStatement":
        return { ...span, kind: "block", ...this.compound(node) };
      case "Comment":
      case ";":
        return undefined;
      default:
        return { ...span, kind: "other", inner: this.allOf(node) };
    }
  }

  /** `a += value` */
  private updated(node: SyntaxNode): Statement {
    const [target, ...values] = this.allOf(node);
    const span = { from: node.from, to: node.to };
    return {
      ...span,
      kind: "assign",
      targets: target ? [target] : [],
      value: values.length === 1 ? values[0] : undefined,
      augmented: true,
    };
  }

  /** `a = b, c = value`: the pieces between the signs; the last is the value, an annotation is left out. */
  private assigned(node: SyntaxNode) {
    const groups: SyntaxNode[][] = [[]];
    let sawSign = false;
    for (const child of childrenOf(node)) {
      if (child.name === "TypeDef") continue;
      if (child.name === "AssignOp") {
        groups.push([]);
        sawSign = true;
      } else groups.at(-1)?.push(child);
    }
    const expressions = groups.map((group) => this.sequence(group, node));
    if (!sawSign) return { targets: expressions, value: undefined };
    return { targets: expressions.slice(0, -1), value: expressions.at(-1) };
  }

  /** Expressions with commas between them: a tuple without brackets when there is a comma. */
  private sequence(nodes: readonly SyntaxNode[], around: SyntaxNode): Expression {
    const items = this.items(nodes);
    const [first] = items;
    const isTuple = nodes.some((node) => node.name === ",") || first?.star === true;
    if (!isTuple && first) return first.value;
    const from = nodes[0]?.from ?? around.to;
    const to = nodes.at(-1)?.to ?? around.to;
    if (!isTuple) return { from, to, kind: "other", what: "a broken expression", inner: [], binds: [] };
    return { from, to, kind: "tuple", items, bracketed: false };
  }

  private items(nodes: readonly SyntaxNode[]): readonly Item[] {
    let star = false;
    return nodes.flatMap((node): readonly Item[] => {
      if (node.name === "*") star = true;
      if (!isExpression(node)) return [];
      const item = { value: this.expression(node), star };
      star = false;
      return [item];
    });
  }

  private imported(node: SyntaxNode): readonly ImportedName[] {
    const children = childrenOf(node);
    const isFrom = children[0]?.name === "from";
    const at = children.findIndex((child) => child.name === "import");
    const module = isFrom ? this.dotted(children.slice(1, at < 0 ? undefined : at)) : "";
    if (at < 0) return [];
    const join = (name: string) => (module === "" || module.endsWith(".") ? `${module}${name}` : `${module}.${name}`);
    return groupsOf(children.slice(at + 1)).flatMap((group): readonly ImportedName[] => {
      if (group.some((child) => child.name === "*")) return [{ path: module, as: "", star: true }];
      const alias = group.findIndex((child) => child.name === "as");
      const name = this.dotted(alias < 0 ? group : group.slice(0, alias));
      const renamed = alias < 0 ? undefined : group[alias + 1];
      if (name === "") return [];
      if (renamed) return [{ path: isFrom ? join(name) : name, as: this.nameOf(renamed), star: false }];
      if (isFrom) return [{ path: join(name), as: name, star: false }];
      const top = name.split(".")[0] ?? name;
      return [{ path: top, as: top, star: false }];
    });
  }

  private dotted(nodes: readonly SyntaxNode[]): string {
    return nodes
      .filter((node) => node.name === "VariableName" || node.name === "." || node.name === "Ellipsis")
      .map((node) => this.nameOf(node))
      .join("");
  }

  private definition(node: SyntaxNode): Statement {
    const span = { from: node.from, to: node.to };
    const decorators = childrenOf(node)
      .filter((child) => child.name === "Decorator")
      .map((child) => this.decorator(child));
    const inner = node.name === "DecoratedStatement" ? node.lastChild : node;
    if (!inner || (inner.name !== "FunctionDefinition" && inner.name !== "ClassDefinition")) {
      return { ...span, kind: "other", inner: decorators.map((decorator) => decorator.value) };
    }
    const children = childrenOf(inner);
    const name = children.find((child) => child.name === "VariableName");
    const called = name ? this.nameOf(name) : "";
    const body = this.bodyOf(children.find((child) => child.name === "Body"));
    if (inner.name === "ClassDefinition") {
      const bases = children.filter((child) => child.name === "ArgList").flatMap((list) => this.allOf(list));
      return { ...span, kind: "class", name: called, decorators, bases, body };
    }
    const parameters = children.find((child) => child.name === "ParamList");
    return {
      ...span,
      kind: "function",
      name: called,
      isAsync: children[0]?.name === "async",
      decorators,
      parameters: parameters ? this.parameterNames(parameters) : [],
      defaults: parameters ? this.defaultsOf(parameters) : [],
      body,
      nameSpan: name ? { from: name.from, to: name.to } : span,
      head: inner.from,
    };
  }

  private decorator(node: SyntaxNode): Decorator {
    const parts = childrenOf(node).filter((child) => child.name !== "At" && child.name !== "Comment");
    let value: Expression | undefined;
    for (const part of parts) {
      if (part.name === "VariableName") {
        const name = this.nameOf(part);
        value = value
          ? { from: value.from, to: part.to, kind: "attribute", value, name, nameFrom: part.from }
          : { from: part.from, to: part.to, kind: "name", name };
      } else if (part.name === "ArgList" && value) value = this.call(value, part);
      else if (isExpression(part)) value = this.expression(part);
    }
    const none: Expression = {
      from: node.to,
      to: node.to,
      kind: "other",
      what: "a broken decorator",
      inner: [],
      binds: [],
    };
    return { from: node.from, to: node.to, value: value ?? none };
  }

  private bodyOf(node: SyntaxNode | undefined): readonly Statement[] {
    return node ? this.block(node) : [];
  }

  private parameterNames(node: SyntaxNode): readonly string[] {
    return childrenOf(node).flatMap((child, index, all) => {
      const before = all[index - 1]?.name;
      return child.name === "VariableName" && before !== "AssignOp" ? [this.nameOf(child)] : [];
    });
  }

  private defaultsOf(node: SyntaxNode): readonly Expression[] {
    return childrenOf(node).flatMap((child, index, all) =>
      all[index - 1]?.name === "AssignOp" && isExpression(child) ? [this.expression(child)] : [],
    );
  }

  /** `match`: what its cases bind, what they ask, their blocks. */
  private matched(node: SyntaxNode) {
    const clauses = childrenOf(node)
      .filter((child) => child.name === "MatchBody")
      .flatMap((body) => childrenOf(body).filter((child) => child.name === "MatchClause"));
    const parts = clauses.flatMap(childrenOf);
    return {
      word: "match",
      heads: [
        ...this.allOf(node),
        ...parts.filter((part) => part.name === "Guard").flatMap((guard) => this.allOf(guard)),
      ],
      targets: parts.flatMap((part) => this.captured(part)),
      bodies: parts.filter((part) => part.name === "Body").map((body) => this.bodyOf(body)),
    };
  }

  /** The names that a pattern binds. */
  private captured(node: SyntaxNode, depth = 0): readonly Expression[] {
    if (!node.name.endsWith("Pattern") && node.name !== "PatternArgList" && !node.type.isError) return [];
    if (depth > deepest) return [];
    return childrenOf(node).flatMap((child, index, all) => {
      const binds = child.name === "VariableName" && (node.name === "CapturePattern" || all[index - 1]?.name === "as");
      return binds ? [this.expression(child)] : this.captured(child, depth + 1);
    });
  }

  /** `with x as (a, b):` and `as a.b:`, which the grammar takes for something else. */
  private brokenTargets(node: SyntaxNode): readonly Expression[] {
    const head = this.headOf(node);
    const span = { from: node.from, to: node.from };
    const lists = head.matchAll(/\bas\s*[([]([^()[\]]*)/g);
    const names = [...lists].flatMap(([, list = ""]) => list.match(/[^\W\d]\w*/gu) ?? []);
    const parts = [...head.matchAll(new RegExp(partTarget, "gu"))].map(([, name = ""]) => name);
    return [
      ...names.map((name) => ({ ...span, kind: "name", name }) as const),
      ...parts.map((name): Expression => {
        return { ...span, kind: "subscript", value: { ...span, kind: "name", name }, index: undefined };
      }),
    ];
  }

  private headOf(node: SyntaxNode): string {
    return this.text.slice(node.from, logicalLineEnd(this.text, node.from));
  }

  private compound(node: SyntaxNode) {
    if (node.name === "MatchStatement") return this.matched(node);
    const heads: Expression[] = [];
    const targets: Expression[] = [];
    const bodies: (readonly Statement[])[] = [];
    const children = childrenOf(node);
    let isTarget = node.name === "ForStatement";
    for (const [index, child] of children.entries()) {
      if (child.name === "Body" || child.name === "MatchBody") bodies.push(this.bodyOf(child));
      else if (child.name === "in") isTarget = false;
      else if (isExpression(child)) {
        const bound = isTarget || children[index - 1]?.name === "as";
        (bound ? targets : heads).push(this.expression(child));
      }
    }
    if (node.name === "WithStatement" && (bodies.length === 0 || partTarget.test(this.headOf(node)))) {
      targets.splice(0, targets.length, ...this.brokenTargets(node));
    }
    return {
      word: children[0]?.name === "async" ? (children[1]?.name ?? "") : (children[0]?.name ?? ""),
      heads,
      targets,
      bodies,
    };
  }

  /** All expressions that stand right in a node, one by one. */
  private allOf(node: SyntaxNode): readonly Expression[] {
    if (this.depth > deepest) return [];
    this.depth += 1;
    const found = this.foundIn(node);
    this.depth -= 1;
    return found;
  }

  private foundIn(node: SyntaxNode): readonly Expression[] {
    return childrenOf(node).flatMap((child) => {
      if (isExpression(child)) return [this.expression(child)];
      return child.name === "⚠" ||
        child.name.endsWith("Clause") ||
        child.name === "Body" ||
        child.name === "ParamList" ||
        child.name === "FormatReplacement" ||
        child.name === "FormatSpec"
        ? this.allOf(child)
        : [];
    });
  }

  private namesIn(node: SyntaxNode): readonly string[] {
    return childrenOf(node)
      .filter((child) => child.name === "VariableName")
      .map((child) => this.nameOf(child));
  }

  private expression(node: SyntaxNode): Expression {
    if (this.depth > deepest) {
      return { from: node.from, to: node.to, kind: "other", what: "nested too deeply", inner: [], binds: [] };
    }
    this.depth += 1;
    const expression = this.shallow(node);
    this.depth -= 1;
    return expression;
  }

  private shallow(node: SyntaxNode): Expression {
    const span = { from: node.from, to: node.to };
    switch (node.name) {
      case "VariableName":
        return { ...span, kind: "name", name: this.nameOf(node) };
      case "Number":
        return { ...span, kind: "number", text: this.textOf(node) };
      case "String":
      case "FormatString":
      case "ContinuedString":
        return this.string(node);
      case "None":
      case "Ellipsis":
      case "Boolean":
        return { ...span, kind: "word", word: this.textOf(node) as "None" };
      case "ParenthesizedExpression":
        return this.bracketed(node);
      case "TupleExpression":
        return { ...span, kind: "tuple", items: this.items(childrenOf(node)), bracketed: true };
      case "ArrayExpression":
        return { ...span, kind: "list", items: this.items(childrenOf(node)), bracketed: true };
      case "SetExpression":
        return { ...span, kind: "set", items: this.items(childrenOf(node)), bracketed: true };
      case "DictionaryExpression":
        return { ...span, kind: "dict", entries: this.entries(node) };
      case "MemberExpression":
        return this.member(node);
      case "CallExpression": {
        const [callee, list] = childrenOf(node);
        return callee && list ? this.call(this.expression(callee), list) : this.other(node, "a broken call");
      }
      case "UnaryExpression": {
        const [operator, value] = childrenOf(node);
        return operator && value && isExpression(value)
          ? { ...span, kind: "unary", operator: this.textOf(operator), value: this.expression(value) }
          : this.other(node, "a broken expression");
      }
      case "BinaryExpression":
        return this.binary(node);
      case "NamedExpression": {
        const [name, , value] = childrenOf(node);
        return name && value
          ? { ...span, kind: "walrus", name: this.nameOf(name), value: this.expression(value) }
          : this.other(node, "a broken expression");
      }
      case "AwaitExpression": {
        const value = childrenOf(node).find(isExpression);
        return value ? { ...span, kind: "await", value: this.expression(value) } : this.other(node, "a broken await");
      }
      default:
        return this.other(node, words[node.name] ?? "an expression that only runs");
    }
  }

  private bracketed(node: SyntaxNode): Expression {
    const inner = childrenOf(node).filter(
      (child) => child.name !== "(" && child.name !== ")" && child.name !== "Comment",
    );
    const [only] = inner;
    if (inner.length === 1 && only && isExpression(only)) return this.expression(only);
    return this.other(node, "a broken expression");
  }

  private binary(node: SyntaxNode): Expression {
    const children = childrenOf(node);
    const [left, operator, right] = children;
    if (children.length !== 3 || !left || !operator || !right) return this.other(node, "a comparison");
    return {
      from: node.from,
      to: node.to,
      kind: "binary",
      operator: this.textOf(operator),
      left: this.expression(left),
      right: this.expression(right),
    };
  }

  private member(node: SyntaxNode): Expression {
    const children = childrenOf(node);
    const [object, sign] = children;
    if (!object || !sign) return this.other(node, "a broken attribute");
    const value = this.expression(object);
    const name = children.find((child) => child.name === "PropertyName");
    if (sign.name === "." && name) {
      const called = this.nameOf(name);
      return { from: node.from, to: node.to, kind: "attribute", value, name: called, nameFrom: name.from };
    }
    const inside = children.slice(2).filter((child) => child.name !== "]" && child.name !== "Comment");
    const index = inside.some((child) => child.name === ":") ? undefined : this.sequence(inside, node);
    return { from: node.from, to: node.to, kind: "subscript", value, index };
  }

  private call(callee: Expression, list: SyntaxNode): Expression {
    const children = childrenOf(list);
    const isGenerator = children.some((child) => child.name === "for");
    const closed = children.at(-1)?.name === ")";
    const close = closed ? (children.at(-1)?.from ?? list.to) : list.to;
    const args = isGenerator
      ? this.generatorArgument(list)
      : groupsOf(children.filter((child) => child.name !== "(" && child.name !== ")")).flatMap((group) =>
          this.argument(group),
        );
    return { from: callee.from, to: list.to, kind: "call", callee, args, open: list.from + 1, close };
  }

  private generatorArgument(list: SyntaxNode): readonly Argument[] {
    const value = this.other(list, "a generator");
    return [{ from: list.from, to: list.to, value, name: undefined, spread: "" }];
  }

  private argument(group: readonly SyntaxNode[]): readonly Argument[] {
    const last = group.at(-1);
    const [first] = group;
    const value = group.findLast(isExpression);
    if (!first || !last || !value) return [];
    const span = { from: first.from, to: last.to };
    const given = this.expression(value);
    if (first.name === "*" || first.name === "**")
      return [{ ...span, value: given, name: undefined, spread: first.name }];
    const sign = group.find((child) => child.name === "AssignOp");
    if (sign && this.textOf(sign) === ":=") {
      const walrus: Expression = { ...span, kind: "walrus", name: this.nameOf(first), value: given };
      return [{ ...span, value: walrus, name: undefined, spread: "" }];
    }
    const isNamed = sign !== undefined;
    return [{ ...span, value: given, name: isNamed ? this.nameOf(first) : undefined, spread: "" }];
  }

  private entries(node: SyntaxNode): readonly DictEntry[] {
    return groupsOf(childrenOf(node).filter((child) => child.name !== "{" && child.name !== "}")).flatMap((group) => {
      const last = group.at(-1);
      const [first] = group;
      const value = group.findLast(isExpression);
      if (!first || !last || !value) return [];
      const key = first.name === "**" || first === value ? undefined : this.expression(first);
      return [{ from: first.from, to: last.to, key, value: this.expression(value) }];
    });
  }

  private string(node: SyntaxNode): Expression {
    const pieces = node.name === "ContinuedString" ? childrenOf(node).filter((child) => isString(child)) : [node];
    const parts = pieces.flatMap((piece) => {
      const holes = childrenOf(piece)
        .filter((child) => child.name === "FormatReplacement")
        .map((child) => this.hole(child));
      return stringParts(this.textOf(piece), piece.from, holes);
    });
    const bytes = pieces.some((piece) => /^[a-z]*b/i.test(this.textOf(piece).slice(0, 2)));
    return { from: node.from, to: node.to, kind: "string", parts, bytes };
  }

  private hole(node: SyntaxNode) {
    const children = childrenOf(node).filter((child) => child.name !== "{" && child.name !== "}");
    const value = children.find(isExpression);
    const hole = value ? this.expression(value) : this.other(node, "a broken f-string");
    return { from: node.from, to: node.to, hole, plain: children.length === 1 && value !== undefined };
  }

  private other(node: SyntaxNode, what: string): Expression {
    const binds = childrenOf(node).flatMap((child, index, all) => {
      if (child.name === "ParamList") return this.parameterNames(child);
      return all[index - 1]?.name === "for" ? this.boundBy(child) : [];
    });
    return { from: node.from, to: node.to, kind: "other", what, inner: this.allOf(node), binds };
  }

  private boundBy(node: SyntaxNode, depth = 0): readonly string[] {
    if (node.name === "VariableName") return [this.nameOf(node)];
    return depth > 20 ? [] : childrenOf(node).flatMap((child) => this.boundBy(child, depth + 1));
  }

  /** Python takes names that look the same as the same. */
  private nameOf(node: SyntaxNode): string {
    return this.textOf(node).normalize("NFKC");
  }

  private textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }
}

const words: Readonly<Record<string, string>> = {
  ConditionalExpression: "a conditional expression",
  LambdaExpression: "a lambda",
  ArrayComprehensionExpression: "a comprehension",
  DictionaryComprehensionExpression: "a comprehension",
  SetComprehensionExpression: "a comprehension",
  ComprehensionExpression: "a generator",
  YieldExpression: "a yield",
};

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== "Comment") children.push(child);
  return children;
}

/** What stands between commas. */
function groupsOf(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ",") groups.push([]);
    else groups.at(-1)?.push(node);
  }
  return groups.filter((group) => group.length > 0);
}

function isString(node: SyntaxNode): boolean {
  return node.name === "String" || node.name === "FormatString";
}

function isExpression(node: SyntaxNode): boolean {
  return (
    node.name === "VariableName" ||
    node.name === "Number" ||
    isString(node) ||
    node.name === "ContinuedString" ||
    node.name === "None" ||
    node.name === "Boolean" ||
    node.name === "Ellipsis" ||
    node.name.endsWith("Expression")
  );
}
