import fc from "fast-check";
import { transformWithOxc } from "vite";
import { expect, it } from "vitest";
import { arbDocument, arbDraft, arbText } from "#core/formats/arbitraries.ts";
import { formatTypescriptKey, formatTypescriptText } from "#core/formats/code/format-typescript-text.ts";
import { withRelease } from "#core/formats/code/with-release.ts";
import type { WriteInput } from "#core/formats/writer.ts";
import { typescriptWriter } from "./typescript-writer.ts";

/** What the module exports when it is run. */
async function run(input: WriteInput): Promise<unknown> {
  const { code } = await transformWithOxc(typescriptWriter.write(input).text, "written.ts");
  return new Function(code.replace(/^export const \w+ =/m, "return"))();
}

it("TS1: yields the same document, drafts of any kind included", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(arbDraft, arbDocument), async (document) => {
      const yielded = await run({ document, problems: [], scope: "file" });
      expect(JSON.stringify(yielded)).toBe(JSON.stringify(withRelease(document)));
    }),
  );
});

it("TS1: a scope has only the types that it needs", async () => {
  const document = { environments: [{ name: "a", resources: { cpu: 1 } }] };
  const { text } = typescriptWriter.write({ document, problems: [], scope: "resources", select: { environment: 0 } });
  expect([...text.matchAll(/^type (\w+)/gm)].map((match) => match[1])).toEqual(["Amount", "Device", "Resources"]);
  expect(text.endsWith("export const resources = { cpu: 1 } as const satisfies Resources;\n")).toBe(true);
  const nothing = { document, problems: [], scope: "task", select: { environment: 0, task: 4 } } as const;
  expect(await run(nothing)).toBe(null);
});

it("TS2: a text comes back code unit by code unit from its literal, and is a key", () => {
  fc.assert(
    fc.property(arbText, (text) => {
      expect(new Function(`return ${formatTypescriptText(text)}`)()).toBe(text);
      expect(Object.keys(new Function(`return {${formatTypescriptKey(text)}: 1}`)())).toEqual([text]);
    }),
    { numRuns: 2000 },
  );
});
