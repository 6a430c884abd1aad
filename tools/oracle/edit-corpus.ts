// Edits the recorded Python modules in place, one change a file, and writes beside each what was asked. `check_edits.py` loads them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { decodeSource, encodeSource } from "#core/formats/source/decode-source.ts";
import { openPython } from "#core/formats/source/open-python.ts";
import type { OpenSource } from "#core/formats/source-contract.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { type Change, changesOf, inside } from "./corpus-changes.ts";

const corpus = "conformance/recorded/python-corpus";
const seed = Number(process.env.ORACLE_SEED ?? 20_261_124);
/** At most so many changes a file. */
const most = Math.ceil(Number(process.env.ORACLE_RUNS ?? 200) / 4);
const out = process.argv[2] ?? "build/oracle-edits";

rmSync(out, { recursive: true, force: true });
const refused = new Map<string, number>();
for (const file of readdirSync(corpus).filter((name) => name.endsWith(".py"))) editFile(file);
writeFileSync(join(out, "refused.json"), JSON.stringify(Object.fromEntries(refused)));

function editFile(file: string): void {
  const expected = JSON.parse(readFileSync(join(corpus, file.replace(/\.py$/, ".expected.json")), "utf8"));
  if (!expected.executable || expected.syntax_error !== null || expected.load_error !== null) return;
  const bytes = readFileSync(join(corpus, file));
  const decoded = decodeSource(bytes, file);
  if (!decoded.ok) throw new Error(decoded.problems[0].message);
  const source = openPython([{ name: file, ...decoded.value }]);
  if (!source.ok) throw new Error(source.problems[0].message);
  const { text, encoding } = decoded.value;
  const folder = join(out, file.replace(/\.py$/, ""));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "before.py"), bytes);
  const written = sampleOf(changesOf(source.value.reading.document, seed)).flatMap((change) => {
    const { edits, refused: problems } = source.value.edit(change.wanted);
    // The code cannot always stand in another order.
    if (change.how === "move" && edits.flat().length === 0) return [];
    const edited = encodeSource(applyEdits(text, edits[0] ?? []), encoding);
    const problem = problems[0] ?? (edited.ok ? undefined : edited.problems[0]);
    if (problem) {
      const why = `${problem.code}: ${change.how} ${change.kind} ${change.keys.join(".")}`;
      refused.set(why, (refused.get(why) ?? 0) + 1);
      return [];
    }
    return [{ change, edited: edited.ok ? edited.value : bytes }];
  });
  for (const [index, { edited }] of written.entries()) writeFileSync(join(folder, `${index}.py`), edited);
  writeFileSync(
    join(folder, "changes.json"),
    JSON.stringify(written.map(({ change }) => asked(change, source.value, text))),
  );
}

function asked({ how, kind, node, keys, value }: Change, { reading }: OpenSource, text: string) {
  const place = reading.places.find(({ path }) => JSON.stringify(path) === JSON.stringify(node))?.place;
  const starts = lineStarts(text);
  const lines = place ? [lineOf(starts, place.from), lineOf(starts, Math.max(place.from, place.to - 1))] : null;
  const found = node.reduce<Json | undefined>(inside, reading.document);
  const name = isJsonObject(found) ? (found.name ?? null) : null;
  return { how, kind, node, keys, value: value ?? null, lines, name };
}

/** At most so many changes of a file, in their order: the same ones for a seed. */
function sampleOf(items: readonly Change[]): readonly Change[] {
  if (items.length <= most) return items;
  const [some] = fc.sample(fc.subarray([...items], { minLength: most, maxLength: most }), { seed, numRuns: 1 });
  return some ?? [];
}
