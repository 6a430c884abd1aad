import { parseStructs, type Structs } from "./field-types.ts";
import { kubernetesStructs } from "./kubernetes-structs.ts";

/** The section `plugins.k8s` of Flyte's configuration, in the form of `kubernetesStructs`. See SPEC P25. */
const pluginStructs = `
PodTemplate
  metadata ObjectMeta; template PodTemplateSpec
config.AcceleratorDeviceClassConfig
  resource-name! text:ResourceName; device-node-label! text; partition-size-node-label! text;
  unpartitioned-node-selector-requirement! *NodeSelectorRequirement; unpartitioned-toleration! *Toleration;
  pod-template! *PodTemplate
config.FlyteCoPilotConfig
  name text; image text; default-input-path text; default-output-path text; input-vol-name text; output-vol-name text;
  start-timeout duration; timeout duration; cpu text; memory text; storage text; storage-config-override any;
  storage-config-secret-name text
config.K8sPluginConfig
  inject-finalizer flag; default-annotations {}text; default-labels {}text; default-env-vars {}text;
  default-env-vars-from-env {}text; default-env-from-configmaps []text; default-env-from-secrets []text;
  default-cpus quantity; default-memory quantity; default-tolerations []Toleration; default-node-selector {}text;
  default-affinity *Affinity; scheduler-name text; interruptible-tolerations []Toleration;
  interruptible-node-selector {}text; interruptible-node-selector-requirement *NodeSelectorRequirement;
  non-interruptible-node-selector-requirement *NodeSelectorRequirement; resource-tolerations {ResourceName}[]Toleration;
  co-pilot config.FlyteCoPilotConfig; delete-resource-on-finalize flag; create-container-error-grace-period duration;
  create-container-config-error-grace-period duration; image-pull-backoff-grace-period duration;
  image-pull-policy text:PullPolicy; pod-pending-timeout duration; gpu-device-node-label text;
  gpu-partition-size-node-label text; gpu-unpartitioned-node-selector-requirement *NodeSelectorRequirement;
  gpu-unpartitioned-toleration *Toleration; gpu-resource-name text:ResourceName; accelerator-devices {}text;
  accelerator-device-classes {}config.AcceleratorDeviceClassConfig; default-pod-security-context *PodSecurityContext;
  default-security-context *SecurityContext; enable-host-networking-pod *flag; default-pod-dns-config *PodDNSConfig;
  default-pod-template-name text; default-pod-template-resync duration; send-object-events flag;
  update-base-backoff-duration int; update-backoff-retries int; add-tolerations-for-extended-resources []text;
  disable-inject-owner-references flag
`;

/** All structs: those of a pod and those of the configuration. */
export const configurationStructs: Structs = parseStructs(kubernetesStructs + pluginStructs);
