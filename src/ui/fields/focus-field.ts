import { fieldId } from "./field-context.tsx";

/**
 * Moves the focus to the field of the selected node that shows a path, or to the nearest one around it, once it is drawn. As after Tab,
 * its text is selected. A field that is not set has no box: then the choice of its mode takes the focus.
 */
export function focusField(keys: readonly (string | number)[]): void {
  requestAnimationFrame(() => requestAnimationFrame(() => focusNow(keys)));
}

function focusNow(keys: readonly (string | number)[]): void {
  for (let length = keys.length; length > 0; length -= 1) {
    const id = fieldId(keys.slice(0, length).join("."));
    const mode = document
      .getElementById(`${id}-help`)
      ?.parentElement?.querySelector<HTMLElement>("[aria-pressed=true]");
    const element = document.getElementById(id) ?? mode;
    if (!element) continue;
    element.scrollIntoView({ block: "nearest" });
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
    return;
  }
}
