import type { Path } from "#core/problem/problem.ts";
import type { NodeOrigins } from "./source-contract.ts";

/**
 * Which item of the list that was read each item of a wanted list of nodes was, by what is known of them: `list` is the path of the wanted one.
 * `undefined` is an item that is new, or that stood in another list.
 */
export function matchesByOrigin(origins: NodeOrigins, list: Path, count: number): readonly (number | undefined)[] {
  const known = new Map(origins.map(([wanted, read]) => [wanted.join("/"), read]));
  const owner = list.length > 1 ? known.get(list.slice(0, -1).join("/")) : [];
  if (!owner) return Array.from({ length: count }, () => undefined);
  const own = [...owner, list.at(-1)].join("/");
  return Array.from({ length: count }, (_, index) => {
    const read = known.get([...list, index].join("/"));
    return read?.slice(0, -1).join("/") === own ? Number(read.at(-1)) : undefined;
  });
}
