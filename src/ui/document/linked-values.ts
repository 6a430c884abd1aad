import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Path } from "#core/problem/problem.ts";

/** The values of the document that the mouse or the focus is on, and where: what shows the same values elsewhere is highlighted. */
type LinkedValues = {
  readonly paths: readonly Path[];
  readonly from: "form" | "code" | undefined;
  /** Whether it is the focus: then the other side comes in sight, which would be too much for the mouse. */
  readonly isFocus: boolean;
};

const none: LinkedValues = { paths: [], from: undefined, isFocus: false };

/** Which values are pointed at; not a part of the document, and nothing that undo knows. */
export const linkedValues = createStore<LinkedValues>(() => none);

/** Follows the values that are pointed at. */
export function useLinkedValues(): LinkedValues {
  return useStore(linkedValues);
}

/** Points at values, from one side. Without values nothing is pointed at any more. */
export function pointAt(from: "form" | "code", paths: readonly Path[], { isFocus = false } = {}): void {
  const now = linkedValues.getState();
  if (paths.length === 0 && now.from !== from) return;
  if (now.from === from && now.isFocus === isFocus && sameText(now.paths, paths)) return;
  linkedValues.setState(paths.length === 0 ? none : { paths, from, isFocus });
}

function sameText(before: readonly Path[], after: readonly Path[]): boolean {
  return before.length === after.length && before.every((path, index) => path.join("/") === after[index]?.join("/"));
}
