import type { DocumentDraft, NodePosition } from "./draft.ts";

/** The positions of a scope that run as pods: tasks and their overrides, or the selected one alone. */
export function runnablePositions(
  document: DocumentDraft,
  environments: readonly number[] = document.environments.map((_, index) => index),
): readonly NodePosition[] {
  return environments.flatMap((environment) =>
    (document.environments[environment]?.tasks ?? []).flatMap((draft, task) => [
      { environment, task },
      ...(draft.overrides ?? []).map((_, override) => ({ environment, task, override })),
    ]),
  );
}
