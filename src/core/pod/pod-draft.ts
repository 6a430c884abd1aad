import type { Problem } from "#core/problem/problem.ts";
import type { PodOrigin } from "./pod-origin.ts";
import type { Container, PodMetadata, PodSpec, RawContainer } from "./pod-shape.ts";

/** A pod on its way through the executor. `C` is `RawContainer` before Flyte works on the containers. */
export type PodDraft<C extends RawContainer = Container> = {
  readonly spec: PodSpec<C>;
  readonly metadata: PodMetadata;
  /** The name of the container that is the task. */
  readonly primary: string;
  readonly origins: readonly PodOrigin[];
  /** Silent changes that people must know, as notes. */
  readonly notes: readonly Problem[];
};

/** The draft with another spec and further origins. */
export function changed<C extends RawContainer>(
  draft: PodDraft<C>,
  spec: PodSpec<C>,
  origins: readonly PodOrigin[],
): PodDraft<C> {
  return { ...draft, spec, origins: [...draft.origins, ...origins] };
}

/** The position of the task's container, the last one of that name; -1 where there is none. */
export function primaryIndex(draft: PodDraft<RawContainer>): number {
  return draft.spec.containers.findLastIndex((container) => container.name === draft.primary);
}
