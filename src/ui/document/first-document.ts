import type { DocumentDraft } from "#core/document/draft.ts";

/** What a first visit shows: the environment of the Flyte user guide's page on resources. */
export const firstDocument: DocumentDraft = {
  version: 1,
  sdk: "2.12.1",
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" },
      tasks: [{ name: "train_model" }],
    },
  ],
};
