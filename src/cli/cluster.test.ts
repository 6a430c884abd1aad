import { expect, test } from "vitest";
import { nodeList } from "#core/cluster/arbitraries.ts";
import { node } from "#core/fit/arbitraries.ts";
import { podWith } from "#core/kubernetes/arbitraries.ts";
import { fitDocument } from "./fit-document.ts";
import { parseArguments } from "./parse-arguments.ts";
import { profile } from "./profile.ts";
import { render } from "./render.ts";

const document = `version: 1
sdk: "2.12.1"
environments:
  - name: ml
    tasks:
      - name: train
        resources: {cpu: "2", memory: 1Gi}
        overrides:
          - label: heavy
            resources: {cpu: "100", memory: 1Gi}
`;
const nodes = JSON.stringify(nodeList([node({ cpu: "8" }), node({ cpu: "8" })]));

test.each([
  [["fit", "a.yaml", "--cluster", "b.yaml"], { command: "fit", file: "a.yaml", cluster: "b.yaml", format: "text" }],
  [["profile", "a", "b"], { command: "profile", files: ["a", "b"] }],
  [
    ["render", "a.yaml", "--to", "probe-pod", "--cluster=b"],
    { command: "render", file: "a.yaml", to: "probe-pod", cluster: "b" },
  ],
])("CL1: %j is understood", (words, value) => {
  expect(parseArguments(words)).toEqual({ ok: true, value });
});

test.each([
  [["fit", "a.yaml"]],
  [["profile"]],
  [["fit", "a", "--cluster", "b", "--format", "xml"]],
  [["profile", "a", "--cluster", "b"]],
])("CL1: %j is wrong use", (words) => {
  expect(parseArguments(words).ok).toBe(false);
});

test("CL6: fit tells each task in the scheduler's words, and what would make it fit", () => {
  const done = fitDocument(document, { cluster: nodes, format: "text" });
  expect(done.exit).toBe(1);
  expect(done.output.split("\n").filter((line) => line.startsWith("ml/"))).toEqual([
    "ml/train fits on 2 of 2 nodes (on empty nodes)",
    "ml/train/heavy fits nowhere: 0/2 nodes are available: 2 Insufficient cpu. (on empty nodes)",
  ]);
  expect(done.output).toContain("fit.amount");
  expect(done.output).toContain("[Ask for 8 of cpu]");
  const small = fitDocument(document.replace('"100"', '"4"'), { cluster: nodes, format: "json" });
  expect(small.exit).toBe(0);
  expect(JSON.parse(small.output)).toMatchObject([
    {
      address: "ml/train",
      verdict: "fits",
      fitting: 2,
      nodes: 2,
      onEmptyNodes: true,
      qos: { qosClass: "Guaranteed" },
      rooms: [{ perEmptyNode: 4 }],
    },
    { address: "ml/train/heavy", verdict: "fits" },
  ]);
});

test("CL6: what is no cluster, and one without nodes, are said", () => {
  expect(fitDocument(document, { cluster: "{kind: Secret, apiVersion: v1}", format: "text" })).toMatchObject({
    exit: 1,
    problems: expect.stringContaining("cluster: error cluster.secret"),
  });
  expect(fitDocument(document, { cluster: "{version: 1, name: x, pools: []}", format: "text" }).exit).toBe(2);
  expect(fitDocument("environments: [{", { cluster: nodes, format: "text" }).exit).toBe(1);
  expect(fitDocument(document.replace("1Gi}", "4GB}"), { cluster: nodes, format: "text" })).toMatchObject({
    exit: 1,
    output: expect.stringContaining("ml/train no pod is made"),
  });
});

test("CL7: profile puts files together and says what it made of each", () => {
  const pod = { apiVersion: "v1", kind: "Pod", ...podWith({ requests: { cpu: "1" } }, { nodeName: "node-0" }) };
  const done = profile([
    { name: "pods.json", text: JSON.stringify(pod) },
    { name: "nodes.json", text: nodes },
    { name: "flyte.yaml", text: "plugins: {k8s: {default-memory: 2Gi}}\n" },
    { name: "odd.yaml", text: "apiVersion: apps/v1\nkind: Deployment\n" },
  ]);
  expect(done.exit).toBe(1);
  expect(done.output).toContain("name: cluster\n");
  expect(done.output).toContain("default-memory: 2Gi\n");
  expect(done.output).toContain("usage: known\n");
  expect(done.problems).toContain("nodes.json understood 2 nodes in 1 pool\n");
  expect(done.problems).toContain("odd.yaml: error cluster.unknown ");
  expect(fitDocument(document, { cluster: done.output, format: "text" }).output).toContain(
    "ml/train fits on 2 of 2 nodes\n",
  );
});

test("CL7: render writes pods for a cluster", () => {
  const cluster = "plugins: {k8s: {default-cpus: '3'}}\n";
  const asked = { to: "pod", select: "ml/train", cluster } as const;
  expect(render(document.replace('{cpu: "2", memory: 1Gi}', "{}"), asked).output).toContain('cpu: "3"');
  expect(render(document, { ...asked, cluster: "[" }).exit).toBe(1);
});
