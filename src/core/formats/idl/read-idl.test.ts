import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentDraft } from "#core/document/draft.ts";
import { arbDocument } from "#core/formats/arbitraries.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import { idlWriter } from "./idl-writer.ts";
import { openIdl } from "./read-idl.ts";

function opened(text: string) {
  const source = openIdl([{ name: "m.json", text }]);
  if (!source.ok) throw new Error(source.problems[0].message);
  return source.value;
}

const written = (document: DocumentDraft) => idlWriter.write({ document, problems: [], scope: "file" }).text;

/** The messages in their order; one that was refused says nothing when it is read. */
function messagesOf(text: string): readonly unknown[] {
  return Object.values(JSON.parse(text) as object).map((message: unknown) => message ?? {});
}

const fixtures = join(import.meta.dirname, "..", "fixtures");

describe("openIdl", () => {
  it.each(readdirSync(fixtures))("SO9: what is written of %s is read, and written again the same", (file) => {
    const read = yamlReader.read(readFileSync(join(fixtures, file), "utf8"));
    if (!read.ok) throw new Error(read.problems[0].message);
    const text = written({ ...read.value.document, sdk: "2.12.1" });
    const { reading } = opened(text);
    expect(messagesOf(written(reading.document))).toEqual(messagesOf(text));
    expect(reading.kept.every(({ reason }) => reason.includes("refused"))).toBe(true);
  });

  it("SO9: so is any document", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbDocument, (document) => {
        const text = written(document);
        const { reading } = opened(text);
        expect(messagesOf(written(reading.document))).toEqual(messagesOf(text));
      }),
    );
  });

  it("SO9: addresses become environments, tasks and overrides", () => {
    const message = { resources: { requests: [{ name: "CPU", value: "2" }], limits: [{ name: "CPU", value: "4" }] } };
    const text = JSON.stringify({
      "ml/train": message,
      "ml/train/big": message,
      "#2/#1": {},
      "ml/test": null,
      what: 1,
    });
    const { reading, edit } = opened(text);
    const resources = { cpu: ["2", "4"] };
    expect(reading.document.environments[0]).toEqual({
      name: "ml",
      tasks: [{ name: "train", resources, overrides: [{ label: "big", resources }] }, { name: "test" }],
    });
    expect(reading.document.environments).toHaveLength(3);
    expect(reading.kept.map(({ text: words }) => words)).toEqual(["null", '"what":1']);
    expect(reading.places.find(({ path }) => path.includes("cpu") && path.at(-1) === 1)?.path).toEqual([
      "environments",
      0,
      "tasks",
      0,
      "resources",
      "cpu",
      1,
    ]);
    expect(reading.editable).toBe(false);
    expect(edit(reading.document).refused.map(({ code }) => code)).toEqual(["source.read-only"]);
  });

  it("SO9: one message is an environment; names of protobuf and of Python are read", () => {
    const text = `{"resources": {"requests": [{"name": 2, "value": "8"}, {"name": "EPHEMERAL_STORAGE", "value": "9Gi"}]},
      "extended_resources": {"gpu_accelerator": {"device": "nvidia-tesla-a100", "device_class": "NVIDIA_GPU"},
      "shared_memory": {"mount_path": "/dev/shm", "mount_name": "flyte-shm"}}}`;
    const { document, kept } = opened(text).reading;
    expect(document.environments).toEqual([
      { name: "imported", resources: { gpu: "A100:8", disk: "9Gi", shm: "auto" } },
    ]);
    expect(kept).toEqual([]);
  });

  it("SO9: what flyte.Resources cannot say is kept, with a reason", () => {
    const text = JSON.stringify({
      resources: {
        requests: [
          { name: "STORAGE", value: "1" },
          { name: "CPU", value: "1" },
          { name: "CPU", value: "2" },
        ],
        limits: [
          { name: "MEMORY", value: "1Gi" },
          { name: "GPU", value: "1" },
        ],
        other: 1,
      },
      extendedResources: { gpuAccelerator: { device: "x", unpartitioned: true }, sharedMemory: { mountPath: "/x" } },
    });
    const { document, kept } = opened(text).reading;
    expect(document.environments).toEqual([{ name: "imported", resources: { cpu: "1" } }]);
    expect(kept.map(({ text: words }) => words)).toEqual([
      '{"name":"STORAGE","value":"1"}',
      '{"name":"CPU","value":"2"}',
      '"1Gi"',
      '"1"',
      '"other":1',
      '{"device":"x","unpartitioned":true}',
      '{"mountPath":"/x"}',
    ]);
  });

  it("SO8: what is no message is said", () => {
    const codes = (...texts: string[]) => {
      const source = openIdl(texts.map((text) => ({ name: "", text })));
      return source.ok ? [] : source.problems.map(({ code }) => code);
    };
    expect(codes("[]")).toEqual(["source.unknown"]);
    expect(codes("{")).toEqual(["document.json-syntax"]);
    expect(codes("{}", "{}")).toEqual(["source.files"]);
    fc.assert(fc.property(fc.json(), (text) => void openIdl([{ name: "", text }])));
  });
});
