import type { DocumentDraft } from "#core/document/draft.ts";
import { staying } from "#core/formats/align-items.ts";
import type { DocumentNode, ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { PlacedStatement, PythonModel } from "#core/formats/python/read/model-types.ts";
import type { ParsedChunk } from "#core/formats/python/read/parsed-chunk.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { TextEdit } from "#core/formats/source-contract.ts";
import { emptyLinesBefore, startWithComment } from "./chunk-edits.ts";
import { styleOf } from "./file-style.ts";
import { StatementOrder } from "./statement-order.ts";

/**
 * The replacements that bring environments, and the tasks in them, into the order of a document that has the same ones, as far as the code allows
 * that: their statements go elsewhere, with the comments above them. Nodes are told by their names. See SPEC PE6.
 */
export function orderNodes(
  { model, parts }: { readonly model: PythonModel; readonly parts: ModelDocument },
  wanted: DocumentDraft,
): readonly (readonly TextEdit[])[] {
  const orders = new Map(model.modules.map((module) => [module, new StatementOrder(module)]));
  const arrange = (nodes: readonly (DocumentNode | undefined)[]): void => {
    const places = nodes.flatMap((node) => placeOf(node) ?? []);
    for (const [module, order] of orders) {
      const chunks = places.flatMap((place) => (place.module === module ? [place.chunk] : []));
      if (new Set(chunks).size === chunks.length) order.arrange(chunks);
    }
  };
  const environments = byName(parts.nodes.filter(({ environment }) => environment));
  arrange(wanted.environments.map(({ name }) => environments.get(name)));
  for (const { name, tasks = [] } of wanted.environments) {
    const at = environments.get(name)?.path[1];
    const own = byName(parts.nodes.filter(({ task, path }) => task && path[1] === at));
    arrange(tasks.map((task) => own.get(task.name)));
  }
  return model.modules.map((module) => moves(module, orders.get(module)?.order ?? module.chunks));
}

function byName(nodes: readonly DocumentNode[]): ReadonlyMap<unknown, DocumentNode> {
  return new Map(nodes.map((node) => [node.draft.name, node]));
}

function placeOf(node: DocumentNode | undefined): PlacedStatement | undefined {
  return node?.environment ? node.environment.statement : node?.task?.place;
}

/** What does not keep its order goes, with its lines, in front of what stands behind it then, or behind what stands in front of it. */
function moves(module: PythonModule, order: readonly ParsedChunk[]): readonly TextEdit[] {
  const positions = new Map(module.chunks.map((chunk, index) => [chunk, index]));
  const stay = staying(order.map((chunk) => positions.get(chunk)));
  const edits: TextEdit[] = [];
  let before: ParsedChunk | undefined;
  let isAbove = false;
  for (const [index, chunk] of order.entries()) {
    if (stay.has(index)) {
      before = chunk;
      isAbove = false;
      continue;
    }
    const next = order.find((_, later) => later > index && stay.has(later));
    isAbove ||= !before || chunk.from > before.from;
    const neighbour = module.chunks[(positions.get(chunk) ?? 0) + 1];
    const isNextMoved = neighbour !== undefined && !stay.has(order.indexOf(neighbour));
    const place = { module, chunk, neighbour: isNextMoved ? undefined : neighbour };
    edits.push(...(isAbove && next ? moveAbove(place, next) : moveBelow(place, before)));
  }
  return edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

/** `neighbour` is the statement behind it, where that stays. */
type Moved = {
  readonly module: PythonModule;
  readonly chunk: ParsedChunk;
  readonly neighbour: ParsedChunk | undefined;
};

/** Up, in front of a statement: the empty lines that stood above it stand between both then. */
function moveAbove({ module, chunk }: Moved, next: ParsedChunk): readonly TextEdit[] {
  const { text } = module;
  const { newline } = styleOf(module);
  const { lead, from } = linesOf(module, chunk);
  const isOpen = !/[\n\r]$/.test(chunk.text);
  const at = linesOf(module, next).from;
  return [
    { from: at, to: at, text: text.slice(from, chunk.to) + (isOpen ? newline : "") + text.slice(lead, from) },
    // The last line of a file stays without an end.
    { from: isOpen ? withoutEnd(text.slice(0, lead)).length : lead, to: chunk.to, text: "" },
  ];
}

/** Down, behind a statement: the empty lines that stood below it stand between both then. */
function moveBelow({ module, chunk, neighbour }: Moved, before: ParsedChunk | undefined): readonly TextEdit[] {
  const { text } = module;
  const { newline } = styleOf(module);
  const { lead, from } = linesOf(module, chunk);
  const at = before?.to ?? 0;
  const end = neighbour ? linesOf(module, neighbour).from : chunk.to;
  const isBare = neighbour !== undefined && /^\s*$/.test(text.slice(chunk.to, end));
  const lines = isBare ? text.slice(chunk.to, end) + text.slice(from, chunk.to) : text.slice(lead, chunk.to);
  const isOpen = at > 0 && !/[\n\r]$/.test(text.slice(0, at));
  return [
    { from: at, to: at, text: isOpen ? newline + withoutEnd(lines) : lines },
    isBare ? { from, to: end, text: "" } : { from: lead, to: chunk.to, text: "" },
  ];
}

function withoutEnd(lines: string): string {
  return lines.replace(/(?:\r\n|\n|\r)$/, "");
}

/** Where the lines of a statement begin, with the comment right above it, and where the empty ones before do. */
function linesOf({ text }: PythonModule, chunk: ParsedChunk): { readonly lead: number; readonly from: number } {
  const from = startWithComment(text, chunk.from);
  return { lead: emptyLinesBefore(text, from), from };
}
