import type { Path } from "#core/problem/problem.ts";
import { type PodOrigin, prefixOrigins } from "./pod-origin.ts";
import type { Pod } from "./pod-shape.ts";
import type { TaskTemplate } from "./task-template.ts";

const container = ["spec", "containers", 0] as const;

/** Who decided about the values of a pod; `resources` are the origins of the container's amounts. See SPEC P13. */
export function podOrigins(pod: Pod, task: TaskTemplate, resources: readonly PodOrigin[]): readonly PodOrigin[] {
  const ownVariables = (task.env ?? []).length;
  return [
    executor(["apiVersion"], "every pod"),
    executor(["kind"], "every pod"),
    ...metadataOrigins(),
    fromRun([...container, "name"], "P11", "the pod's name"),
    ...["image", "command", "args"].map((key) => fromTask([...container, key])),
    ...pod.spec.containers[0].env.map((_, index) => {
      const path = [...container, "env", index];
      return index < ownVariables ? fromTask(path) : fromRun(path, "P10", "added to every container");
    }),
    ...prefixOrigins([...container, "resources"], resources),
    fromResources([...container, "volumeMounts"], "shm", "P9", "shared memory"),
    fromResources(["spec", "volumes"], "shm", "P9", "shared memory"),
    executor([...container, "terminationMessagePolicy"], "every task"),
    executor([...container, "readinessProbe"], "debugging"),
    executor(["spec", "restartPolicy"], "retries are new pods"),
    executor(["spec", "enableServiceLinks"], "always off"),
    fromTask(["spec", "serviceAccountName"]),
    executor(["spec", "affinity"], "always there, empty without demands"),
    fromResources(["spec", "affinity", "nodeAffinity"], "gpu", "P8", "nodes with this accelerator"),
    fromResources(["spec", "tolerations"], "gpu", "P8", "nodes with this accelerator"),
  ];
}

function metadataOrigins(): readonly PodOrigin[] {
  const slices = ["metadata", "labels", "platform.union.ai/gpu-partition-slices"];
  return [
    fromRun(["metadata"], "P11", "the run's"),
    fromTask(["metadata", "labels", "task-name"]),
    fromResources(slices, "gpu", "P12", "the slices of the MIG partition"),
    {
      path: ["metadata", "annotations"],
      from: "configuration",
      key: "default-annotations",
      rule: "P11",
      note: "every pod",
    },
    fromRun(["metadata", "annotations", "primary_container_name"], "P11", "the pod's name"),
  ];
}

function executor(path: Path, note: string): PodOrigin {
  return { path, from: "executor", rule: "P3", note };
}

function fromRun(path: Path, rule: string, note: string): PodOrigin {
  return { path, from: "run", rule, note };
}

function fromTask(path: Path): PodOrigin {
  return { path, from: "task", rule: "P3", note: "the task's own" };
}

function fromResources(path: Path, key: string, rule: string, note: string): PodOrigin {
  return { path, from: "resources", key, rule, note };
}
