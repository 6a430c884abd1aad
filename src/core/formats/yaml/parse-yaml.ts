import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLError,
} from "yaml";
import { type Problem, type Result, succeed } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";
import { entryLayout, itemStarts, styleOf } from "./node-layout.ts";
import { deepestLevel, type Range, type SourceEntry, type SourceNode } from "./source-tree.ts";

/** How many values aliases may add to a document. */
const mostAliased = 10_000;
const deepMessage = `Lists and objects stand deeper than ${deepestLevel} levels.`;
const coreTags = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

/**
 * Reads one YAML 1.2 document into a tree with positions. Anchors and aliases are resolved, up to 10 000 values in all.
 *
 * @returns the tree, or every error of: `document.yaml-syntax` (with the line; also what stands deeper than 200 levels),
 * `document.yaml-many` (several documents), `document.yaml-alias` (unknown, in itself, too many), `document.yaml-tag`,
 * `document.yaml-key` (a key that is not text or a number).
 * @see SPEC Y6, Y10
 */
export function parseYaml(text: string): Result<SourceNode> {
  const composed = composeYaml(text);
  if (!composed.ok) return composed;
  const [document, second] = composed.value;
  if (second) {
    const message = `The text holds ${composed.value.length} documents, divided by ---. Read one at a time.`;
    const range = { from: second.range[0], to: second.range[1] };
    return { ok: false, problems: [{ ...problem("document.yaml-many", message), range }] };
  }
  return convert(document, text);
}

/**
 * Reads a stream of YAML 1.2 documents into trees, with the rules of `parseYaml` for each of them; those with nothing in them are
 * left out.
 *
 * @returns the trees, or every error of: `document.yaml-syntax`, `document.yaml-alias`, `document.yaml-tag`, `document.yaml-key`.
 * @see SPEC Y6, CP9
 */
export function parseYamlStream(text: string): Result<readonly SourceNode[]> {
  const composed = composeYaml(text);
  if (!composed.ok) return composed;
  const converted = composed.value.filter(({ contents }) => contents).map((document) => convert(document, text));
  const [first, ...others] = converted.flatMap((one) => (one.ok ? [] : one.problems));
  if (first) return { ok: false, problems: [first, ...others] };
  return succeed(converted.flatMap((one) => (one.ok ? [one.value] : [])));
}

function composeYaml(text: string): Result<readonly Document.Parsed[]> {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tooDeep(tokens)) return { ok: false, problems: [problem("document.yaml-syntax", deepMessage)] };
  const composer = new Composer({
    version: "1.2",
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: true,
    logLevel: "silent",
  });
  const documents = [...composer.compose(tokens)];
  const [first, ...others] = documents.flatMap((document) =>
    document.errors.map((error) => syntaxProblem(error, lines, text.length)),
  );
  return first ? { ok: false, problems: [first, ...others] } : succeed(documents);
}

/** The composer calls itself for each level, and what stands very deep stops the program: the depth is looked at before. */
function tooDeep(tokens: readonly CST.Token[]): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepestLevel) return true;
    if (token.type === "document" && token.value) open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.key) open.push({ token: item.key, depth: depth + 1 });
      if (item.value) open.push({ token: item.value, depth: depth + 1 });
    }
  }
  return false;
}

type Work = { readonly problems: Problem[]; readonly anchors: Map<string, Node>; aliased: number };
type Inside = { readonly open: readonly Node[]; readonly inAlias: boolean };

function convert(document: Document.Parsed | undefined, text: string): Result<SourceNode> {
  if (!document?.contents) return succeed({ kind: "scalar", value: null, range: { from: 0, to: text.length } });
  const work: Work = { problems: [], anchors: new Map(), aliased: 0 };
  const node = toNode(document.contents, work, { open: [], inAlias: false });
  const [refused, ...more] = work.problems;
  return refused ? { ok: false, problems: [refused, ...more] } : succeed(node);
}

function toNode(node: Node | null, work: Work, inside: Inside): SourceNode {
  const range = rangeOf(node);
  if (node === null) return nothing(range);
  if (inside.open.length > deepestLevel) {
    return refuse(work, "document.yaml-syntax", deepMessage, range);
  }
  if (isAlias(node)) return aliased(node, work, inside);
  if (inside.inAlias) work.aliased += 1;
  if (node.anchor !== undefined && !inside.inAlias) work.anchors.set(node.anchor, node);
  if (node.tag !== undefined && !coreTags.test(node.tag)) {
    refuse(work, "document.yaml-tag", `The tag ${node.tag} has no meaning in a document. Remove it.`, range);
  }
  const read = content(node, work, { ...inside, open: [...inside.open, node] });
  return node.anchor === undefined ? read : { ...read, anchor: `&${node.anchor}` };
}

function content(node: Node, work: Work, inside: Inside): SourceNode {
  const range = rangeOf(node);
  if (isScalar(node)) return scalar(node, range);
  const block = isAlias(node) || node.flow ? {} : { block: true };
  if (isSeq(node)) {
    const items = node.items.map((item) => toNode(asNode(item), work, inside));
    return { kind: "list", items, starts: itemStarts(node), range, ...block };
  }
  if (!isMap(node)) return nothing(range);
  const entries = node.items.map((pair) => toEntry(pair, work, inside));
  return { kind: "map", entries, range, ...block };
}

function toEntry(pair: Pair, work: Work, inside: Inside): SourceEntry {
  const key = asNode(pair.key);
  const value = asNode(pair.value);
  const keyRange = rangeOf(key);
  const name = keyText(key);
  if (name === undefined)
    refuse(work, "document.yaml-key", "A key is a text, not a list, an object or an alias.", keyRange);
  if (name === "<<" && isScalar(key) && key.type === "PLAIN") {
    refuse(work, "document.yaml-key", "Merge keys (<<) are not read. Write the keys out.", keyRange);
  }
  const at = value ?? key;
  const end = rangeOf(at).to;
  const read = value ? toNode(value, work, inside) : nothing({ from: end, to: end });
  return { key: name ?? "", keyRange, ...entryLayout(pair, keyRange.from), value: read };
}

function aliased(alias: Alias, work: Work, inside: Inside): SourceNode {
  const target = work.anchors.get(alias.source);
  const range = rangeOf(alias);
  if (!target) return refuse(work, "document.yaml-alias", `*${alias.source} names no anchor above it.`, range);
  if (inside.open.includes(target)) {
    return refuse(work, "document.yaml-alias", `*${alias.source} stands in itself.`, range);
  }
  if (work.aliased > mostAliased) return nothing(range);
  const node = toNode(target, work, { ...inside, inAlias: true });
  if (work.aliased > mostAliased) {
    const known = work.problems.some((one) => one.code === "document.yaml-alias");
    const message = `The aliases stand for more than ${mostAliased} values. Write the values out.`;
    if (!known) refuse(work, "document.yaml-alias", message, range);
  }
  return { ...node, range, anchor: `*${alias.source}` };
}

function scalar(node: Scalar, range: Range): SourceNode {
  const { value, source } = node;
  if (typeof value === "number") return { kind: "scalar", value, source: source ?? String(value), range };
  if (typeof value === "string") return { kind: "scalar", value, style: styleOf(node), range };
  if (typeof value === "boolean" || value === null) return { kind: "scalar", value, range };
  return { kind: "scalar", value: source ?? String(value), range };
}

/** A key's text: a plain `1e3`, `true` or `null` is the text as it stands. */
function keyText(key: Node | null): string | undefined {
  if (key === null) return undefined;
  if (!isScalar(key)) return undefined;
  return typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
}

function asNode(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function nothing(range: Range): SourceNode {
  return { kind: "scalar", value: null, range };
}

function rangeOf(node: Node | null): Range {
  return { from: node?.range?.[0] ?? 0, to: node?.range?.[1] ?? 0 };
}

function refuse(work: Work, code: ProblemCode, message: string, range: Range): SourceNode {
  work.problems.push({ ...problem(code, message), range });
  return nothing(range);
}

function syntaxProblem(error: YAMLError, lines: LineCounter, length: number): Problem {
  const from = Math.min(error.pos[0], length);
  const to = Math.min(Math.max(error.pos[1], from), length);
  const line = lines.linePos(from).line;
  return {
    ...problem("document.yaml-syntax", `Line ${line}: ${error.message}.`),
    range: { from, to },
  };
}

function problem(code: ProblemCode, message: string): Problem {
  return { code, severity: "error", path: [], message };
}
