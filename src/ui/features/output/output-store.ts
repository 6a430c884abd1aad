import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Scope, Writer } from "#core/formats/writer.ts";
import { type AttachedSource, sourceStore } from "#ui/source/source-store.ts";
import { tabs } from "./writer-loaders.ts";

/** The tab that compares instead of writing. */
export const changesTab = "Changes";

/** All tabs: the formats, then the changes. */
export const outputTabs: readonly string[] = [...tabs, changesTab];

type OutputState = {
  readonly tab: string;
  /** The format that is written, also while its changes are shown. */
  readonly format: string;
  /** The form that was chosen under a tab that has several. */
  readonly forms: Readonly<Record<string, Writer["id"]>>;
  readonly scope: Scope;
  /** Copies what is shown; there while the code is. */
  readonly copy: (() => void) | undefined;
  /** Whether it was to be copied before the source was there. */
  readonly isCopyAwaited: boolean;
};

const storageKey = "flyte-resource-configurator.tab";

/** What the pane of code shows. The tab is remembered. */
export const outputStore = createStore<OutputState>(() => {
  const tab = keptTab();
  return { tab, format: tab, forms: {}, scope: "file", copy: undefined, isCopyAwaited: false };
});

/** Reads a part of the store and follows its changes. */
export function useOutputStore<T>(read: (state: OutputState) => T): T {
  return useStore(outputStore, read);
}

/** The tab under which the source of the document is shown, in place of what would be written there. */
export function sourceTab({ attached }: { readonly attached: AttachedSource | undefined }): string | undefined {
  const format = attached?.base.reading.format;
  return format && (format === "python" ? "Python" : "YAML");
}

/** Shows the whole source that was just opened: code at once; who opens a document may want to see it as code, so its tab stays. */
export function showSource(): void {
  outputStore.setState({ scope: "file" });
  if (sourceTab(sourceStore.getState()) === "Python") showTab("Python");
}

/** Shows a tab; the last format stays the one whose changes are shown. */
export function showTab(tab: string): void {
  outputStore.setState(tab === changesTab ? { tab } : { tab, format: tab });
  try {
    if (tab !== changesTab) localStorage.setItem(storageKey, tab);
  } catch {
    // Where storage is forbidden, the next visit starts with the first tab.
  }
}

function keptTab(): string {
  const [first = ""] = tabs;
  try {
    const kept = localStorage.getItem(storageKey) ?? first;
    return tabs.includes(kept) ? kept : first;
  } catch {
    return first;
  }
}
