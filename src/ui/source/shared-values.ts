import { formatAddress } from "#core/document/address.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import type { SharedValue } from "#core/formats/source-contract.ts";
import { type Json, jsonAt } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { pathIn } from "./follow-nodes.ts";
import type { SharedOffer, SourceBase } from "./source-store.ts";

/** So many other values are named, the rest are counted. */
const mostNamed = 3;

/** What can be offered after a document became another: a value that a constant spells was changed, and others that it spells were not. */
export function offerAfter(base: SourceBase, before: DocumentDraft, now: DocumentDraft): SharedOffer | undefined {
  for (const shared of base.reading.shared) {
    const offer = shared.paths.length > 1 ? offerOf(shared, { base, before, now }) : undefined;
    if (offer) return offer;
  }
  return undefined;
}

function offerOf(
  { name, line, paths }: SharedValue,
  { base, before, now }: { readonly base: SourceBase; readonly before: DocumentDraft; readonly now: DocumentDraft },
): SharedOffer | undefined {
  const textAt = (document: DocumentDraft, index: number) => {
    const path = pathIn(document, base.document, paths[index] ?? []);
    return path && JSON.stringify(jsonAt(document, path));
  };
  const changed = paths.findIndex((_, index) => {
    const text = textAt(now, index);
    return text !== undefined && text !== textAt(before, index);
  });
  const path = pathIn(now, base.document, paths[changed] ?? []);
  if (changed < 0 || !path) return undefined;
  const others = paths.flatMap((_, index) => {
    const other = pathIn(now, base.document, paths[index] ?? []);
    return other && index !== changed && textAt(now, index) !== textAt(now, changed) ? [other] : [];
  });
  const value: Json | undefined = jsonAt(now, path);
  if (others.length === 0) return undefined;
  const address = (one: Path) => formatAddress(now, one);
  return { name, line, value, changed: address(path), others, named: others.slice(0, mostNamed).map(address) };
}
