import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { isZero, type Quantity } from "#core/quantity/quantity.ts";
import type { ResourceEntry, ResourcesMessage } from "#core/sdk/serialize-resources.ts";

/** Amounts of a container by resource name, as the executor reads them from the template. */
export type Amounts = ReadonlyMap<string, Quantity>;

const resourceNames: { readonly [entry in ResourceEntry["name"]]?: string } = {
  CPU: "cpu",
  MEMORY: "memory",
  GPU: "gpu",
  EPHEMERAL_STORAGE: "ephemeral-storage",
};

const fields: { readonly [entry in ResourceEntry["name"]]?: string } = {
  CPU: "cpu",
  MEMORY: "memory",
  GPU: "gpu",
  EPHEMERAL_STORAGE: "disk",
};

/**
 * Reads the entries of a template: zeros are dropped, of repeated names the last that is not zero counts, STORAGE and
 * UNKNOWN are read and ignored.
 *
 * @returns requests and limits, or `pod.amount` with the executor's words, which name neither the key nor the amount.
 * The path is the key of Resources, with 0 or 1 for a half of a pair.
 * @see SPEC P1, P2; source: flytek8s/utils.go:25-59, executor/pkg/plugin/task_exec_metadata.go:248-251
 */
export function readEntries(
  message: ResourcesMessage | undefined,
): Result<{ readonly requests: Amounts; readonly limits: Amounts }> {
  const problems = [
    ...(message?.requests ?? []).flatMap((entry) => entryProblems(entry, "request", message)),
    ...(message?.limits ?? []).flatMap((entry) => entryProblems(entry, "limit", message)),
  ];
  const [first, ...rest] = problems;
  if (first) return fail(first, ...rest);
  return succeed({ requests: amountsOf(message?.requests), limits: amountsOf(message?.limits) });
}

function amountsOf(entries: readonly ResourceEntry[] = []): Amounts {
  const amounts = new Map<string, Quantity>();
  for (const entry of entries) {
    const name = resourceNames[entry.name];
    const quantity = parseQuantity(entry.value ?? "");
    if (name !== undefined && quantity.ok && !isZero(quantity.value)) amounts.set(name, quantity.value);
  }
  return amounts;
}

function entryProblems(
  entry: ResourceEntry,
  role: "request" | "limit",
  message: ResourcesMessage | undefined,
): readonly Problem[] {
  const text = entry.value ?? "";
  const quantity = parseQuantity(text);
  if (quantity.ok) return [];
  const field = fields[entry.name];
  const isPair = (message?.limits ?? []).some((limit) => limit.name === entry.name);
  const half = isPair ? [role === "request" ? 0 : 1] : [];
  const found = text === "" ? "empty" : JSON.stringify(text);
  return [
    {
      code: "pod.amount",
      severity: "error",
      path: field === undefined ? [] : [field, ...half],
      message: `The ${role} of ${field ?? entry.name} is ${found}, which is no quantity, so the task fails before it starts. Write an amount such as 500m or 1.5Gi.`,
      origin: {
        program: "executor",
        stage: "build",
        type: "BadTaskSpecification",
        message: "[BadTaskSpecification] resource requirements not found for container task, required!",
      },
    },
  ];
}
