import type { Reader } from "#core/formats/reader.ts";
import { parseJson } from "./parse-json.ts";
import { readDocument } from "./read-document.ts";

/** Reads a document from JSON. Codes: `document.json-syntax` and those of `readDocument`. See SPEC Y6–Y10. */
export const jsonReader: Reader = {
  id: "json",
  label: "JSON",
  looksLike: (text) => /^\uFEFF?\s*\{/.test(text) && text.includes('"environments"'),
  read: (text) => {
    const tree = parseJson(text);
    return tree.ok ? readDocument(tree.value) : tree;
  },
};
