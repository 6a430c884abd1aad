import type { DocumentDraft } from "#core/document/draft.ts";

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

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
