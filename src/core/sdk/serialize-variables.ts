import type { Problem } from "#core/problem/problem.ts";
import { notText, surrogateProblems } from "./proto-text.ts";
import { type PyValue, pyDictOf, pyExpressionOf, pyTypeName } from "./py-value.ts";
import { isFalsy, plainOf, type SdkArgument } from "./sdk-argument.ts";
import { wrongType } from "./setting-problem.ts";

/** A KeyValuePair of the IDL in protobuf JSON: empty texts are absent. */
export type EnvironmentVariable = { readonly key?: string; readonly value?: string };

/** Why environment variables cannot be sent: no dict, or a name or value that is no text (`sdk.setting-type`, `sdk.not-text`). */
export function variablesProblem(variables: SdkArgument): Problem | undefined {
  if (isFalsy(variables)) return undefined;
  const value = plainOf(variables) ?? null;
  const dict = pyDictOf(value);
  if (!dict) {
    const words = `'${pyTypeName(value)}' object is not a mapping`;
    return wrongType("Environment variables are names with values.", { words, path: ["env_vars"], stage: "serialize" });
  }
  return Object.entries(dict)
    .flatMap(([key, item = null]) => [textProblem(key, key), textProblem(item, key)])
    .find((problem) => problem !== undefined);
}

/** Environment variables as messages; of a bytes value the text in it. */
export function variablesMessage(variables: SdkArgument): readonly EnvironmentVariable[] {
  const dict = isFalsy(variables) ? {} : (pyDictOf(plainOf(variables) ?? null) ?? {});
  return Object.entries(dict).map(([key, item = null]) => {
    const value = typeof item === "string" ? item : (bytesText(item) ?? "");
    return { ...(key === "" ? {} : { key }), ...(value === "" ? {} : { value }) };
  });
}

function textProblem(value: PyValue, key: string): Problem | undefined {
  if (value === null || bytesText(value) !== undefined) return undefined;
  if (typeof value === "string") return surrogateProblems(value, ["env_vars", key])[0];
  return notText(value, ["env_vars", key]);
}

function bytesText(value: PyValue): string | undefined {
  return /^b'([ -&(-~]*)'$/.exec(pyExpressionOf(value) ?? "")?.[1];
}
