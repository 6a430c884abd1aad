import type { JsonObject } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";

/**
 * One thing that would have to be otherwise for a pod to fit. The problem starts at the document and may have fixes;
 * `configuration` is what `plugins.k8s` would have to say instead, whole keys of it.
 */
export type Remedy = {
  readonly problem: Problem;
  readonly configuration?: JsonObject;
  /** How much of what was asked is given up, in thousandths, where an amount is lowered. */
  readonly loss: number;
};

/** Whether a remedy is in the hands of who writes the task, or of who configures Flyte. */
export function isOurs({ problem, configuration }: Remedy): boolean {
  return (problem.fixes ?? []).length > 0 || configuration !== undefined;
}
