import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { valueProblems } from "./check-resources.ts";
import { examineGpu } from "./gpu-problems.ts";
import type { PyCall } from "./py-value.ts";
import { sdkProblem } from "./sdk-problem.ts";
import { resourceKeywords, type SdkResources } from "./sdk-resources.ts";

/**
 * `flyte.Resources(**call)`. An object in `gpu` is `flyte.Device(**object)`, or a helper call when it has `helper`.
 *
 * @returns the resources with the SDK's warnings, or the SDK's first error (warnings follow it), its words in `origin`:
 * `sdk.keyword`, `sdk.pair-length`, `sdk.pair-half`, `sdk.cpu-type`, `sdk.cpu-negative`, `sdk.amount-type`,
 * `sdk.gpu-type`, `sdk.gpu-negative`, `sdk.accelerator-unknown`, or one of `buildDevice`.
 * @see SPEC S1-S6; source: flyte 2.12.1, _resources.py:623-654
 */
export function buildResources(call: PyCall, catalogue: SdkCatalogue = newestCatalogue): Result<SdkResources> {
  const examined = examineGpu(call.gpu ?? null, catalogue);
  const surplus = Object.keys(call).find((key) => call[key] !== undefined && !isKeyword(key));
  const [first] = [
    ...examined.deviceProblems,
    ...(surplus === undefined ? [] : [unexpectedKeyword(surplus)]),
    ...valueProblems(call, examined),
  ];
  if (first) return fail(first, ...examined.warnings);
  return succeed({
    cpu: call.cpu ?? null,
    memory: call.memory ?? null,
    gpu: examined.gpu,
    disk: call.disk ?? null,
    shm: call.shm ?? null,
    warnings: examined.warnings,
  });
}

function isKeyword(key: string): boolean {
  return resourceKeywords.some((keyword) => keyword === key);
}

function unexpectedKeyword(key: string): Problem {
  const message = `Resources have no key ${JSON.stringify(key)}. Keys are: ${resourceKeywords.join(", ")}.`;
  const words = `Resources.__init__() got an unexpected keyword argument '${key}'`;
  return sdkProblem("sdk.keyword", message, { stage: "resources", type: "TypeError", words, path: [key] });
}
