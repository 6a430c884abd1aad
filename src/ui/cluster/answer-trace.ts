import { shippedProfile } from "#core/cluster/presets.ts";
import { tracePod } from "#core/fit/trace-pod.ts";
import type { TraceAnswer, TraceQuestion } from "./fit-messages.ts";

/** What becomes of a node's values in the pod, now and after a change; pure, so that it can run anywhere. See SPEC RV2. */
export function answerTrace({ document, after, profile = shippedProfile, position }: TraceQuestion): TraceAnswer {
  return {
    kind: "trace",
    now: tracePod(document, profile, position),
    after: after && tracePod(after, profile, position),
  };
}
