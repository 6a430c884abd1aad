import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbDocument } from "./arbitraries.ts";
import { documentJsonSchema } from "./json-schema.ts";
import { documentSchema } from "./schema.ts";

const schema = documentSchema();
const ajv = new Ajv2020({ strict: false });

test("D17: the published JSON Schema is the generated one", async () => {
  const text = `${JSON.stringify(documentJsonSchema(), undefined, 2)}\n`;
  await expect(text).toMatchFileSnapshot("../../../public/schema/resource-document.schema.json");
});

test("D17: what zod accepts, the JSON Schema accepts", () => {
  const validate = ajv.compile(documentJsonSchema());
  const fixtures = [
    {
      version: 1,
      sdk: "2.12.1",
      environments: [
        {
          name: "ml",
          resources: {
            cpu: ["2", 8],
            memory: "8Gi",
            gpu: { device: "A100", quantity: 1, device_class: "GPU", partition: "1g.5gb" },
          },
          env_vars: { A: "b" },
          reusable: { replicas: [1, 2] },
          tasks: [
            {
              name: "train",
              retries: { count: 2 },
              timeout: {},
              overrides: [{ label: "x", reusable: "off", resources: {} }],
            },
          ],
        },
      ],
    },
  ];
  for (const document of fixtures) {
    expect(schema.safeParse(document).success).toBe(true);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  }
  fc.assert(
    fc.property(arbDocument, (draft) => {
      if (!schema.safeParse(draft).success) return;
      expect(validate(draft), JSON.stringify(validate.errors)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("D3: the JSON Schema refuses unknown keys, as zod does", () => {
  const validate = ajv.compile(documentJsonSchema());
  expect(validate({ environments: [{ name: "a", retrys: 1 }] })).toBe(false);
});
