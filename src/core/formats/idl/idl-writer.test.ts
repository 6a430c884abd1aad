import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAddress } from "#core/document/address.ts";
import { type DocumentDraft, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { arbDocument, arbDraft } from "#core/formats/arbitraries.ts";
import type { WriteInput } from "#core/formats/writer.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { idlWriter } from "./idl-writer.ts";

const document: DocumentDraft = {
  environments: [
    {
      name: "ml",
      resources: { cpu: [1, 2], gpu: "T4:1", colour: "red" },
      tasks: [
        { name: "a", overrides: [{ label: "none", resources: {} }] },
        { name: "b", resources: { gpu: "T5:1" } },
      ],
    },
  ],
};

function write(input: Partial<WriteInput>) {
  return idlWriter.write({ document, problems: [], scope: "file", ...input });
}

describe("F21: IDL as protobuf JSON", () => {
  const inherited = {
    resources: {
      requests: [
        { name: "CPU", value: "1" },
        { name: "GPU", value: "1" },
      ],
      limits: [{ name: "CPU", value: "2" }],
    },
    extendedResources: { gpuAccelerator: { device: "nvidia-tesla-t4" } },
  };

  test("a file by address; refused resources are null and a problem", () => {
    const { text, problems } = write({});
    expect(JSON.parse(text)).toEqual({ "ml/a": inherited, "ml/a/none": {}, "ml/b": null });
    expect(problems).toMatchObject([
      { code: "sdk.accelerator-unknown", path: ["environments", 0, "tasks", 1, "resources", "gpu"] },
    ]);
  });

  test("a selected node alone", () => {
    for (const scope of ["task", "environment", "resources"] as const) {
      const select = scope === "task" ? { environment: 0, task: 0 } : { environment: 0 };
      expect(JSON.parse(write({ scope, select }).text)).toEqual(inherited);
    }
  });

  test("values know where they are defined", () => {
    const { tokens } = write({ scope: "task", select: { environment: 0, task: 0 } });
    const limit = tokens.find((token) => token.text === '"2"');
    expect(limit?.path).toEqual(["environments", 0, "resources", "cpu", 1]);
  });
});

test("F1-F3, F21: any document: tokens are the text, which is JSON with an entry for every task and override", () => {
  fc.assert(
    fc.property(fc.oneof(arbDraft, arbDocument), (draft) => {
      const written = write({ document: draft });
      expect(written.tokens.map((token) => token.text).join("")).toBe(written.text);
      const parsed = JSON.parse(written.text);
      for (const position of runnablePositions(draft)) {
        const address = formatAddress(draft, nodePath(position));
        expect(Object.hasOwn(parsed, address), address).toBe(true);
        if (!nodeMessages(draft, position).ok) expect(parsed[address]).toBeNull();
      }
    }),
    { numRuns: 50 },
  );
});
