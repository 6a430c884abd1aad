import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import { historyOf, stepsOf } from "./document-history.ts";
import { documentStore, openDocument, redo, startWith, undo } from "./document-store.ts";

const text = () => JSON.stringify(documentStore.getState().document);
const entry = { id: "test", name: "Test" };

test("U2: after a reload, undo and redo go through the same documents, for any drafts", () => {
  fc.assert(
    fc.property(fc.array(arbDocument, { minLength: 2, maxLength: 6 }), fc.nat({ max: 5 }), (drafts, back) => {
      const [first = { environments: [] }, ...others] = drafts;
      startWith(first, entry);
      for (const draft of others) openDocument(draft, "another");
      for (let step = 0; step < back; step += 1) undo();
      const before = documentStore.getState();
      const kept = JSON.parse(JSON.stringify(historyOf(before, 1)));
      startWith(JSON.parse(text()), entry);
      documentStore.setState(stepsOf(documentStore.getState().document, kept));
      const after = documentStore.getState();
      const texts = (snapshots: readonly { readonly document: object }[]) =>
        snapshots.map(({ document }) => JSON.stringify(document));
      expect(texts(after.past)).toEqual(texts(before.past));
      expect(texts(after.future)).toEqual(texts(before.future));
      while (documentStore.getState().past.length > 0) undo();
      expect(text()).toBe(JSON.stringify(first));
      while (documentStore.getState().future.length > 0) redo();
      expect(text()).toBe(JSON.stringify(before.future.at(-1)?.document ?? before.document));
    }),
    { numRuns: 200 },
  );
});

test("U2: steps that lead nowhere are left out", () => {
  const broken = { checksum: 1, past: [{ changes: [{ path: [], value: 5 }], selected: null }], future: [] };
  expect(stepsOf({ environments: [] }, broken)).toEqual({ past: [], future: [] });
});
