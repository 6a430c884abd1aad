import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SourceFile } from "#core/formats/source-contract.ts";
import { problemsOf } from "#ui/document/derive.ts";
import { documentStore, redo, setFieldOfNode, startWith, undo } from "#ui/document/document-store.ts";
import { keyOf } from "#ui/document/node-key.ts";
import { unknownOf } from "#ui/document/unknown-values.ts";
import { answerSource } from "./answer-source.ts";
import type { AskSource, SourceQuestion } from "./source-messages.ts";
import { createSourceSession, type SourceSession } from "./source-session.ts";
import { sourceStore } from "./source-store.ts";

const yaml = `# ours
environments:
  - name: ml
    resources: {cpu: "2", memory: 4Gi} # small
    tasks:
      - name: train
`;

const python = `import os
import flyte

MEM = "4Gi"
a = flyte.TaskEnvironment(name=os.getenv("NAME"), resources=flyte.Resources(cpu=1, memory=MEM))
b = flyte.TaskEnvironment(name="b", resources=flyte.Resources(cpu=1, memory=MEM))
`;

let session: SourceSession;
let asked: SourceQuestion[] = [];
let id = 0;

const newId = () => {
  id += 1;
  return id;
};

const ask = (async (question: SourceQuestion) => {
  asked.push(question);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return answerSource(question);
}) as AskSource;

beforeEach(() => {
  vi.useFakeTimers();
  startWith({ environments: [{ name: "mine" }] }, { id: "first", name: "My document" });
  sourceStore.setState({ attached: undefined, offer: undefined, detached: undefined });
  asked = [];
  session = createSourceSession({ ask, newId });
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

function attach(name: string, text: string): void {
  const opened = newId();
  const answer = answerSource({ kind: "open", id: opened, files: [{ name, text }] });
  if (answer.kind !== "opened") throw new Error(JSON.stringify(answer));
  session.attach({ id: opened, reading: answer.reading }, name);
}

const attached = () => sourceStore.getState().attached;
const textNow = () => attached()?.files[0]?.text;
const environment = (at = 0) => documentStore.getState().document.environments[at];

function set(at: number, keys: readonly string[], value: string): void {
  const node = environment(at);
  if (node) setFieldOfNode(keyOf(node), keys, value);
}

const settled = () => vi.advanceTimersByTimeAsync(1000);

test("SR1: a change of the form comes into the text, and nothing else changes in it", async () => {
  attach("ml.yaml", yaml);
  expect(textNow()).toBe(yaml);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  expect(textNow()).toBe(yaml.replace("4Gi", "8Gi"));
  set(0, ["resources", "memory"], "4Gi");
  await settled();
  expect(textNow()).toBe(yaml);
});

test("SR1: only the newest of many changes is asked about while an answer is on its way", async () => {
  attach("ml.yaml", yaml);
  for (const text of ["5Gi", "6Gi", "7Gi", "8Gi"]) set(0, ["resources", "memory"], text);
  await settled();
  expect(asked.filter(({ kind }) => kind === "edit")).toHaveLength(2);
  expect(textNow()).toContain("memory: 8Gi");
});

test("SR2: opening is one step; undo leaves the source, redo comes back to it", async () => {
  attach("ml.yaml", yaml);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  undo();
  await settled();
  expect(textNow()).toBe(yaml);
  undo();
  expect(attached()).toBeUndefined();
  expect(environment()?.name).toBe("mine");
  redo();
  redo();
  await settled();
  expect(textNow()).toBe(yaml.replace("4Gi", "8Gi"));
});

test("SR2: detaching is a step too", async () => {
  attach("ml.yaml", yaml);
  session.detach("ml.yaml");
  expect(attached()).toBeUndefined();
  expect(sourceStore.getState().detached).toBe("ml.yaml");
  expect(environment()?.name).toBe("ml");
  set(0, ["resources", "memory"], "8Gi");
  expect(attached()).toBeUndefined();
  undo();
  undo();
  expect(textNow()).toBe(yaml);
});

test("SR2: what was typed and could not be read yet is there again when the source is attached again", async () => {
  attach("ml.yaml", yaml);
  const broken = yaml.replace('{cpu: "2"', '{cpu: "2');
  session.type(0, broken);
  await settled();
  session.detach("ml.yaml");
  undo();
  await settled();
  expect(textNow()).toBe(broken);
  expect(attached()?.broken).toBeDefined();
});

test("SR3: what is typed beside the values stays when an earlier change of the form is undone, and redone", async () => {
  attach("ml.yaml", yaml);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  session.type(0, `${textNow()}# typed\n`);
  await settled();
  undo();
  await settled();
  expect(textNow()).toBe(`${yaml}# typed\n`);
  redo();
  await settled();
  expect(textNow()).toBe(`${yaml.replace("4Gi", "8Gi")}# typed\n`);
  undo();
  undo();
  expect(attached()).toBeUndefined();
});

test("SR2: another document that is opened is in no source", () => {
  attach("ml.yaml", yaml);
  startWith({ environments: [] }, { id: "other", name: "Other" });
  expect(attached()).toBeUndefined();
});

test("SR3: what is typed changes the form, as one step, and nodes stay the same ones", async () => {
  attach("ml.yaml", yaml);
  const node = environment();
  const key = node && keyOf(node);
  session.type(0, yaml.replace("4Gi", "16Gi"));
  expect(textNow()).toContain("16Gi");
  await settled();
  expect(environment()?.resources).toEqual({ cpu: "2", memory: "16Gi" });
  const now = environment();
  expect(now && keyOf(now)).toBe(key);
  undo();
  await settled();
  expect(textNow()).toBe(yaml);
  expect(environment()?.resources).toEqual({ cpu: "2", memory: "4Gi" });
});

test("SR3: a comment that is typed is no step, and the form goes on from it", async () => {
  attach("ml.yaml", yaml);
  const { past, document } = documentStore.getState();
  session.type(0, yaml.replace("# ours", "# ours and theirs"));
  await settled();
  expect(documentStore.getState().past).toBe(past);
  expect(documentStore.getState().document).toBe(document);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  expect(textNow()).toBe(yaml.replace("# ours", "# ours and theirs").replace("4Gi", "8Gi"));
  expect(attached()?.base.original).toEqual([{ name: "ml.yaml", text: yaml }] satisfies readonly SourceFile[]);
});

test("SR4: while the text is broken the form stays; what it changes meanwhile is in the text when that is mended", async () => {
  attach("ml.yaml", yaml);
  const broken = yaml.replace("name: train", "name: [train");
  session.type(0, broken);
  await settled();
  expect(attached()?.broken?.[0]?.line).toBeGreaterThan(5);
  expect(environment()?.tasks).toEqual([expect.objectContaining({ name: "train" })]);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  expect(textNow()).toBe(broken);
  session.type(0, yaml.replace("name: train", "name: trained"));
  await settled();
  expect(attached()?.broken).toBeUndefined();
  expect(textNow()).toBe(yaml.replace("name: train", "name: trained").replace("4Gi", "8Gi"));
  expect(environment()).toMatchObject({ resources: { memory: "8Gi" }, tasks: [{ name: "trained" }] });
});

test("SR4: a change of the form that is still on its way survives what is typed at the same moment", async () => {
  attach("ml.yaml", yaml);
  set(0, ["resources", "memory"], "8Gi");
  session.type(0, yaml.replace("# ours", "# mine"));
  await settled();
  expect(textNow()).toBe(yaml.replace("# ours", "# mine").replace("4Gi", "8Gi"));
});

test("SR5: what only a run knows has no problem, and follows its node", () => {
  attach("train.py", python);
  const { document } = documentStore.getState();
  expect(unknownOf(document).map(({ path, line }) => [path, line])).toEqual([[["environments", 0, "name"], 5]]);
  expect(problemsOf(document).filter(({ path }) => path.at(-1) === "name")).toEqual([]);
});

test("SR6: a constant that spells more values is offered to be changed everywhere", async () => {
  attach("train.py", python);
  set(1, ["resources", "memory"], "8Gi");
  expect(sourceStore.getState().offer).toEqual({
    name: "MEM",
    line: 4,
    value: "8Gi",
    changed: "b:resources.memory",
    named: ["#0:resources.memory"],
    others: [["environments", 0, "resources", "memory"]],
  });
  await settled();
  expect(textNow()).toBe(python.replace(/memory=MEM\)\)\n$/, 'memory="8Gi"))\n'));
  set(0, ["resources", "memory"], "8Gi");
  expect(sourceStore.getState().offer).toBeUndefined();
  await settled();
  expect(textNow()).toBe(python.replace('MEM = "4Gi"', 'MEM = "8Gi"'));
});

test("SR7: a source that was kept comes back with its document, with what was typed and could not be read", async () => {
  attach("ml.yaml", yaml);
  set(0, ["resources", "memory"], "8Gi");
  await settled();
  const { document, entry, past } = documentStore.getState();
  const steps = session.steps();
  expect(steps).toEqual({ past: 1, future: 0 });
  session.stop();
  startWith(structuredClone(document), entry);
  sourceStore.setState({ attached: undefined });
  session = createSourceSession({ ask, newId });
  const files = [{ name: "ml.yaml", text: yaml }];
  const restored = session.restore({ original: files, files, ...steps });
  await settled();
  await restored;
  expect(textNow()).toBe(yaml.replace("4Gi", "8Gi"));
  // The steps come later than the document: only one of the two is in the source.
  documentStore.setState({ past });
  undo();
  await settled();
  expect(textNow()).toBe(yaml);
  undo();
  expect(attached()).toBeUndefined();
});
