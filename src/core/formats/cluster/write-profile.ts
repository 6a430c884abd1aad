import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { writeCode } from "#core/formats/code/code-writer.ts";
import { type PlaceAt, putPod } from "#core/formats/pod/put-pod.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";

/** A cluster profile as block YAML, its keys in the order in which they are. Unknown keys are written, too. @see SPEC CP14 */
export function writeProfile(profile: ClusterProfile): string {
  // A profile is JSON: `readProfile` has accepted it, or it was made from what it accepts.
  return writeCode("  ", (out) => putPod(out, profile as JsonObject as Json, nowhere)).text;
}

const nowhere: PlaceAt = () => ({ isRuntime: false, source: undefined, note: undefined });
