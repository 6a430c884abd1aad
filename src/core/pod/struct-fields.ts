import { type Field, parseStructs } from "./field-types.ts";
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

const structs = parseStructs(kubernetesStructs + pluginStructs);
const jsonFields = new Map<string, readonly Field[]>();

/** The fields of a struct of a pod or of the configuration. Throws for an unknown name, which is our own bug. */
export function fieldsOf(name: string): readonly Field[] {
  const fields = structs.get(name);
  if (!fields) throw new Error(`no struct ${name}`);
  return fields;
}

/** The fields of a struct as they stand in JSON: those of inlined structs among the others. */
export function jsonFieldsOf(name: string): readonly Field[] {
  const known = jsonFields.get(name);
  if (known) return known;
  const fields = fieldsOf(name).flatMap((field) => {
    if (!field.isInline || field.type.kind !== "struct") return [field];
    const inlined = jsonFieldsOf(field.type.name);
    return inlined.map((one) => ({ ...one, within: [field.name, ...(one.within ?? [])] }));
  });
  jsonFields.set(name, fields);
  return fields;
}
