import type { ProfilePod } from "#core/fit/profile-pod.ts";
import { acceleratorDemands, acceleratorResourceNames } from "#core/pod/accelerator-rules.ts";
import { originOf, type PodOrigin } from "#core/pod/pod-origin.ts";
import { cellsOf, type PodCells } from "./pod-cells.ts";

const resourceNames = { cpu: "cpu", memory: "memory", disk: "ephemeral-storage" } as const;

/** The cells of the pod that a cluster's Flyte builds, with its own defaults, limits and pod templates. */
export function clusterSteps(pod: ProfilePod): PodCells {
  const { spec } = pod.built.pod;
  const { requests, limits } = spec.containers[0].resources;
  const { gpuAccelerator, sharedMemory: message } = pod.task.extendedResources ?? {};
  const isAsked = acceleratorResourceNames(pod.configuration).some((name) => Object.hasOwn(limits, name));
  const requirements =
    gpuAccelerator && isAsked ? acceleratorDemands(gpuAccelerator, pod.configuration).requirements : [];
  const volume = message && spec.volumes?.find(({ name }) => name === message.mountName);
  const sizeLimit = volume?.emptyDir?.sizeLimit ?? "0";
  const sharedMemory = volume && { name: volume.name, mountPath: message?.mountPath ?? "", sizeLimit };
  const cells = cellsOf({ requests, limits, requirements, sharedMemory }, pod.messages.given);
  const own = (field: keyof typeof resourceNames) => {
    const executor = clusterStep(pod, resourceNames[field]);
    return executor === undefined ? cells[field] : { ...cells[field], executor };
  };
  return { ...cells, cpu: own("cpu"), memory: own("memory"), disk: own("disk") };
}

/** What only a configured Flyte does with an amount; `undefined` where it does what Flyte as shipped does. */
function clusterStep({ built }: ProfilePod, name: string): string | undefined {
  const origins = (["limits", "requests"] as const).map((half) =>
    originOf(built.origins, ["spec", "containers", 0, "resources", half, name]),
  );
  const configured = origins.find((origin) => origin !== undefined && isConfigured(origin));
  return configured?.note;
}

function isConfigured({ from }: PodOrigin): boolean {
  return from === "platform" || from === "template";
}
