import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import { withKeyOf } from "./node-key.ts";

type Node = EnvironmentDraft | TaskDraft | OverrideDraft;

/**
 * A document that was read anew, with the nodes of the one before recognised: by their names, otherwise by their places. They keep their
 * keys, and what says the same stays the same object, so that a document that says the same is the old one itself.
 */
export function carryKeys(before: DocumentDraft, after: DocumentDraft): DocumentDraft {
  const environments = carryNodes(before.environments, after.environments);
  return shareValues(before, { ...after, environments }, environments === before.environments);
}

function carryNodes<N extends Node>(before: readonly N[] | undefined, after: readonly N[]): readonly N[] {
  const old = before ?? [];
  const partners = partnersOf(old, after);
  const nodes = after.map((node, at) => {
    const partner = partners[at];
    return partner ? carryNode(partner, node) : node;
  });
  return before && nodes.length === old.length && nodes.every((node, at) => node === old[at]) ? before : nodes;
}

/** For each new node the old one that it is: the one with its name, or else the one at its place that no other claims. */
function partnersOf<N extends Node>(before: readonly N[], after: readonly N[]): readonly (N | undefined)[] {
  const free = new Set(before);
  const named = after.map((node, at) => {
    const beside = before[at];
    const found =
      beside && free.has(beside) && titleOf(beside) === titleOf(node)
        ? beside
        : before.find((other) => free.has(other) && titleOf(other) === titleOf(node));
    if (found) free.delete(found);
    return found;
  });
  return named.map((found, at) => {
    const beside = before[at];
    if (found || !beside || !free.has(beside)) return found;
    free.delete(beside);
    return beside;
  });
}

function titleOf(node: Node): string | undefined {
  return JSON.stringify(node.name ?? node.label);
}

function carryNode<N extends Node>(before: N, after: N): N {
  const below = "tasks" in after ? "tasks" : "overrides" in after ? "overrides" : undefined;
  if (below === undefined) return shareNode(before, after, true);
  const children = carryNodes(childrenOf(before, below), childrenOf(after, below) ?? []);
  return shareNode(before, { ...after, [below]: children }, children === before[below]);
}

function shareNode<N extends Node>(before: N, after: N, isSameBelow: boolean): N {
  const shared = shareValues(before, after, isSameBelow);
  return shared === before ? before : withKeyOf(shared, before);
}

function childrenOf(node: Node, below: string): readonly Node[] | undefined {
  const children = node[below];
  return Array.isArray(children) ? (children as readonly Node[]) : undefined;
}

/** The new object with the old one's values where they say the same; the old object itself where all of them do, in the same order. */
function shareValues<T extends { readonly [key: string]: Json | undefined }>(
  before: T,
  after: T,
  isSameBelow: boolean,
): T {
  const keys = (of: T) => Object.keys(of).filter((key) => of[key] !== undefined);
  const entries = keys(after).map(
    (key) => [key, saysTheSame(before[key], after[key]) ? before[key] : after[key]] as const,
  );
  const isSame = isSameBelow && keys(before).join("\n") === keys(after).join("\n");
  return isSame && entries.every(([key, value]) => value === before[key]) ? before : (Object.fromEntries(entries) as T);
}

function saysTheSame(before: Json | undefined, after: Json | undefined): boolean {
  return before === after || (before !== undefined && JSON.stringify(before) === JSON.stringify(after));
}
