import { newestCatalogue, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import type { Problem } from "#core/problem/problem.ts";
import { cpuProblems, memoryProblems, pairLengthProblems, textProblems } from "./field-problems.ts";
import { type ExaminedGpu, examineGpu } from "./gpu-problems.ts";
import type { PyCall } from "./py-value.ts";

/**
 * Everything that `flyte.Resources` would refuse in the known keywords, in its order, then its warnings. Only the first
 * error carries the SDK's words, because the SDK stops there. Unknown keywords are not looked at.
 *
 * @see SPEC S2
 */
export function checkResources(call: PyCall, catalogue: SdkCatalogue = newestCatalogue): readonly Problem[] {
  const examined = examineGpu(call.gpu ?? null, catalogue);
  const problems = [...examined.deviceProblems, ...valueProblems(call, examined)];
  return [...problems.map((problem, index) => (index === 0 ? problem : withoutOrigin(problem))), ...examined.warnings];
}

/** The errors of the known keywords, a device object's aside, in the SDK's order. */
export function valueProblems(call: PyCall, examined: ExaminedGpu): readonly Problem[] {
  const { cpu = null, memory = null, disk = null, shm = null } = call;
  return [
    ...pairLengthProblems("cpu", cpu),
    ...pairLengthProblems("memory", memory),
    ...cpuProblems(cpu),
    ...memoryProblems(memory),
    ...textProblems("disk", disk),
    ...textProblems("shm", shm),
    ...examined.problems,
  ];
}

function withoutOrigin(problem: Problem): Problem {
  const { origin: _, ...rest } = problem;
  return rest;
}
