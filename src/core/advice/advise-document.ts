import type { DocumentDraft, EnvironmentDraft, NodePosition } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import { adviseAccelerator } from "./advise-accelerator.ts";
import { adviseDropped } from "./advise-dropped.ts";
import { adviseKept } from "./advise-kept.ts";

/**
 * What the programs accept and people regret: warnings and notes of ours about how the levels meet. Paths and fixes start at the
 * document. An environment that is the same object, and clones the same objects, is not looked at again. See SPEC AV1, AV2.
 */
export function adviseDocument(document: DocumentDraft): readonly Problem[] {
  return document.environments.flatMap((environment, position) => adviseEnvironment(document, environment, position));
}

type Advised = {
  readonly sources: readonly EnvironmentDraft[];
  readonly position: number;
  readonly sdk: Json | undefined;
  readonly problems: readonly Problem[];
};

const advised = new WeakMap<EnvironmentDraft, Advised>();

function adviseEnvironment(
  document: DocumentDraft,
  environment: EnvironmentDraft,
  position: number,
): readonly Problem[] {
  const sources = sourcesOf(document, environment);
  const known = advised.get(environment);
  const same = known?.sources.length === sources.length && known.sources.every((one, index) => one === sources[index]);
  if (known && same && known.position === position && known.sdk === document.sdk) return known.problems;
  const problems = [{ environment: position }, ...positionsIn(environment, position)].flatMap((at: NodePosition) => [
    ...adviseAccelerator(document, at),
    ...(at.task === undefined ? [] : [...adviseDropped(document, at), ...adviseKept(document, at)]),
  ]);
  advised.set(environment, { sources, position, sdk: document.sdk, problems });
  return problems;
}

/** The environments that an environment clones, the nearest first. */
function sourcesOf(document: DocumentDraft, environment: EnvironmentDraft): readonly EnvironmentDraft[] {
  const sources: EnvironmentDraft[] = [];
  let at: EnvironmentDraft | undefined = environment;
  while (at && typeof at.clone_of === "string") {
    const name: string = at.clone_of;
    at = document.environments.find((other) => other.name === name);
    if (!at || sources.includes(at)) return sources;
    sources.push(at);
  }
  return sources;
}

function positionsIn({ tasks = [] }: EnvironmentDraft, environment: number): readonly NodePosition[] {
  return tasks.flatMap(({ overrides = [] }, task) => [
    { environment, task },
    ...overrides.map((_, override) => ({ environment, task, override })),
  ]);
}
