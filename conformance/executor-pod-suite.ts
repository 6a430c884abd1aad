import type { TaskTemplate } from "#core/pod/task-template.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { comparablePod } from "./comparable-pod.ts";
import { executorAnswer } from "./executor-answer.ts";
import { casesOf } from "./read-cases.ts";
import type { Suite } from "./suite.ts";

const name = "executor/pod";

/** A task template → the pod that the executor creates, or its exact error. */
export const executorPod: Suite = {
  name,
  read: casesOf(name),
  isBuilt: isBuiltInput,
  compare: ({ input, expected }) => {
    const { task, attempt } = isJsonObject(input) ? input : {};
    const answer = executorAnswer(isJsonObject(task) ? (task as TaskTemplate) : {}, Number(attempt ?? 1));
    return { expected: comparable(expected), actual: comparable(answer) };
  },
};

/** Container tasks with the shipped configuration are built; configurations, platforms, runs and templates are not. */
function isBuiltInput(input: unknown): boolean {
  if (!isJsonObject(input) || !isJsonObject(input.task)) return false;
  const unbuilt = ["k8sPlugin", "cluster", "platform", "platformMode", "run"];
  const unbuiltInTask = ["podTemplate", "podTemplateName"];
  const { task } = input;
  return !unbuilt.some((key) => key in input) && !unbuiltInTask.some((key) => key in task);
}

function comparable(answer: unknown): unknown {
  return isJsonObject(answer) ? { ...answer, pod: comparablePod(answer.pod) } : answer;
}
