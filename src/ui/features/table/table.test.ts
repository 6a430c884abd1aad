import { expect, test } from "vitest";
import { documentProblems } from "#core/advice/document-problems.ts";
import type { DocumentDraft } from "#core/document/draft.ts";
import { withKeys } from "#ui/document/node-key.ts";
import { applyFilter, parseFilter } from "./filter-terms.ts";
import { sortEntries } from "./sort-entries.ts";
import { tableEntries } from "./table-entries.ts";
import { emptyEnvironments, tableRows } from "./table-rows.ts";
import { totalsOf } from "./totals.ts";

const draft: DocumentDraft = withKeys({
  version: 1,
  environments: [
    {
      name: "ml-training",
      resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" },
      tasks: [
        {
          name: "train_model",
          overrides: [
            { label: "heavy", resources: { cpu: ["4", "12"], memory: "48Gi", disk: "80Gi" } },
            { label: "same" },
          ],
        },
        { name: "evaluate", resources: { cpu: 4, memory: "16Gi", gpu: "L4:1", shm: "auto" } },
      ],
    },
    { name: "serving", resources: { cpu: ["2", "4"], memory: "4GB", gpu: 1 }, tasks: [{ name: "embed" }] },
    {
      name: "reports",
      tasks: [{ name: "daily_report" }, { name: "clean_up", resources: { cpu: "250m", memory: "512Mi" } }],
    },
    { name: "later", resources: { cpu: "1" } },
  ],
});
const entriesOf = (document: DocumentDraft) =>
  tableEntries(tableRows(document), documentProblems(document), new WeakMap());
const entries = entriesOf(draft);
const names = (of: typeof entries) => of.map(({ row }) => row.name).join(" ");

test("TB1: one row a task and override, with the resources it ends up with", () => {
  expect(names(entries)).toBe("train_model heavy same evaluate embed daily_report clean_up");
  const [train, heavy, same] = entries.map(({ row }) => row);
  expect([train?.own, heavy?.own, same?.own]).toEqual([false, true, false]);
  expect(same?.cpu).toBe(same && train && same.cpu);
  expect(same?.home).toEqual(["environments", 0, "resources"]);
  expect(heavy?.accelerator).toBeUndefined();
  expect(emptyEnvironments(draft)).toEqual(["later"]);
});

test("TB1: rows that did not change are the same objects", () => {
  const [first, ...others] = draft.environments;
  const changed = {
    ...draft,
    environments: [first, ...others.map((one) => ({ ...one, image: "x" }))],
  } as DocumentDraft;
  expect(tableRows(changed).every((row, at) => row === entries[at]?.row)).toBe(true);
  const renamed = {
    ...draft,
    environments: draft.environments.map((one, at) => (at === 2 ? { ...one, name: "r" } : one)),
  };
  expect(tableRows(renamed).map((row, at) => row === entries[at]?.row)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("TB2: what is no amount is kept as typed, with the reason; a number is written as Python writes it", () => {
  const embed = entries[4]?.row;
  expect(embed?.memory).toMatchObject({ kind: "wrong", text: "4GB", reason: expect.stringContaining("4Gi") });
  expect(entries[3]?.row.cpu).toMatchObject({ kind: "set", text: "4" });
  expect(entries[0]?.row.cpu).toMatchObject({ kind: "set", text: "2 → 8" });
  expect(entries[3]?.row.shm).toEqual({ kind: "auto" });
});

test("TB3: a problem of inherited resources is the row's, and leads to where they stand", () => {
  expect(entries[4]?.problem).toMatchObject({
    severity: "error",
    words: "“4GB” is no quantity",
    path: ["environments", 1, "resources", "memory"],
  });
  expect(entries[1]?.problem?.words).toBe("drops gpu and shm");
});

test.each([
  ["cpu", "ascending", "clean_up daily_report train_model same embed heavy evaluate"],
  ["cpu", "descending", "heavy evaluate train_model same embed daily_report clean_up"],
  ["memory", "ascending", "clean_up daily_report train_model same evaluate heavy embed"],
  ["memory", "descending", "heavy evaluate train_model same daily_report clean_up embed"],
  ["problems", "ascending", "embed heavy"],
  ["task", "ascending", "clean_up daily_report embed evaluate train_model heavy same"],
] as const)("TB4: sorted by %s, %s", (column, direction, expected) => {
  expect(names(sortEntries(entries, { column, direction })).startsWith(expected)).toBe(true);
});

test.each([
  ["", "train_model heavy same evaluate embed daily_report clean_up"],
  ["gpu", "train_model same evaluate embed"],
  ["GPU a100", "train_model same"],
  ["a100", "train_model same"],
  ["gpu:l4", "evaluate"],
  [">=16Gi", "heavy evaluate"],
  [">8Gi <48Gi", "evaluate"],
  ["cpu>2", "heavy evaluate"],
  ["cpu<=250m", "clean_up"],
  [">=4", "heavy evaluate"],
  ["memory=1Gi", "daily_report"],
  ["mem<1Gi", "clean_up"],
  ["gpu>=2", "train_model same"],
  ["env:serv", "embed"],
  ["env:ml override", "heavy same"],
  ["problems", "heavy evaluate embed"],
  ["errors", "embed"],
  ["own", "heavy evaluate clean_up"],
  ["unset", "daily_report"],
  ["disk>60Gi", "heavy"],
  ['"train_model"', "train_model heavy same"],
])("TB5: the filter %s keeps %s", (text, expected) => {
  const filtered = applyFilter(entries, parseFilter(text));
  expect(filtered.wrong).toEqual([]);
  expect(names(filtered.entries)).toBe(expected);
});

test("TB5: the part that removes the last row is named, and one that cannot be used is left out", () => {
  expect(applyFilter(entries, parseFilter("gpu h100 cpu>1")).emptiedBy).toEqual({ text: "h100", before: 4 });
  const wrong = applyFilter(entries, parseFilter("gpu >=16GB speed>2 cpu>"));
  expect(names(wrong.entries)).toBe("train_model same evaluate embed");
  expect(wrong.wrong.map((said) => said.split(":")[1]?.split(".")[0])).toEqual([
    " 16GB is no quantity",
    " only cpu, memory, disk, shm, gpu, nodes can be compared",
    " an amount is missing",
  ]);
});

test("TB6: totals are exact, count the defaults, and name what they leave out", () => {
  expect(totalsOf(entries)).toEqual({
    cpu: "15.25 cores",
    memory: "81.5Gi",
    disk: "180Gi",
    shm: "16Gi",
    accelerators: "4 A100, 1 L4, 1 GPU",
    without: ["memory without embed"],
  });
});
