import type { DocumentDraft } from "#core/document/draft.ts";

/**
 * The order in which environments are written: a clone after its source, else the document's. An environment in a cycle stands
 * where the document has it.
 *
 * @returns positions. See SPEC PY4
 */
export function environmentOrder(document: DocumentDraft): readonly number[] {
  const positions = new Map<unknown, number>();
  for (const [index, { name }] of document.environments.entries()) if (!positions.has(name)) positions.set(name, index);
  const order = new Set<number>();
  for (const index of document.environments.keys()) {
    // The chain of sources that are not written yet, the first source last.
    const chain: number[] = [];
    let next: number | undefined = index;
    while (next !== undefined && !order.has(next) && !chain.includes(next)) {
      chain.push(next);
      const source: unknown = document.environments[next]?.clone_of;
      next = typeof source === "string" ? positions.get(source) : undefined;
    }
    for (const one of chain.reverse()) order.add(one);
  }
  return [...order];
}
