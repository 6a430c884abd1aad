import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import type { DocumentDraft, EnvironmentDraft } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import { writers } from "./writers.ts";

type Edit = (document: DocumentDraft) => DocumentDraft;

const name = fc.constantFrom("a", "b", "a-b", "train", "x_1", "", "class");
const value: fc.Arbitrary<Json> = fc.constantFrom(null, "1Gi", 2, { cpu: "1" }, {}, ["a", "b"], ["a"]);
const key = fc.constantFrom("resources", "depends_on", "image", "clone_of", "env_vars");
const place = fc.nat(3);

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({ at: place, name })
    .map(({ at, name }) => changeEnvironment(at, (environment) => ({ ...environment, name }))),
  fc
    .record({ at: place, key, value })
    .map(({ at, key, value }) => changeEnvironment(at, (environment) => ({ ...environment, [key]: value }))),
  fc.record({ at: place, task: place, name }).map(({ at, task, name }) =>
    changeEnvironment(at, (environment) => ({
      ...environment,
      tasks: (environment.tasks ?? []).map((old, index) => (index === task ? { ...old, name } : old)),
    })),
  ),
  fc.record({ at: place, task: place, value }).map(({ at, task, value }) =>
    changeEnvironment(at, (environment) => ({
      ...environment,
      tasks: (environment.tasks ?? []).map((old, index) => (index === task ? { ...old, resources: value } : old)),
    })),
  ),
  place.map(
    (at): Edit =>
      (document) => ({ ...document, environments: document.environments.filter((_, index) => index !== at) }),
  ),
  fc.constant<Edit>((document) => ({ ...document, environments: document.environments.toReversed() })),
);

function changeEnvironment(at: number, change: (environment: EnvironmentDraft) => EnvironmentDraft): Edit {
  return (document) => ({
    ...document,
    environments: document.environments.map((environment, index) => (index === at ? change(environment) : environment)),
  });
}

test.each(writers.map((writer) => [writer.id, writer] as const))(
  "F9: after any edits %s is written as if it had never been written before",
  (_, writer) => {
    fc.assert(
      fc.property(arbDocument, fc.array(edit, { maxLength: 5 }), (start, edits) => {
        let document = start;
        writer.write({ document, problems: [], scope: "file" });
        for (const change of edits) {
          document = change(document);
          const kept = writer.write({ document, problems: [], scope: "file" });
          const fresh = writer.write({ document: structuredClone(document), problems: [], scope: "file" });
          expect(kept.text).toBe(fresh.text);
          expect(kept.tokens).toEqual(fresh.tokens);
          expect(kept.marks).toEqual(fresh.marks);
          expect(kept.parts.map((part) => part.text).join("")).toBe(kept.text);
        }
      }),
      { numRuns: 60 },
    );
  },
);
