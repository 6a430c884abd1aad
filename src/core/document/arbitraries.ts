import fc from "fast-check";
import { catalogueReleases } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft } from "./draft.ts";

const name = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "a/b", "a:b", "#0", " a", "toString", "__proto__", "constructor") },
  { weight: 1, arbitrary: fc.constantFrom(null, 5, true) },
);
const amount = fc.constantFrom(
  "1",
  "500m",
  "2Gi",
  2,
  0.5,
  "abc",
  "4GB",
  "",
  null,
  true,
  ["1", "2"],
  ["2", "1"],
  [1],
  [],
);
const gpu = fc.constantFrom(
  0,
  1,
  -1,
  "A100:2",
  "T4",
  "V5P:4",
  "A100_80G:2",
  "A100 80G:2",
  { device: "A100", quantity: 1, device_class: "GPU" },
  { device: "A100_80G", quantity: 1, device_class: "GPU" },
  { device: "RTX PRO 6000", quantity: 1, device_class: "GPU" },
  [],
  null,
  1.5,
);
const resources = fc.oneof(
  fc.record({ cpu: amount, memory: amount, gpu, disk: amount, shm: amount }, { requiredKeys: [] }),
  fc.constantFrom(null, {}, "abc", []),
);
const leaf = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(0, 1, "auto", "off", { replicas: 2 }, { count: 1 }),
);
const extra = { retries: leaf, timeout: leaf, cache: leaf, env_vars: leaf, secrets: leaf, reusable: leaf, extra: leaf };
const override = fc.record({ label: name, resources, ...extra }, { requiredKeys: [] });
const task = fc.record(
  { name, resources, overrides: fc.array(override, { maxLength: 3 }), async: leaf, docs: leaf, ...extra },
  { requiredKeys: [] },
);
const environment = fc.record(
  { name, clone_of: name, resources, depends_on: leaf, tasks: fc.array(task, { maxLength: 3 }), image: leaf, ...extra },
  { requiredKeys: [] },
);

/** Documents as people can bring them: right, wrong, half typed, with hostile names. The structure alone is certain. */
export const arbDocument: fc.Arbitrary<DocumentDraft> = fc
  .record(
    {
      version: leaf,
      sdk: fc.oneof(leaf, fc.constantFrom(...catalogueReleases, "2.10.0")),
      environments: fc.array(environment, { maxLength: 4 }),
    },
    { requiredKeys: ["environments"] },
  )
  .map((draft) => JSON.parse(JSON.stringify(draft), keepSafe) as DocumentDraft);

/** Whole numbers beyond 2^53 do not exist in a document: readers keep them as text. */
function keepSafe(_key: string, value: unknown): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;
}
