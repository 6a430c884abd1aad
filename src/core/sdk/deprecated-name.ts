import type { Path, Problem } from "#core/problem/problem.ts";
import { sdkProblem } from "./sdk-problem.ts";

/** The warning about an old spelling that the SDK rewrites (`sdk.accelerator-deprecated`). */
export function deprecatedName(found: string, present: string, path: Path): Problem {
  return sdkProblem("sdk.accelerator-deprecated", `${found} is the old spelling of ${present}. Write ${present}.`, {
    stage: path[0] === "gpu" ? "resources" : "device",
    type: "DeprecationWarning",
    words: `GPU type '${found}' is deprecated, use '${present}' instead.`,
    path,
    severity: "warning",
  });
}
