import { expect, test } from "vitest";
import type { Json } from "#core/problem/json.ts";
import { shippedSteps } from "./pod-cells.ts";

function executorSays(resource: "cpu" | "memory", value: Json): string {
  const steps = shippedSteps({ environments: [{ resources: { [resource]: value }, tasks: [{}] }] }, { environment: 0 });
  return "refused" in steps ? steps.refused : steps[resource].executor;
}

test.each([
  ["cpu", ["2", "8"], "unchanged"],
  ["cpu", ["1000m", "2"], "unchanged"],
  ["cpu", ["0.5", 1], "unchanged"],
  ["memory", ["1024Mi", "2Gi"], "unchanged"],
  ["memory", ["0.1Ki", "1Gi"], "unchanged"],
  ["cpu", ["8", "2"], "request lowered"],
  ["memory", ["2Gi", "1024Mi"], "request lowered"],
  ["cpu", "2", "limit from request"],
] as const)("an amount counts, not how it is spelt: %s %j is %s", (resource, value, said) => {
  expect(executorSays(resource, value)).toBe(said);
});
