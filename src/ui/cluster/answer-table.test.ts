import { expect, test } from "vitest";
import { answerDiff, answerTable } from "./answer-table.ts";

const before = {
  version: 1,
  environments: [
    {
      name: "prep",
      resources: { cpu: ["2", "4"], memory: "8Gi" },
      tasks: [
        { name: "load", overrides: [{ label: "all", resources: { cpu: "4", memory: "8Gi" } }] },
        { name: "none", resources: {} },
      ],
    },
    { name: "wrong", resources: { memory: "4GB" }, tasks: [{ name: "embed" }] },
  ],
};

test("TB3: without a cluster every pod has its class and requests as Flyte makes them, and no node is known", () => {
  const { pods, nodes } = answerTable({ kind: "table", document: before, profile: undefined });
  expect(nodes).toBe(0);
  expect(pods.map(({ verdict, qos }) => [verdict, qos?.qosClass])).toEqual([
    ["unknown", "Burstable"],
    ["unknown", "Guaranteed"],
    ["unknown", "Guaranteed"],
    ["refused", undefined],
  ]);
  expect(pods[2]?.requests).toMatchObject({ cpu: "1", memory: "1Gi" });
  expect(pods[3]?.words).toContain("4GB");
});

test("U5: a change of the document as a difference of its code", () => {
  const [prep, wrong] = before.environments;
  const after = {
    ...before,
    environments: [{ ...prep, resources: { cpu: ["2", "4"], memory: "16Gi" } }, { ...wrong }],
  };
  const { added, removed, lines } = answerDiff({ kind: "diff", before, after });
  expect([added, removed]).toEqual([1, 1]);
  const changed = lines.flatMap((line) =>
    line.kind === "added" ? [line.pieces.map(({ text }) => text).join("")] : [],
  );
  expect(changed.join("")).toContain('memory="16Gi"');
});
