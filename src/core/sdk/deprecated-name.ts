import type { Path, Problem } from "#core/problem/problem.ts";
import { sdkProblem } from "./sdk-problem.ts";

/** The warning about an old spelling that the SDK rewrites (`sdk.accelerator-deprecated`), with the present one as its fix. */
export function deprecatedName(
  { found, present, value = present }: { readonly found: string; readonly present: string; readonly value?: string },
  path: Path,
): Problem {
  const warning = sdkProblem(
    "sdk.accelerator-deprecated",
    `${found} is the old spelling of ${present}. Write ${present}.`,
    {
      stage: path[0] === "gpu" ? "resources" : "device",
      type: "DeprecationWarning",
      words: `GPU type '${found}' is deprecated, use '${present}' instead.`,
      path,
      severity: "warning",
    },
  );
  return { ...warning, fixes: [{ label: `Use ${value}`, changes: [{ path, value }] }] };
}
