import type { Path, Problem, Severity } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";

/**
 * Where in the SDK: making a device, `Resources` or another setting, the four calls that make environments and tasks, turning
 * things into messages.
 */
export type SdkStage =
  | "device"
  | "resources"
  | "setting"
  | "environment"
  | "clone"
  | "decorator"
  | "override"
  | "serialize";

/** The SDK's exception and its words. `type` is Python's exception type. */
export type SdkWords = { readonly stage: SdkStage; readonly type: string; readonly words: string };

/** A problem with the SDK's words as its origin; `message` is ours. */
export function sdkProblem(
  code: ProblemCode,
  message: string,
  options: SdkWords & { readonly path?: Path; readonly severity?: Severity },
): Problem {
  const { stage, type, words, path = [], severity = "error" } = options;
  return { code, severity, path, message, origin: { program: "flyte", stage, type, message: words } };
}

/** A ValueError of the SDK, its most frequent exception. */
export function valueError(
  code: ProblemCode,
  message: string,
  options: { readonly stage: SdkStage; readonly words: string; readonly path?: Path },
): Problem {
  return sdkProblem(code, message, { ...options, type: "ValueError" });
}
