import { useCallback, useMemo, useRef, useState } from "react";
import type { NodeKey } from "#ui/document/node-key.ts";
import type { TableEntry } from "./table-entries.ts";

/** Which rows are selected, and the ways to change that. Rows that are filtered away stay selected; rows that are gone do not. */
export type Selection = {
  readonly keys: ReadonlySet<NodeKey>;
  readonly toggle: (key: NodeKey) => void;
  /** Selects all shown rows between the last one that was toggled and this one. */
  readonly extendTo: (key: NodeKey) => void;
  readonly set: (keys: Iterable<NodeKey>) => void;
};

/** The selection of a table: `all` are the rows that there are, `shown` those in sight in their order. */
export function useSelection(all: readonly TableEntry[], shown: readonly TableEntry[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<NodeKey>>(new Set());
  const anchor = useRef<NodeKey>(undefined);
  const latest = useRef(shown);
  latest.current = shown;
  const keys = useMemo(() => {
    if (chosen.size === 0) return chosen;
    return new Set(all.flatMap(({ row }) => (chosen.has(row.key) ? [row.key] : [])));
  }, [all, chosen]);
  const toggle = useCallback((key: NodeKey) => {
    anchor.current = key;
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const extendTo = useCallback((key: NodeKey) => {
    const order = latest.current.map(({ row }) => row.key);
    const [from, to] = [order.indexOf(anchor.current ?? key), order.indexOf(key)];
    if (to < 0) return;
    const start = from < 0 ? to : from;
    if (from < 0) anchor.current = key;
    const range = order.slice(Math.min(start, to), Math.max(start, to) + 1);
    setChosen((before) => new Set([...before, ...range]));
  }, []);
  const set = useCallback((next: Iterable<NodeKey>) => setChosen(new Set(next)), []);
  return { keys, toggle, extendTo, set };
}
