import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Which rows of a long list are drawn, and the heights that stand for the others. */
export type RowWindow = {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  /** Scrolls just as far as is needed to show a row. */
  readonly reveal: (row: number) => void;
};

/** Rows beyond the edges that are drawn too, so that scrolling and the Tab key find something. */
const margin = 20;

/**
 * Draws only the rows of a list that are in sight; all rows have the same height. Short lists are drawn whole, so that the browser's
 * own find and selection work on them.
 */
export function useRowWindow(count: number, rowHeight: number, wholeUpTo: number): RowWindow {
  const ref = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, rows: 60 });
  const whole = count <= wholeUpTo;
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || whole) return undefined;
    const measure = () => {
      // Steps of half the margin: most scroll events change nothing.
      const step = margin / 2;
      const first = Math.floor(element.scrollTop / rowHeight / step) * step;
      const rows = Math.ceil(element.clientHeight / rowHeight / step) * step;
      setView((old) => (old.first === first && old.rows === rows ? old : { first, rows }));
    };
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      observer.disconnect();
    };
  }, [rowHeight, whole]);
  const reveal = useCallback(
    (row: number) => {
      const element = ref.current;
      if (!element) return;
      const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight];
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    },
    [rowHeight],
  );
  if (whole) return { ref, from: 0, to: count, before: 0, after: 0, reveal };
  const from = Math.min(Math.max(0, view.first - margin), Math.max(0, count - 1));
  const to = Math.min(count, view.first + view.rows + margin);
  return { ref, from, to, before: from * rowHeight, after: (count - to) * rowHeight, reveal };
}
