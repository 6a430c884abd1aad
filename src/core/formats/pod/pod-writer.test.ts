import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { DocumentDraft } from "#core/document/draft.ts";
import { arbDocument, arbDraft } from "#core/formats/arbitraries.ts";
import type { WriteInput } from "#core/formats/writer.ts";
import { buildPod } from "#core/pod/build-pod.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { nodeTask } from "#core/pod/node-task.ts";
import { shippedConfiguration } from "#core/pod/pod-configuration.ts";
import { podWriter } from "./pod-writer.ts";

const document: DocumentDraft = {
  environments: [
    {
      name: "ml",
      image: "ghcr.io/acme/app:1",
      env_vars: { A: "yes", B: "" },
      service_account: "trainer",
      resources: { cpu: ["500m", 2], memory: ["8Gi", "2Gi"] },
      tasks: [
        {
          name: "train_model",
          resources: { gpu: "A100:2", shm: "auto" },
          overrides: [{ label: "bad", resources: { memory: "4GB" } }],
        },
        { name: "small", pod_template: "team" },
      ],
    },
  ],
};

function write(input: Partial<WriteInput>) {
  return podWriter.write({ document, problems: [], scope: "file", ...input });
}

describe("F22: what is in the pod", () => {
  const { text } = write({ scope: "task", select: { environment: 0, task: 0 } });

  test("the name is that of the environment made for the task's resources", () => {
    expect(text).toContain("task-name: ml-train-model.train_model\n");
    expect(text).toContain("serviceAccountName: trainer\n");
    expect(text).toContain('image: "ghcr.io/acme/app:1"\n');
  });

  test("F23: comments tell what the run sets and what was filled in", () => {
    expect(text).toContain("name: r1-a0-0 # set by the run\n");
    expect(text).toContain("memory: 1Gi # the executor's default-memory\n");
    expect(write({}).text).toContain("memory: 2Gi # lowered from 8Gi to the limit\n");
  });

  test("an image that the document does not name is the run's", () => {
    const bare = write({ document: { environments: [{ name: "a", tasks: [{ name: "t" }] }] } });
    expect(bare.text).toContain('image: "<image of the run>" # set by the run\n');
    const image = bare.tokens.find((token) => token.text.includes("image of the run"));
    expect(image?.runtime).toBe(true);
  });
});

test("F24: one document per task and override, a refused one is a comment and a problem", () => {
  const { text, problems } = write({});
  expect(text.split("---\n").map((part) => part.split("\n", 1)[0])).toEqual([
    "# ml/train_model",
    "# ml/train_model/bad",
    "# ml/small",
  ]);
  const memory = ["environments", 0, "tasks", 0, "overrides", 0, "resources", "memory"];
  expect(problems.map(({ code, severity, path }) => [code, severity, path])).toEqual([
    ["pod.amount", "error", memory],
    ["pod.template", "note", ["environments", 0, "tasks", 1, "pod_template"]],
  ]);
  const known = [{ code: "quantity.syntax", severity: "error", path: memory, message: "" }] as const;
  expect(write({ problems: known }).problems.map((problem) => problem.code)).toEqual(["pod.template"]);
});

test("F20: marks name the values where they are defined", () => {
  const { text, marks } = write({ scope: "task", select: { environment: 0, task: 1 } });
  const lines = text.split("\n");
  const marked = marks
    .filter((mark) => mark.path.includes("memory"))
    .map((mark) => [lines[mark.from]?.trim(), mark.path]);
  expect(marked).toEqual([
    ["memory: 2Gi", ["environments", 0, "resources", "memory", 1]],
    ["memory: 2Gi # lowered from 8Gi to the limit", ["environments", 0, "resources", "memory", 0]],
  ]);
});

test("F1-F3, F23: any document: tokens are the text, and each pod reads back as it was built", () => {
  fc.assert(
    fc.property(fc.oneof(arbDraft, arbDocument), (draft) => {
      const written = write({ document: draft });
      expect(written.tokens.map((token) => token.text).join("")).toBe(written.text);
      for (const mark of written.marks) expect(mark.to).toBeLessThan(written.text.split("\n").length - 1);
      for (const [environment, { tasks = [] }] of draft.environments.entries()) {
        for (const task of tasks.keys()) expectReadsBack(draft, environment, task);
      }
    }),
    { numRuns: 50 },
  );
});

function expectReadsBack(draft: DocumentDraft, environment: number, task: number): void {
  const select = { environment, task };
  const { text } = write({ document: draft, scope: "task", select });
  const messages = nodeMessages(draft, select);
  if (!messages.ok) return;
  const node = nodeTask(draft, select, messages.value);
  const built = buildPod({ task: node.task, identity: node.identity, configuration: shippedConfiguration });
  if (!built.ok) return;
  const [read] = parseAllDocuments(text, { version: "1.2" });
  expect(read && "errors" in read ? read.errors : []).toEqual([]);
  expect(read && "toJS" in read ? read.toJS() : undefined).toEqual(JSON.parse(JSON.stringify(built.value.pod)));
}
