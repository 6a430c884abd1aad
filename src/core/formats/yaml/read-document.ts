import type { DocumentDraft } from "#core/document/draft.ts";
import type { Read } from "#core/formats/reader.ts";
import type { Path, Problem, Result } from "#core/problem/problem.ts";
import { plainData, type SourceNode } from "./source-tree.ts";

const levels = ["environments", "tasks", "overrides"] as const;
const singular = { environments: "environment", tasks: "task", overrides: "override" } as const;

/**
 * A document out of a source tree. Judges the structure only: an object with a list of environments, whose tasks and overrides
 * are lists of objects. Values are the schema's to judge. Codes: `document.shape`, `document.newer-version` and those of
 * `plainData`; a tree with an error is refused as a whole, so that nothing is lost: the text is still the caller's.
 *
 * @see SPEC Y6–Y9
 */
export function readDocument(root: SourceNode): Result<Read> {
  const newer = newerVersion(root);
  const shape = newer.length > 0 ? newer : checkNode(root, []);
  const data = plainData(root);
  const all = [...shape, ...data.problems];
  const [first, ...others] = all.filter((problem) => problem.severity === "error");
  if (first) return { ok: false, problems: [first, ...others] };
  // The structure was checked above: environments, tasks and overrides are lists of objects.
  return { ok: true, value: { document: data.value as DocumentDraft, kept: [], problems: all } };
}

function newerVersion(root: SourceNode): readonly Problem[] {
  if (root.kind !== "map") return [];
  const version = root.entries.find((entry) => entry.key === "version")?.value;
  if (version?.kind !== "scalar" || typeof version.value !== "number" || version.value <= 1) return [];
  const message = `This document has version ${version.source ?? version.value}; this page knows version 1. Open it with a newer release of the page.`;
  return [{ code: "document.newer-version", severity: "error", path: ["version"], message, range: version.range }];
}

/** A node: the document (at level 0), an environment, a task, an override. Its own list is looked into. */
function checkNode(node: SourceNode, path: Path): readonly Problem[] {
  const level = path.length / 2;
  const above = levels[level - 1];
  if (node.kind !== "map") {
    return [
      shape(
        node,
        path,
        above ? `Each ${singular[above]} is an object` : "A document is an object with a list `environments`",
      ),
    ];
  }
  const key = levels[level];
  if (key === undefined) return [];
  const lists = node.entries.filter((entry) => entry.key === key);
  if (lists.length === 0 && level === 0) {
    return [shape(node, path, "A document has a list `environments`", "there is none")];
  }
  return lists.flatMap(({ value }) => checkList(value, [...path, key], key));
}

function checkList(node: SourceNode, path: Path, key: string): readonly Problem[] {
  if (node.kind !== "list") return [shape(node, path, `\`${key}\` is a list of objects`)];
  return node.items.flatMap((item, index) => checkNode(item, [...path, index]));
}

function shape(node: SourceNode, path: Path, rule: string, found = `found ${kindOf(node)}`): Problem {
  const message = `${rule}; ${found}.`;
  return { code: "document.shape", severity: "error", path, message, range: node.range };
}

function kindOf(node: SourceNode): string {
  if (node.kind === "list") return "a list";
  if (node.kind === "map") return "an object";
  if (node.value === null) return "nothing";
  return typeof node.value === "string" ? "text" : `${node.value}`;
}
