import { compareReleases } from "#core/catalog/compare-releases.ts";
import { releaseDifferences } from "#core/catalog/release-differences.ts";
import {
  catalogueFor,
  catalogueReleases,
  newestCatalogue,
  releasesWith,
  type SdkCatalogue,
} from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { type Check, errorAt } from "./found.ts";

/** The call of the SDK whose keywords the keys of a node are. */
export type Owner = "TaskEnvironment" | "TaskEnvironment.task" | "TaskTemplate.override";

type Place = { readonly key: string; readonly owner: Owner; readonly catalogue: SdkCatalogue };

/** The SDK's objects that values with keys become. */
const objects: Readonly<Record<string, string>> = {
  cache: "Cache",
  retries: "RetryStrategy",
  reusable: "ReusePolicy",
  timeout: "Timeout",
};

/**
 * The keys that newer releases take and this one does not: the key of the node, and the keys of the object that stands there. Error
 * `document.release-key` with Python's words. See SPEC D18.
 */
export function checkReleaseKeys({ key, owner, catalogue }: Place, value: unknown): readonly Problem[] {
  if (catalogue === newestCatalogue || value === undefined) return [];
  const own = missing(owner, key, catalogue);
  if (own) return [own];
  const inner = Object.hasOwn(objects, key) ? objects[key] : undefined;
  if (inner === undefined || !isJsonObject(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const problem = missing(inner, name, catalogue);
    return problem ? [prefixProblem([name], problem)] : [];
  });
}

function missing(owner: string, key: string, catalogue: SdkCatalogue): Problem | undefined {
  const has = (one: SdkCatalogue) => one.fields[owner]?.includes(key) === true;
  if (has(catalogue) || !has(newestCatalogue)) return undefined;
  const first = releasesWith(has)?.first;
  const message = `${catalogue.release} does not take ${key}; ${first} does. Remove it, or choose a newer release.`;
  const words = `${owner}${owner.includes(".") ? "" : ".__init__"}() got an unexpected keyword argument '${key}'`;
  return {
    ...errorAt("document.release-key", message, { type: "TypeError", message: words }),
    fixes: [{ label: `Remove ${key}`, changes: [{ path: [] }] }],
  };
}

/**
 * The release of a document: its form (`document.sdk`), whether it has a catalogue of its own (`document.release-unlisted`, a note),
 * and what an older release than 2.9.0 does otherwise than the rules here (`document.release-older`, a note). See SPEC C1, D18.
 */
export const checkDocumentRelease: Check = (value) => {
  if (typeof value !== "string" || compareReleases(value, value) === undefined) {
    return [errorAt("document.sdk", 'The SDK is a Flyte release in quotes, such as "2.12.1".')];
  }
  const used = catalogueFor(value).release;
  const unlisted = `What ${value} knows has not been recorded; the rules and names of ${used} are used.`;
  const differences = releaseDifferences.filter(({ since }) => (compareReleases(value, since) ?? 0) < 0);
  const older = `The rules here are exact from 2.9.0 on. Differences of ${value}: ${differences.map(({ before }) => before).join("; ")}.`;
  return [
    ...(catalogueReleases.includes(value) ? [] : [note("document.release-unlisted", unlisted)]),
    ...(differences.length > 0 ? [note("document.release-older", older)] : []),
  ];
};

function note(code: "document.release-unlisted" | "document.release-older", message: string): Problem {
  return { ...errorAt(code, message), severity: "note" };
}
