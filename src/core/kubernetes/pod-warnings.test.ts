import { describe, expect, test } from "vitest";
import { podOf, podWith, withContainer } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

describe("warnings", () => {
  const warned = (pod: unknown) => validatePod(pod).warnings;

  test("K22: fractions of a byte, also in overhead", () => {
    expect(
      warned(podWith({ requests: { memory: "100m", cpu: "100m" } }, { overhead: { "ephemeral-storage": "1500m" } })),
    ).toEqual([
      'spec.overhead[ephemeral-storage]: fractional byte value "1500m" is invalid, must be an integer',
      'spec.containers[0].resources.requests[memory]: fractional byte value "100m" is invalid, must be an integer',
    ]);
  });

  test("K22: a name that is no DNS label", () => {
    expect(warned({ ...podOf({}), metadata: { name: "a.b" } })).toEqual([
      "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
    ]);
  });

  test("K22: old labels, preferred values, missing selectors", () => {
    const preference = { matchExpressions: [{ key: "beta.kubernetes.io/os", operator: "In", values: ["a+b"] }] };
    const nodeAffinity = { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference }] };
    const term = { topologyKey: "zone" };
    const podAntiAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: [term],
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }],
    };
    const spread = [{ ...term, maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" }];
    const nodeSelector = { "node-role.kubernetes.io/master": "" };
    const found = warned(
      podOf({ affinity: { nodeAffinity, podAntiAffinity }, topologySpreadConstraints: spread, nodeSelector }),
    );
    expect(found.map((warning) => warning.split(": ")[0])).toEqual([
      "spec.nodeSelector[node-role.kubernetes.io/master]",
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].key",
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].preference.matchExpressions[0].values[0]",
      "spec.topologySpreadConstraints[0].labelSelector",
      "spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector",
      "spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm.labelSelector",
    ]);
  });

  test("K22: hidden variables, unless the value builds on the earlier one", () => {
    const env = [
      { name: "A", value: "x" },
      { name: "A", value: "$(A)y" },
      { name: "A", value: "$(A)" },
    ];
    expect(warned(withContainer({ env }))).toEqual([
      'spec.containers[0].env[2]: hides previous definition of "A", which may be dropped when using apply',
    ]);
  });

  test("K22: repeated ports, secrets and aliases, old volumes", () => {
    const ports = [
      { containerPort: 80, name: "a" },
      { containerPort: 80, hostPort: 80 },
      { containerPort: 81, hostIP: "10.0.0.1" },
    ];
    const imagePullSecrets = [{ name: "" }, { name: "" }];
    const spec = {
      imagePullSecrets,
      hostAliases: [{ ip: "10.0.0.1" }, { ip: "10.0.0.1" }],
      volumes: [{ name: "v", gitRepo: { repository: "r" } }],
    };
    const beside = { name: "side", image: "app", ports: [{ containerPort: 82, name: "a" }] };
    const containers = [{ name: "main", image: "app", ports }, beside];
    expect(warned(podOf({ ...spec, containers }))).toEqual([
      "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+",
      'spec.hostAliases[1].ip: duplicate ip "10.0.0.1"',
      'spec.imagePullSecrets[1].name: duplicate name ""',
      'spec.imagePullSecrets[0].name: invalid empty name ""',
      'spec.imagePullSecrets[1].name: invalid empty name ""',
      "spec.containers[0].ports[1]: overlapping port definition with spec.containers[0].ports[0]",
      "spec.containers[0].ports[2]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:81 Protocol:TCP HostIP:10.0.0.1}",
      'spec.containers[1].ports[0]: duplicate port name "a" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]',
    ]);
  });

  test("K22: an invalid pod is not warned of", () => {
    expect(warned(podWith({ requests: { memory: "100m", gpu: "1" } }))).toEqual([]);
  });
});
