import { placeOf } from "#core/document/address.ts";
import { nodeAt } from "#core/document/draft.ts";
import type { Path } from "#core/problem/problem.ts";
import { documentStore, selectNode } from "#ui/document/document-store.ts";
import { keyOf } from "#ui/document/node-key.ts";
import { focusField } from "#ui/fields/focus-field.ts";

/** Selects the node of a path and moves the focus to the field that shows it, or to the nearest one around it. */
export function jumpTo(path: Path): void {
  const { position, keys } = placeOf(path);
  const node = position && nodeAt(documentStore.getState().document, position);
  if (!node) return;
  selectNode(keyOf(node));
  focusField(keys);
}
