import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { pythonWriter } from "#core/formats/python/python-writer.ts";
import type { Json } from "#core/problem/json.ts";

/** The exact Python of an accelerator, from the writer itself: `gpu="A100:2"`. */
export function pythonLiteral(catalogue: SdkCatalogue, value: Json): string {
  const document = { sdk: catalogue.release, environments: [{ resources: { gpu: value } }] };
  const { text } = pythonWriter.write({ document, problems: [], scope: "resources", select: { environment: 0 } });
  return text
    .trim()
    .replace(/^flyte\.Resources\(\s*/, "")
    .replace(/,?\s*\)$/, "")
    .replace(/\n {4}/g, "\n");
}
