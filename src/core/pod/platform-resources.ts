import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { readJsonQuantity } from "#core/quantity/read-json-quantity.ts";
import type { Amounts } from "./resource-entries.ts";

/** Amounts of the section `task_resources` of Flyte's configuration. */
type PlatformAmounts = {
  readonly cpu?: string | number;
  readonly memory?: string | number;
  readonly gpu?: string | number;
  readonly ephemeralStorage?: string | number;
};

/** Defaults and limits of the platform. */
export type PlatformSettings = { readonly defaults?: PlatformAmounts; readonly limits?: PlatformAmounts };

/**
 * What becomes of them. `v2`: nothing reads them. `sparse`: only the amounts that are given exist. `propeller`: as in
 * Flyte 1, all four always exist, 0 where they are not given.
 */
export type PlatformMode = "v2" | "sparse" | "propeller";

/** What the platform gives and allows, by resource name. */
export type PlatformResources = { readonly requests: Amounts; readonly limits: Amounts };

const names = { cpu: "cpu", memory: "memory", gpu: "nvidia.com/gpu", ephemeralStorage: "ephemeral-storage" } as const;
const keys = ["cpu", "memory", "gpu", "ephemeralStorage"] as const;

/**
 * The defaults and limits that hold for the containers of a task. The GPU is always `nvidia.com/gpu`.
 *
 * @returns the amounts, or `pod.platform-amount`; paths begin with `defaults` or `limits`.
 * @see SPEC P14; source: Flyte 1 flytepropeller taskexec_context.go; executor/pkg/plugin/task_exec_metadata.go:293-295
 */
export function platformResources(
  settings: PlatformSettings = {},
  mode: PlatformMode = "v2",
): Result<PlatformResources> {
  if (mode === "v2") return succeed({ requests: new Map(), limits: new Map() });
  const problems: Problem[] = [];
  const requests = amountsOf("defaults", settings.defaults ?? {}, { mode, problems });
  const limits = amountsOf("limits", settings.limits ?? {}, { mode, problems });
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : succeed({ requests, limits });
}

function amountsOf(
  part: "defaults" | "limits",
  amounts: PlatformAmounts,
  { mode, problems }: { readonly mode: PlatformMode; readonly problems: Problem[] },
): Amounts {
  const read = keys.flatMap((key) => {
    const given = amounts[key] ?? (mode === "propeller" ? "0" : undefined);
    if (given === undefined) return [];
    const quantity = readJsonQuantity(JSON.stringify(given));
    if (quantity.ok) return [[names[key], quantity.value] as const];
    problems.push({
      code: "pod.platform-amount",
      severity: "error",
      path: [part, key],
      message: `The platform's ${part} say ${JSON.stringify(given)} for ${key}, which is no quantity. Write an amount such as 500m or 1.5Gi.`,
    });
    return [];
  });
  return new Map(read);
}
