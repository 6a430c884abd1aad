import type { Reader } from "#core/formats/reader.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readDocument } from "./read-document.ts";

/** Reads a document from YAML 1.2. Codes: those of `parseYaml` and `readDocument`. See SPEC Y6–Y10. */
export const yamlReader: Reader = {
  id: "yaml",
  label: "YAML",
  looksLike: (text) => /^["']?environments["']?\s*:/m.test(text),
  read: (text) => {
    const tree = parseYaml(text);
    return tree.ok ? readDocument(tree.value) : tree;
  },
};
