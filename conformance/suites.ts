import { chainPod } from "./chain-pod-suite.ts";
import { executorPod } from "./executor-pod-suite.ts";
import { executorQuantities } from "./executor-quantities-suite.ts";
import { kubernetesCompare } from "./kubernetes-compare-suite.ts";
import { kubernetesFit } from "./kubernetes-fit-suite.ts";
import { kubernetesPod } from "./kubernetes-pod-suite.ts";
import { kubernetesQuantity } from "./kubernetes-quantity-suite.ts";
import { pythonCorpus } from "./python-corpus-suite.ts";
import { sdkResolution } from "./sdk-resolution-suite.ts";
import { sdkResources } from "./sdk-resources-suite.ts";
import type { Suite } from "./suite.ts";

/** All suites, in the order in which they are reported. */
export const suites: readonly Suite[] = [
  kubernetesQuantity,
  kubernetesCompare,
  executorQuantities,
  sdkResources,
  sdkResolution,
  executorPod,
  chainPod,
  kubernetesPod,
  kubernetesFit,
  pythonCorpus,
];
