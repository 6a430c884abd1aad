import { nodeAt, nodePath } from "#core/document/draft.ts";
import type { WriteInput } from "#core/formats/writer.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";

/** The value that a scope writes, and where it stands in the document. `value` is absent where the selection names nothing. */
export type Selection = { readonly value: Json | undefined; readonly path: Path };

/** What `scope` and `select` name in the document: the whole of it, a node, or the node's resources. See SPEC F6. */
export function selectionOf(input: WriteInput): Selection {
  if (input.scope === "file" || !input.select) return { value: input.document, path: [] };
  const node = nodeAt(input.document, input.select);
  const path = nodePath(input.select);
  if (input.scope === "resources") return { value: node?.resources, path: [...path, "resources"] };
  return { value: node, path };
}
