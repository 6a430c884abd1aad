import { placeOf } from "#core/document/address.ts";
import { nodeAt } from "#core/document/draft.ts";
import type { Path } from "#core/problem/problem.ts";
import { documentStore, selectNode } from "#ui/document/document-store.ts";
import { keyOf } from "#ui/document/node-key.ts";
import { fieldId } from "#ui/fields/field-context.tsx";

/** Selects the node of a path and moves the focus to the field that shows it, or to the nearest one around it. */
export function jumpTo(path: Path): void {
  const { position, keys } = placeOf(path);
  const node = position && nodeAt(documentStore.getState().document, position);
  if (!node) return;
  selectNode(keyOf(node));
  requestAnimationFrame(() => requestAnimationFrame(() => focusField(keys)));
}

function focusField(keys: Path): void {
  for (let length = keys.length; length > 0; length -= 1) {
    const element = document.getElementById(fieldId(keys.slice(0, length).join(".")));
    if (!element) continue;
    element.scrollIntoView({ block: "nearest" });
    element.focus();
    return;
  }
}
