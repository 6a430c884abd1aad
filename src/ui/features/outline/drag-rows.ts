import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import type { NodeKey } from "#ui/document/node-key.ts";

/** Where a dragged row would land: above or below the row under the pointer, or inside it. */
export type DropSide = "above" | "below";

/** Makes a row draggable and a place to drop on; returns how to end that. This file is loaded when the pointer reaches the outline. */
export function attachRow(
  element: HTMLElement,
  options: {
    readonly key: NodeKey;
    readonly accepts: (dragged: NodeKey) => boolean;
    readonly onOver: (side: DropSide | undefined) => void;
    readonly onDrop: (dragged: NodeKey, side: DropSide) => void;
  },
): () => void {
  const sideAt = (y: number): DropSide => {
    const box = element.getBoundingClientRect();
    return y < box.top + box.height / 2 ? "above" : "below";
  };
  return combine(
    draggable({ element, getInitialData: () => ({ key: options.key }) }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => options.accepts(String(source.data.key)),
      onDrag: ({ location }) => options.onOver(sideAt(location.current.input.clientY)),
      onDragLeave: () => options.onOver(undefined),
      onDrop: ({ source, location }) => {
        options.onOver(undefined);
        options.onDrop(String(source.data.key), sideAt(location.current.input.clientY));
      },
    }),
  );
}
