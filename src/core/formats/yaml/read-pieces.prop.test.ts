import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbDraft } from "#core/formats/arbitraries.ts";
import { parseYaml } from "./parse-yaml.ts";
import { placedValues } from "./placed-values.ts";
import { readDocument } from "./read-document.ts";
import { type PiecedReading, readPieces } from "./read-pieces.ts";
import type { SourceNode } from "./source-tree.ts";
import { yamlWriter } from "./yaml-writer.ts";

const fixtures = join(import.meta.dirname, "..", "fixtures");
const fixtureTexts = readdirSync(fixtures).map((file) => readFileSync(join(fixtures, file), "utf8"));
const handWritten = [
  "# head\nenvironments:\n- name: a # first\n  # above\n  resources: {cpu: 1, memory: 4Gi} # small\n\n- name: 'b'\n  tasks:\n  - name: t\n    docs: |\n      Two\n      lines.\n\n  - {name: u, retries: 3, }\n# end\n",
  "environments:\r\n    - name: a\r\n      retries: 2.0\r\n      env_vars:\r\n          A: 'x' # why\r\n          B: >-\r\n              folded\r\n              text\r\n      tasks: []\r\n    -\r\n      name: b\r\n      resources:\r\nversion: 1\r\nsdk: 2.12.1\r\n",
  "\uFEFFversion: 1\nenvironments: # all\n  # first\n  - {name: a, tasks: [{name: t}, # one\n    {name: u}]} # two\n  - name: b\n    image:\n    # nothing\n  -   name: b\n      description: 'over\n\n        lines'\n\n\n# after\nother:\n  - 1.0\n",
  "environments:\n  - name: a\n    description: plain text\n      over lines\n    ? long\n    : value\n    list:\n    - - 1\n      - x: 1\n        y: 2\n    - q\n  - docs: |+\n      kept\n\n  - docs: >2\n      two\n    name: c",
  "environments:\n- name: a\n- name: a\n- name: a\n  size: .nan\n- {}\n",
];
const arbText = fc.oneof(
  fc.constantFrom(...fixtureTexts),
  fc.constantFrom(...handWritten),
  arbDraft.map((document) => yamlWriter.write({ document, problems: [], scope: "file" }).text),
);
const arbPiece = fc.constantFrom(
  ..."\"'|>#[]{},:-?&*!%@`~ \n\t\r\u2028".split(""),
  ...[
    "\n- x",
    "\n  - name: z",
    "\n    - y: 1",
    "\n# c",
    "\n  # c",
    "\n---\n",
    "\n...\n",
    "environments:\n",
    "\nversion: 2\n",
  ],
  ...["|\n", ">+\n", "&a ", "*a ", "!!str ", "!x ", "1.0", "\r\n", "\n\n", "    ", "\u{1F600}", "? ", ": ", " #", "- "],
);
/** Text that comes in, characters that go, a line that moves. */
const arbChange = fc.record({
  at: fc.nat(),
  remove: fc.nat({ max: 6 }),
  put: fc.oneof(fc.constant(""), arbPiece),
  line: fc.option(fc.nat(), { freq: 5 }),
});
type Change = { readonly at: number; readonly remove: number; readonly put: string; readonly line: number | null };

function changed(text: string, { at, remove, put, line }: Change): string {
  if (line === null) {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + remove);
  }
  const lines = text.split("\n");
  const from = lines.splice(line % lines.length, 1);
  return lines.toSpliced(at % (lines.length + 1), 0, ...from).join("\n");
}

/** Where lists and objects by lines end says nothing: what counts is where their last value ends. */
function withoutEnds(node: SourceNode): unknown {
  const { range, ...rest } = node;
  const own = node.kind !== "scalar" && node.block ? { ...rest, from: range.from } : { ...rest, range };
  if (node.kind === "list") return { ...own, items: node.items.map(withoutEnds) };
  if (node.kind === "scalar") return own;
  return { ...own, entries: node.entries.map((entry) => ({ ...entry, value: withoutEnds(entry.value) })) };
}

function expectLikeWhole(text: string, pieced: PiecedReading): void {
  const tree = parseYaml(text);
  if (!tree.ok) throw new Error(`The whole text is not read, its pieces are: ${tree.problems[0].message}\n${text}`);
  expect({ ok: true, value: pieced.read }).toEqual(readDocument(tree.value));
  expect(withoutEnds(pieced.tree())).toEqual(withoutEnds(tree.value));
  expect(pieced.places()).toEqual(placedValues(text, tree.value));
  const objects = pieced.read.document.environments ?? [];
  expect(new Set(objects).size).toBe(objects.length);
}

describe("readPieces", () => {
  it("Y16: reads by pieces what people write by lines", () => {
    const pieced = [...fixtureTexts, ...handWritten].map((text) => readPieces(text));
    expect(pieced.filter((one) => one === undefined).length).toBeLessThan(4);
  });

  it("Y16: environments read by themselves are what the whole text says, after any changes", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(arbText, fc.array(arbChange, { maxLength: 5 }), (text, changes) => {
        let before = readPieces(text);
        if (before) expectLikeWhole(text, before);
        let now = text;
        for (const change of changes) {
          now = changed(now, change);
          const pieced = readPieces(now, before);
          if (pieced) expectLikeWhole(now, pieced);
          before = pieced ?? before;
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("Y16: what did not change is not read again, wherever it stands now", () => {
    const text = handWritten[0] ?? "";
    const before = readPieces(text);
    const after = readPieces(text.replace("# head", "# a longer head").replace("cpu: 1", "cpu: 12"), before);
    expect(after?.read.document.environments?.[1]).toBe(before?.read.document.environments?.[1]);
    expect(after?.read.document.environments?.[0]).not.toBe(before?.read.document.environments?.[0]);
  });
});
