import type { PodConfiguration } from "./pod-configuration.ts";
import type { PodDraft } from "./pod-draft.ts";
import { variable } from "./pod-environment.ts";
import { podName } from "./pod-metadata.ts";
import type { OriginReason, PodOrigin } from "./pod-origin.ts";
import type { RawContainer } from "./pod-shape.ts";
import type { RunIdentity, TemplatedTask } from "./task-template.ts";

/** What the pod of a container task is made from. */
type RawInput = {
  readonly task: TemplatedTask;
  readonly identity: RunIdentity;
  readonly configuration: PodConfiguration;
  /** Counts from 1. */
  readonly attempt: number;
};

const path = ["spec", "containers", 0] as const;
const fromTask: OriginReason = { from: "task", rule: "P3", note: "the task's own" };

/**
 * The pod of a container task before Flyte works on it: one container named like the pod. Its amounts stand in the task,
 * not here.
 *
 * @see SPEC P3; source: flytek8s/container_helper.go:213-232
 */
export function rawContainerPod({ task, identity, configuration, attempt }: RawInput): PodDraft<RawContainer> {
  const { image = "", command = [], args = [], env = [] } = task;
  const name = containerName(podName(identity, attempt));
  const pullPolicy = configuration["image-pull-policy"];
  const container: RawContainer = {
    name,
    ...(image === "" ? {} : { image }),
    ...(command.length > 0 ? { command } : {}),
    ...(args.length > 0 ? { args } : {}),
    ...(env.length > 0 ? { env: env.map(([key, value]) => variable(key, value)) } : {}),
    terminationMessagePolicy: "FallbackToLogsOnError",
    ...(pullPolicy === "" ? {} : { imagePullPolicy: pullPolicy }),
  };
  const origins: readonly PodOrigin[] = [
    { path, ...fromTask },
    { path: [...path, "name"], from: "run", rule: "P11", note: "the pod's name" },
    { path: [...path, "terminationMessagePolicy"], from: "executor", rule: "P3", note: "every container task" },
    { path: [...path, "imagePullPolicy"], ...pullPolicyReason },
  ];
  return { spec: { containers: [container] }, metadata: { labels: {} }, primary: name, origins, notes: [] };
}

const pullPolicyReason: OriginReason = {
  from: "configuration",
  key: "image-pull-policy",
  rule: "P19",
  note: "the executor's image-pull-policy",
};

/** A name that is no label of a host is replaced by a random one; four letters stand for it. */
function containerName(name: string): string {
  return /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name) ? name : "xxxx";
}
