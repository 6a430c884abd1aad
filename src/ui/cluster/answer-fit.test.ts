import { expect, test } from "vitest";
import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { answerFit } from "./answer-fit.ts";

const pool = (name: string, count: number, cpu: string) => ({
  name,
  count,
  node: { metadata: { labels: {} }, status: { allocatable: { cpu, memory: "16Gi", pods: "110" } } },
});
const profile: ClusterProfile = {
  version: 1,
  name: "two pools",
  pools: [pool("small", 3, "4"), pool("large", 1, "12")],
};

test("the table of all tasks has its pools where the selected task gets no pod", () => {
  const environments = [
    { name: "wrong", resources: { memory: "4GB" }, tasks: [{ name: "one" }] },
    { name: "right", resources: { cpu: "8" }, tasks: [{ name: "two" }] },
  ];
  const position = { environment: 0, task: 0 };
  const answer = answerFit({ kind: "fit", document: { environments }, profile, position, all: true });
  expect(answer.verdict).toBe("refused");
  expect(answer.columns).toEqual([
    { name: "small", nodes: 3 },
    { name: "large", nodes: 1 },
  ]);
  expect(answer.rows.map(({ perNode, fitting }) => ({ perNode, fitting }))).toEqual([
    { perNode: [], fitting: 0 },
    { perNode: ["0", "1"], fitting: 1 },
  ]);
});
