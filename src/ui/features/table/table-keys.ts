import type { KeyboardEvent } from "react";
import type { NodeKey } from "#ui/document/node-key.ts";
import type { Selection } from "./use-selection.ts";

/** What keys in the table act on: the rows shown by key, the one that has the focus, and how to go to another. */
export type KeyTarget = {
  readonly order: readonly NodeKey[];
  readonly active: NodeKey | undefined;
  readonly page: number;
  readonly selection: Selection;
  readonly goTo: (key: NodeKey) => void;
  readonly open: (key: NodeKey) => void;
};

/**
 * Arrows, Home, End, Page Up and Down go through the rows, with Shift they select on the way; Space selects, Shift Space a range; Enter opens;
 * Ctrl A selects what is shown, Escape nothing. Returns whether the key was one of these. See SPEC TB11.
 */
export function handleTableKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const { order, active, selection } = target;
  const inRow = event.target instanceof HTMLElement && event.target.getAttribute("role") === "row";
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
    selection.set(order);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Escape" && selection.keys.size > 0) {
    selection.set([]);
    return true;
  }
  if (active === undefined) return false;
  const to = order[destination(event.key, order.indexOf(active), target)];
  if (to !== undefined) {
    if (event.shiftKey) {
      selection.extendTo(active);
      selection.extendTo(to);
    }
    target.goTo(to);
    return true;
  }
  if (!inRow) return false;
  if (event.key === " ") {
    if (event.shiftKey) selection.extendTo(active);
    else selection.toggle(active);
    return true;
  }
  if (event.key !== "Enter") return false;
  target.open(active);
  return true;
}

function destination(key: string, at: number, { order, page }: KeyTarget): number {
  const last = order.length - 1;
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "PageDown":
      return Math.min(last, at + page);
    case "PageUp":
      return Math.max(0, at - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return -1;
  }
}
