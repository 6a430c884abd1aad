import { useEffect, useRef } from "react";
import { redo, undo } from "#ui/document/document-store.ts";
import { outputStore, outputTabs, showTab } from "#ui/features/output/output-store.ts";

/** What the keys of the page need of it. */
type Actions = {
  readonly openPalette: () => void;
  readonly openShortcuts: () => void;
  readonly showCode: () => void;
  readonly showOutline: () => void;
};

/** The keys that work everywhere. Plain letters and signs only where nobody types; none inside of a box that lies over the page. */
export function useShortcuts(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = event.defaultPrevented || isInDialog(event.target) ? undefined : actOf(event, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    globalThis.addEventListener("keydown", onKeyDown);
    return () => globalThis.removeEventListener("keydown", onKeyDown);
  }, []);
}

function actOf(event: KeyboardEvent, actions: Actions): (() => void) | undefined {
  const { key, shiftKey } = event;
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    // The place of the key: with Alt, some keyboards give other signs for the digits.
    const tab = outputTabs[Number(/^Digit(\d)$/.exec(event.code)?.[1]) - 1];
    return tab === undefined ? undefined : () => [actions.showCode(), showTab(tab)];
  }
  if (event.ctrlKey || event.metaKey) {
    const letter = key.toLowerCase();
    // A text box of the form follows the document, so its own undo would disagree.
    if (letter === "z" || letter === "y") return isArea(event) ? undefined : letter === "y" || shiftKey ? redo : undo;
    if (letter === "k") return actions.openPalette;
    if (key === "Enter") return outputStore.getState().copy;
    return undefined;
  }
  if (isTyping(event)) return undefined;
  if (key === "?") return actions.openShortcuts;
  if (key === "/") return () => [actions.showOutline(), focusFilter()];
  return undefined;
}

function focusFilter(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("nav input[type=search]")?.focus());
}

function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=dialog], [role=menu]") !== null;
}

function isArea(event: Event): boolean {
  return isIn(event, "textarea, [contenteditable]");
}

/** Whether an event comes from where people write, also from within an editor's shadow. */
export function isTyping(event: Event): boolean {
  return isIn(event, "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]");
}

function isIn(event: Event, selector: string): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(selector) !== null;
}
