import { type Gathered, keep, place } from "#core/formats/yaml/read-only-source.ts";
import type { SourceNode } from "#core/formats/yaml/source-tree.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { compareQuantities } from "#core/quantity/compare-quantities.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";

/** An amount as it is spelled, and where. */
export type Side = { readonly text: string; readonly node: SourceNode };

/** What a container requests and may take at most of one resource. */
export type Sides = { readonly request?: Side; readonly limit?: Side };

/**
 * An amount of a container as a key of Resources: one text where request and limit are equal, a pair where they are not. A limit alone is
 * the request too (Kubernetes makes it so), a request alone gets a limit from Flyte, which is said.
 */
export function readAmount(
  gathered: Gathered,
  {
    key,
    sides,
    resources,
    path,
  }: {
    readonly key: string;
    readonly sides: Sides;
    readonly resources: Record<string, Json>;
    readonly path: Path;
  },
): void {
  const { request, limit } = sides;
  const first = request ?? limit;
  if (!first) return;
  if (request && limit && !isSame(request.text, limit.text) && key !== "disk") {
    resources[key] = [request.text, limit.text];
    place(gathered, [...path, key, 0], request.node);
    place(gathered, [...path, key, 1], limit.node);
    return;
  }
  resources[key] = first.text;
  place(gathered, [...path, key], first.node);
  if (request && limit) {
    if (isSame(request.text, limit.text)) place(gathered, [...path, key], limit.node);
    else keep(gathered, limit.node.range, "disk is one amount: Flyte makes it request and limit");
  }
  if (request && !limit) keep(gathered, request.node.range, "no limit stands here: Flyte makes it the request");
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [parseQuantity(one), parseQuantity(other)];
  return one === other || (a.ok && b.ok && compareQuantities(a.value, b.value) === 0);
}
