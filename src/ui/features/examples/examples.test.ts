import { expect, test } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { judgeDocument } from "#core/document/judge-document.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { buildPod } from "#core/pod/build-pod.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { exampleRun, shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { examples } from "./examples.ts";

test.each(examples.map((example) => [example.id, example.document] as const))(
  "U1: the example %s has no problem and every task of it a pod",
  (_, document) => {
    expect(judgeDocument(document)).toEqual([]);
    for (const position of runnablePositions(document as DocumentDraft)) {
      const node = nodeMessages(document, position);
      if (!node.ok) throw new Error(node.problems[0].message);
      const { resources, extendedResources } = node.value.messages;
      const task = { ...(resources && { resources }), ...(extendedResources && { extendedResources }) };
      expect(buildPod({ task, identity: exampleRun, configuration: shippedConfiguration }).ok).toBe(true);
    }
  },
);

test("U1: there are the thirteen rows of the guide and eight by intent, each with its own name", () => {
  expect(examples.filter((example) => example.group === "Flyte's guide")).toHaveLength(13);
  expect(examples.filter((example) => example.group === "By intent")).toHaveLength(8);
  expect(new Set(examples.map((example) => example.title)).size).toBe(21);
});
