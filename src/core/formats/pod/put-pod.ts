import { type CodeWriter, piece } from "#core/formats/code/code-writer.ts";
import type { Token, TokenKind } from "#core/formats/writer.ts";
import { formatYamlNumber, formatYamlText } from "#core/formats/yaml/yaml-scalar.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** What is known about a value of the pod. */
type PodPlace = {
  /** Only a run knows it. */
  readonly isRuntime: boolean;
  /** The value of the document behind it. */
  readonly source: Path | undefined;
  /** What to say about it at the end of its line. */
  readonly note: string | undefined;
  /** Who decided about it, in words. */
  readonly origin?: string | undefined;
  /** What to say on a line of its own after it. */
  readonly after?: string;
};

/** Looks up a place in the pod. */
export type PlaceAt = (path: Path) => PodPlace;

/** Writes a value as block YAML, as kubectl does: lists stand at the indentation of their key. See SPEC F23. */
export function putPod(out: CodeWriter, value: Json, placeAt: PlaceAt): void {
  putEntries(out, value, { path: [], inRuntime: false, source: undefined, placeAt });
}

type Context = {
  readonly path: Path;
  /** Whether the value lies in one that is marked as the run's. */
  readonly inRuntime: boolean;
  /** The source of the value around it, which is marked already. */
  readonly source: Path | undefined;
  readonly placeAt: PlaceAt;
};

/** `firstComment` goes to the line of the first entry. */
function putEntries(out: CodeWriter, value: Json, context: Context, firstComment?: string): void {
  let followsRuntime = false;
  for (const [index, [key, item]] of entriesOf(value).entries()) {
    const path = [...context.path, key];
    const place = context.placeAt(path);
    const isRuntime = isAllRuntime(item, path, context.placeAt);
    const isNew = !followsRuntime || (typeof key === "string" && !isLeaf(item));
    const opens = isRuntime && !context.inRuntime && isNew ? "set by the run" : place.note;
    const comment = index === 0 ? (firstComment ?? opens) : opens;
    const isMarked = isSame(place.source, context.source);
    const inner = { ...context, path, inRuntime: context.inRuntime || isRuntime, source: place.source };
    out.at(isMarked ? undefined : place.source, () => {
      if (typeof key === "number") putItem(out, item, inner, comment);
      else putKey(out, key, item, { context: inner, comment });
      if (place.after !== undefined) out.line(piece("comment", `# ${place.after}`));
    });
    followsRuntime = isRuntime;
  }
}

function putKey(
  out: CodeWriter,
  key: string,
  item: Json,
  { context, comment }: { readonly context: Context; readonly comment: string | undefined },
): void {
  const head = `${formatYamlText(key)}:`;
  if (isLeaf(item)) {
    out.put(head, " ", leafToken(item, context));
    endLine(out, comment);
    return;
  }
  out.put(head);
  endLine(out, comment);
  if (Array.isArray(item)) putEntries(out, item, context);
  else out.indented(() => putEntries(out, item, context));
}

/** The first key of an item stands behind its dash; the comment of the item stands on that line. */
function putItem(out: CodeWriter, item: Json, context: Context, comment: string | undefined): void {
  out.put("- ");
  if (isLeaf(item)) {
    out.put(leafToken(item, context));
    endLine(out, comment);
    return;
  }
  out.indented(() => putEntries(out, item, context, comment));
}

function isSame(left: Path | undefined, right: Path | undefined): boolean {
  return left?.length === right?.length && (left ?? []).every((key, index) => key === right?.[index]);
}

function endLine(out: CodeWriter, comment: string | undefined): void {
  if (comment !== undefined) out.put(" ", piece("comment", `# ${comment}`));
  out.end();
}

function leafToken(value: Json, context: Context): Token {
  const place = context.placeAt(context.path);
  const plain = piece(kindOf(value), textOf(value), place.source);
  const token = place.origin === undefined ? plain : { ...plain, origin: place.origin };
  return place.isRuntime ? { ...token, runtime: true } : token;
}

function textOf(value: Json): string {
  if (typeof value === "string") return formatYamlText(value);
  if (typeof value === "number") return formatYamlNumber(value);
  return JSON.stringify(value);
}

function kindOf(value: Json): TokenKind {
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "object" ? "plain" : "keyword";
}

function isLeaf(value: Json): boolean {
  return typeof value !== "object" || value === null || Object.keys(value).length === 0;
}

function isAllRuntime(value: Json, path: Path, placeAt: PlaceAt): boolean {
  if (isLeaf(value)) return placeAt(path).isRuntime;
  return entriesOf(value).every(([key, item]) => isAllRuntime(item, [...path, key], placeAt));
}

function entriesOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return value.map((item: Json, index: number) => [index, item] as const);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, item] as const]));
}
