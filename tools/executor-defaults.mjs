/**
 * Copies what the executor is shipped with from the recorded defaults into the core: `node tools/executor-defaults.mjs`.
 * The result is never edited by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const recorded = JSON.parse(readFileSync(join(root, "conformance/recorded/executor/defaults.json"), "utf8"));
const used = [
  "accelerator-device-classes",
  "accelerator-devices",
  "default-affinity",
  "default-annotations",
  "default-cpus",
  "default-env-from-configmaps",
  "default-env-from-secrets",
  "default-env-vars",
  "default-env-vars-from-env",
  "default-labels",
  "default-memory",
  "default-node-selector",
  "default-pod-dns-config",
  "default-pod-security-context",
  "default-pod-template-name",
  "default-security-context",
  "default-tolerations",
  "disable-inject-owner-references",
  "enable-host-networking-pod",
  "gpu-device-node-label",
  "gpu-partition-size-node-label",
  "gpu-resource-name",
  "gpu-unpartitioned-node-selector-requirement",
  "gpu-unpartitioned-toleration",
  "image-pull-policy",
  "inject-finalizer",
  "interruptible-node-selector",
  "interruptible-node-selector-requirement",
  "interruptible-tolerations",
  "non-interruptible-node-selector-requirement",
  "resource-tolerations",
  "scheduler-name",
];
const { note: _, podName: __, ...identity } = recorded.identity;
const shipped = {
  id: "shipped-6fadb90d",
  source: `${recorded.source.module}@${recorded.source.commit}, Kubernetes ${recorded.source.kubernetes}`,
  checkedOn: "2026-11-24",
  configuration: Object.fromEntries(used.map((key) => [key, recorded.k8sPlugin[key]])),
  identity,
};
writeFileSync(join(root, "src/core/pod/data/shipped.generated.json"), `${JSON.stringify(shipped, null, 1)}\n`);

/** What the devbox chart configures, with its templates filled in for the namespace `flyte`. */
const chart = recorded.charts["flyte-devbox"];
const filled = JSON.parse(JSON.stringify(chart["plugins.k8s"]).replaceAll("{{ .Release.Namespace }}", "flyte"));
const devbox = { k8sPlugin: filled, platform: chart.task_resources };
const charts = {
  source: `${recorded.source.module}@${recorded.source.commit}: ${chart.file}`,
  checkedOn: "2026-11-24",
  devbox,
};
writeFileSync(join(root, "src/core/cluster/data/charts.generated.json"), `${JSON.stringify(charts, null, 1)}\n`);
