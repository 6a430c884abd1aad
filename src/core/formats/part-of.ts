import type { NodePosition } from "#core/document/draft.ts";
import type { Scope } from "./writer.ts";

/** The node that a scope writes, of the nodes from the environment down to the selected one: its environment, its task, else the node itself. See SPEC F6. */
export function partOf(selected: NodePosition, scope: Scope): NodePosition {
  const { environment, task, override } = selected;
  if (scope === "environment" || task === undefined) return { environment };
  if (scope === "task" || override === undefined) return { environment, task };
  return { environment, task, override };
}
