import type { JsonObject } from "#core/problem/json.ts";
import { comparedPart } from "./not-compared.ts";

/** One recorded case: what went in, what the real program answered. */
export type RecordedCase = {
  readonly id: string;
  readonly input: unknown;
  readonly expected: unknown;
  /** All keys of the entry, for the suites that have more, such as `compare`. */
  readonly entry: JsonObject;
};

/** What our code answers for a case, and what was expected. `not-compared.ts` cuts both down to what is compared. */
export type Compared = { readonly expected: unknown; readonly actual: unknown };

/** A suite of recorded cases. Without `compare` it is not built yet. */
export type Suite = {
  readonly name: string;
  /** Reads the cases below the folder of recorded files. Throws when a file is missing or broken. */
  readonly read: (folder: string) => readonly RecordedCase[];
  readonly compare?: (recorded: RecordedCase) => Compared;
  /** A suite that is built in part: which inputs are. Goes when the suite is whole. */
  readonly isBuilt?: (input: unknown) => boolean;
};

/** Our answer and the expected one, without what is not compared. `undefined` for a suite that is not built. */
export function comparedCase(suite: Suite, recorded: RecordedCase): Compared | undefined {
  const compared = suite.compare?.(recorded);
  if (!compared) return undefined;
  const how = recorded.entry.compare;
  return {
    expected: comparedPart(suite.name, compared.expected, how),
    actual: comparedPart(suite.name, compared.actual, how),
  };
}
