import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { nodeList, profiles } from "#core/cluster/arbitraries.ts";
import { mergeIntoProfile } from "#core/cluster/merge-into-profile.ts";
import { shippedProfile } from "#core/cluster/presets.ts";
import { nodeWith } from "#core/kubernetes/arbitraries.ts";
import { blankBulk } from "./blank-bulk.ts";
import { readClusterText } from "./read-cluster-text.ts";
import { writeProfile } from "./write-profile.ts";

const list = nodeList([nodeWith("", { cpu: "8" }), nodeWith("", { cpu: "4" })]);

describe("CP9: texts", () => {
  test("JSON, YAML, flow YAML and several documents give the same", () => {
    const wanted = readClusterText(JSON.stringify(list)).parts;
    expect(wanted).toMatchObject([{ kind: "pools", pools: [{ count: 1 }, { count: 1 }] }]);
    expect(readClusterText(stringify(list)).parts).toEqual(wanted);
    expect(readClusterText(`\uFEFF${JSON.stringify(list)}`).parts).toEqual(wanted);
    expect(readClusterText("{version: 1, name: x, pools: []}").parts).toMatchObject([{ kind: "profile" }]);
    const both = `${stringify(list)}---\nplugins: {k8s: {default-cpus: "2"}}\n`;
    expect(readClusterText(both).parts.map(({ kind }) => kind)).toEqual(["pools", "configuration"]);
    const stream = `${JSON.stringify(list, undefined, 2)}\n${JSON.stringify(list, undefined, 2)}\n`;
    expect(readClusterText(stream).parts).toMatchObject([{ pools: [{ count: 2 }, { count: 2 }] }]);
  });

  test("files in ConfigMaps may have templates of Helm in them", () => {
    const file = 'plugins:\n  k8s:\n    default-cpus: "2"\n    default-labels: {a: {{ .Release.Name }}}\n';
    const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "c" }, data: { "k8s.yaml": file } };
    expect(readClusterText(stringify(map)).parts).toMatchObject([{ k8sPlugin: { "default-cpus": "2" } }]);
  });

  test("broken text is a problem with its line", () => {
    const cut = JSON.stringify(list, undefined, 2).slice(0, -10);
    const [problem] = readClusterText(cut).problems;
    expect(problem).toMatchObject({ code: "document.json-syntax", message: expect.stringMatching(/^Line \d+:/) });
    expect(problem?.range).toBeDefined();
    const [yaml] = readClusterText("kind: Node\n  a: [1\n").problems;
    expect(yaml).toMatchObject({ code: "document.yaml-syntax", range: expect.anything() });
    expect(readClusterText(" \n").problems.map(({ code }) => code)).toEqual(["cluster.unknown"]);
  });

  test("20 MB of nodes are read in a few seconds", () => {
    const filler = Array.from({ length: 135 }, (_, at) => ({
      names: [`registry.example.org/image-${at}:tag`],
      sizeBytes: at,
    }));
    const nodes = Array.from({ length: 2500 }, (_, at) => {
      const node = nodeWith("", { cpu: String(1 + (at % 50)), pods: "110" });
      return { ...node, status: { ...(node.status as object), images: filler } };
    });
    const text = JSON.stringify(nodeList(nodes));
    expect(text.length).toBeGreaterThan(20e6);
    const started = performance.now();
    expect(readClusterText(text).parts).toMatchObject([{ pools: { length: 50 } }]);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  test("images and managed fields in YAML become blanks, all else keeps its place", () => {
    const status = {
      allocatable: { cpu: "8" },
      images: [{ names: ["a", "b"], sizeBytes: 1 }],
      nodeInfo: { kubeletVersion: "v1.33.0" },
    };
    const node = {
      apiVersion: "v1",
      kind: "Node",
      metadata: { managedFields: [{ manager: "x", fieldsV1: { "f:a": {} } }], name: "n" },
      status,
    };
    for (const indentSeq of [true, false]) {
      const text = stringify({ kind: "List", apiVersion: "v1", items: [node, node] }, { indentSeq });
      const blanked = blankBulk(text);
      expect(blanked).toHaveLength(text.length);
      const lean = parse(blanked);
      const left = { ...node, metadata: { managedFields: null, name: "n" }, status: { ...status, images: null } };
      expect(lean.items).toEqual([left, left]);
      expect(readClusterText(blanked).parts).toEqual(readClusterText(text).parts);
    }
  });

  test("no text makes the reader throw, nor a right one with a character less", () => {
    fc.assert(fc.property(fc.string(), (text) => void readClusterText(text)));
    const text = JSON.stringify(list);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => void readClusterText(text.slice(0, at) + text.slice(at + 1))),
    );
  });
});

test("CP14: a profile that is written is read back as it was", () => {
  fc.assert(
    fc.property(profiles, (profile) => {
      const { parts } = readClusterText(writeProfile(profile));
      expect(mergeIntoProfile(shippedProfile, parts).profile).toEqual(profile);
    }),
    { numRuns: 50 },
  );
});
