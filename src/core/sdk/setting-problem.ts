import type { Path, Problem } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";
import { type SdkStage, sdkProblem } from "./sdk-problem.ts";

/** What the SDK says of a setting: its words, the exception (ValueError where none is named), where. */
export type Refusal = {
  readonly words: string;
  readonly type?: string;
  readonly path?: Path;
  readonly stage?: SdkStage;
};

/** A problem of a setting with the SDK's words; `message` is ours. */
export function refused(code: ProblemCode, message: string, refusal: Refusal): Problem {
  const { words, type = "ValueError", path = [], stage = "setting" } = refusal;
  return sdkProblem(code, message, { stage, type, words, path });
}

/** Python's own words about a missing method of a value of the wrong type (`sdk.setting-type`). */
export function wrongType(message: string, refusal: Refusal): Problem {
  return refused("sdk.setting-type", message, { type: "TypeError", ...refusal });
}
