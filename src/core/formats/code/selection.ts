import { type NodePosition, nodeAt, nodePath } from "#core/document/draft.ts";
import type { Scope, WriteInput } from "#core/formats/writer.ts";
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

/** The node that a scope writes, of the nodes from the environment down to the selected one: its environment, its task, else the node itself. See SPEC F6. */
export function partOf(selected: NodePosition, scope: Scope): NodePosition {
  const { environment, task, override } = selected;
  if (scope === "environment" || task === undefined) return { environment };
  if (scope === "task" || override === undefined) return { environment, task };
  return { environment, task, override };
}
