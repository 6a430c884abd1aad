import { knowsDevice, spellingIn } from "#core/catalog/accelerators.ts";
import { compareReleases } from "#core/catalog/compare-releases.ts";
import { releasesWith, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { buildResources } from "#core/sdk/build-resources.ts";
import { serializeResources } from "#core/sdk/serialize-resources.ts";
import { errorAt } from "./found.ts";

/**
 * What the SDK says of a device object only when the task is sent: that it has no name (`sdk.device-nameless`), that its spelling is
 * old (`sdk.accelerator-deprecated`); and what it does not say: that this release does not know the name, so that the node label
 * carries it as it is (`sdk.device-release`). Paths start at the device. See SPEC S15, C7.
 */
export function checkDeviceSent(gpu: unknown, catalogue: SdkCatalogue): readonly Problem[] {
  if (!isJsonObject(gpu)) return [];
  const built = buildResources({ gpu: gpu as never }, catalogue);
  if (!built.ok) return [];
  const sent = serializeResources(built.value, catalogue);
  const said = sent.ok ? sent.value.warnings : sent.problems;
  const own = said.map(withoutGpu);
  return typeof gpu.device === "string" && own.length === 0 ? checkDeviceRelease(gpu.device, catalogue) : own;
}

/** The SDK's paths start with `gpu`, and so do those of its fixes. */
function withoutGpu(problem: Problem): Problem {
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    changes: fix.changes.map((change) => ({ ...change, path: change.path.slice(1) })),
  }));
  return { ...problem, path: problem.path.slice(1), ...(fixes ? { fixes } : {}) };
}

function checkDeviceRelease(device: string, catalogue: SdkCatalogue): readonly Problem[] {
  if (knowsDevice(catalogue, device)) return [];
  const known = releasesWith((other) => knowsDevice(other, device));
  if (!known) return [];
  const isNewer = (compareReleases(known.first, catalogue.release) ?? 0) > 0;
  const when = isNewer ? `${device} is new in ${known.first}` : `${device} is spelled so up to ${known.last}`;
  const present = spellingIn(catalogue, device);
  const advice = present === undefined ? "" : ` ${catalogue.release} spells it ${present}.`;
  const message = `${when}; ${catalogue.release} would ask for a node with that very label.${advice}`;
  const problem: Problem = { ...errorAt("sdk.device-release", message), severity: "warning" };
  if (present === undefined) return [prefixProblem(["device"], problem)];
  const fixes = [{ label: `Use ${present}`, changes: [{ path: [], value: present }] }];
  return [prefixProblem(["device"], { ...problem, fixes })];
}
