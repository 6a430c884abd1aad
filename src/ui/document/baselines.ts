import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { DocumentDraft } from "#core/document/draft.ts";

/** A state of the document that changes are counted from, and what made it one. */
export type Baseline = {
  readonly id: "start" | "opened" | "copy";
  readonly name: string;
  readonly document: DocumentDraft;
};

type Baselines = {
  /** The last to be set comes last: it is the one that counts where none is chosen. */
  readonly all: readonly Baseline[];
  readonly chosen: Baseline["id"] | undefined;
};

/** What changes can be counted from; it lasts as long as the page. */
const baselineStore = createStore<Baselines>(() => ({ all: [], chosen: undefined }));

/** Follows the states that changes can be counted from, and the one that counts. */
export function useBaselines(): Baselines & { readonly current: Baseline | undefined } {
  const { all, chosen } = useStore(baselineStore);
  return { all, chosen, current: all.find(({ id }) => id === chosen) ?? all.at(-1) };
}

/** Makes a document one that changes are counted from; an older one of its kind is forgotten, and so is what was chosen. */
export function setBaseline(baseline: Baseline): void {
  const { all } = baselineStore.getState();
  const others = baseline.id === "start" ? [] : all.filter(({ id }) => id !== baseline.id);
  baselineStore.setState({ all: [...others, baseline], chosen: undefined });
}

/** Counts changes from another of the states. */
export function chooseBaseline(id: Baseline["id"]): void {
  baselineStore.setState({ chosen: id });
}
