import { readFileSync } from "node:fs";
import { join } from "node:path";
import { newestCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import type { PyCall } from "#core/sdk/py-value.ts";
import { deviceOf, normalizedDevice, normalizedResources } from "#core/sdk/sdk-resources.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";
import { parseExactNumbers } from "./exact-numbers.ts";
import { casesIn } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "sdk/resources";

/** A `Resources(...)` call → what the SDK makes of it, or its first error. */
export const sdkResources: Suite = {
  name,
  read: (folder) => casesIn(parseExactNumbers(readFileSync(join(folder, `${name}.json`), "utf8")), name),
  compare: ({ input, expected }) => ({
    expected,
    actual: answer(isJsonObject(input) ? input : {}),
  }),
};

function answer(call: PyCall): JsonObject {
  const built = buildResources(call);
  if (!built.ok) return { ...refused(built.problems), normalized: null, device: null };
  const device = deviceOf(built.value, newestCatalogue);
  const made = { normalized: normalizedResources(built.value), device: device ? normalizedDevice(device) : null };
  const sent = serializeResources(built.value);
  const logged = built.value.warnings.length > 0;
  if (!sent.ok) return { ...refused([...sent.problems, ...built.value.warnings]), ...made };
  return {
    ok: true,
    error: null,
    error_type: null,
    stage: null,
    warnings: logged || sent.value.warnings.length > 0 ? ["logged"] : [],
    resources_proto: sent.value.resources ?? null,
    extended_proto: sent.value.extendedResources ?? null,
    ...made,
  };
}

function refused(problems: readonly Problem[]): JsonObject {
  const origin = problems[0]?.origin;
  return {
    ok: false,
    error: origin?.message ?? null,
    error_type: origin?.type ?? null,
    stage: origin?.stage ?? null,
    warnings: problems.some((problem) => problem.severity === "warning") ? ["logged"] : [],
    resources_proto: null,
    extended_proto: null,
  };
}
