import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { fail, type Path, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";
import { effectiveResources } from "#core/resolve/effective-resources.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import { resourceKeywords, type SdkResources } from "#core/sdk/sdk-resources.ts";
import { type SerializedResources, serializeResources } from "#core/sdk/serialize-resources.ts";

/** What the SDK makes of the resources of a node, and where they stand in the document (`undefined`: there are none). */
export type NodeMessages = {
  readonly path: Path | undefined;
  readonly given: JsonObject;
  readonly resources: SdkResources;
  readonly messages: SerializedResources;
};

/**
 * The resources that a task or override ends up with, as the SDK sends them. Unknown keys are left out, as in code.
 *
 * @returns the messages, or the SDK's first error with its path in the document.
 * @see SPEC F20
 */
export function nodeMessages(document: DocumentDraft, position: NodePosition): Result<NodeMessages> {
  const effective = effectiveResources(document, position);
  const path = effective?.path ?? [];
  const value = effective?.resources ?? {};
  if (!isJsonObject(value)) return fail(notAnObject(path));
  const catalogue = catalogueFor(document.sdk);
  const known = resourceKeywords.filter((keyword) => value[keyword] !== undefined);
  const given: JsonObject = Object.fromEntries(known.map((keyword) => [keyword, value[keyword]]));
  const built = buildResources(given, catalogue);
  if (!built.ok) return failAt(path, built.problems);
  const sent = serializeResources(built.value, catalogue);
  if (!sent.ok) return failAt(path, sent.problems);
  return succeed({ path: effective?.path, given, resources: built.value, messages: sent.value });
}

function failAt(path: Path, problems: readonly [Problem, ...Problem[]]): Result<never> {
  const [first, ...rest] = problems;
  return fail(prefixProblem(path, first), ...rest.map((problem) => prefixProblem(path, problem)));
}

function notAnObject(path: Path): Problem {
  const message = "The resources are not an object. Write keys such as cpu and memory.";
  return { code: "document.type", severity: "error", path, message };
}
