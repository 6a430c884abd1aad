import type { DocumentDraft } from "#core/document/draft.ts";
import { isLink, readLink } from "#core/formats/link/read-link.ts";
import type { Read } from "#core/formats/reader.ts";
import { jsonReader } from "#core/formats/yaml/json-reader.ts";
import { yamlReader } from "#core/formats/yaml/yaml-reader.ts";
import type { Result } from "#core/problem/problem.ts";

/** Reads a document from a link, JSON or YAML, whichever the text looks like. */
export function readText(text: string): Result<Read> {
  if (isLink(text)) return readLink(text);
  const reader = jsonReader.looksLike(text) ? jsonReader : yamlReader;
  return reader.read(text);
}

/** What a document holds, in a sentence: `2 environments, 3 tasks, 1 override`. */
export function summarize(document: DocumentDraft): string {
  const tasks = document.environments.flatMap((environment) => environment.tasks ?? []);
  const overrides = tasks.flatMap((task) => task.overrides ?? []);
  const parts = [
    counted(document.environments.length, "environment"),
    counted(tasks.length, "task"),
    counted(overrides.length, "override"),
  ];
  return `Found ${parts.join(", ")}.`;
}

/** The line, from 0, of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
