import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { podOf, podWith } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

function messages(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ message }) => message);
}

function fieldsAndTypes(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ field, type }) => `${field} ${type.replace("FieldValue", "")}`);
}

function withContainer(fields: JsonObject, spec: JsonObject = {}): JsonObject {
  return podOf({ containers: [{ name: "main", image: "app", ...fields }], ...spec });
}

describe("decoding", () => {
  test.each<[string, Json]>([
    ["a truth value as amount", podWith({ limits: { cpu: true } })],
    ["an empty text as amount", podWith({ requests: { memory: "" } })],
    ["a text as truth value", podOf({ hostNetwork: "yes" })],
    ["a number as text", podOf({ nodeName: 5 })],
    ["an object as list", podOf({ tolerations: {} })],
    ["a list as object", podOf({ affinity: [] })],
    ["a fraction as whole number", podOf({ activeDeadlineSeconds: 1.5 })],
    ["a number beyond 32 bits", podOf({ priority: 2147483648 })],
    ["a list as pod", []],
    ["a label that is a number", { metadata: { name: "a", labels: { x: 1 } }, spec: {} }],
    ["a bad limit of a volume", podOf({ volumes: [{ name: "v", emptyDir: { sizeLimit: "1GB" } }] })],
  ])("K1: %s fails the decoding, and nothing else is said", (_, pod) => {
    const judged = validatePod(pod);
    expect(judged).toMatchObject({ valid: false, errors: [], warnings: [] });
    expect(judged.decodeError).toEqual(expect.any(String));
  });

  test("K1: null is absence, and unknown fields are dropped", () => {
    const judged = validatePod(
      podOf({ tolerations: null, affinity: null, containers: [{ name: "a", image: "b", x: {} }], bogus: 1 }),
    );
    expect(judged).toMatchObject({
      valid: true,
      strictErrors: ['unknown field "spec.containers[0].x"', 'unknown field "spec.bogus"'],
    });
  });

  test("K2: numbers, null and spaces are amounts", () => {
    expect(messages(podWith({ requests: { cpu: 0.5, memory: null }, limits: { cpu: " 1 " } }))).toEqual([]);
  });
});

describe("errors", () => {
  test("K5: values are quoted as Go does, numbers are plain, required and forbidden values are not shown", () => {
    expect(messages(podOf({ restartPolicy: 'a"\u0007b', activeDeadlineSeconds: 0 }))).toEqual([
      "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
      'spec.restartPolicy: Unsupported value: "a\\"\\u0007b": supported values: "Always", "OnFailure", "Never"',
    ]);
    expect(messages(withContainer({ image: "\ta\u00a0" }))).toEqual([
      'spec.containers[0].image: Invalid value: "\\ta\\u00a0": must not have leading or trailing whitespace',
    ]);
    expect(messages(withContainer({ image: "" }))).toEqual(["spec.containers[0].image: Required value"]);
  });

  test("K5: equal errors stand once, all are sorted", () => {
    const pod = podOf({ nodeSelector: { a: "x y", b: "x y", c: "é" } });
    expect(validatePod(pod).errors.map(({ badValue }) => badValue)).toEqual(["x y", "é"]);
  });
});

describe("metadata", () => {
  test.each<[JsonObject, readonly string[]]>([
    [{}, ["metadata.name Required"]],
    [{ name: "" }, ["metadata.name Required"]],
    [{ generateName: "task-" }, []],
    [{ generateName: "Task-" }, ["metadata.generateName Invalid"]],
    [{ name: "a_b" }, ["metadata.name Invalid"]],
    [{ name: "a.b" }, []],
  ])("K6: %j", (metadata, expected) => {
    expect(fieldsAndTypes({ metadata, spec: { containers: [{ name: "a", image: "b" }] } })).toEqual(expected);
  });

  test("K7: labels, selectors and annotations", () => {
    const metadata = { name: "a", labels: { "x y": "a+b" }, annotations: { "EXAMPLE.com/A": "any thing", "/": "" } };
    const pod = { metadata, spec: { containers: [{ name: "a", image: "b" }], nodeSelector: { k: "a+b" } } };
    expect(validatePod(pod).errors.map(({ field, badValue }) => [field, badValue])).toEqual([
      ["metadata.annotations", "/"],
      ["metadata.annotations", "/"],
      ["metadata.annotations", "/"],
      ["metadata.labels", "a+b"],
      ["metadata.labels", "x y"],
      ["spec.nodeSelector", "a+b"],
    ]);
    expect(
      fieldsAndTypes({ metadata: { name: "a", annotations: { a: "x".repeat(262144) } }, spec: pod.spec }).at(0),
    ).toBe("metadata.annotations TooLong");
  });

  test("K6: an owner has a version, a kind, a name and an id", () => {
    const metadata = { name: "a", ownerReferences: [{ apiVersion: "a/" }] };
    expect(fieldsAndTypes({ metadata, spec: { containers: [{ name: "a", image: "b" }] } })).toEqual([
      "metadata.ownerReferences[0].apiVersion Invalid",
      "metadata.ownerReferences[0].kind Required",
      "metadata.ownerReferences[0].name Required",
      "metadata.ownerReferences[0].uid Required",
    ]);
  });
});

describe("the spec", () => {
  test.each<[JsonObject, readonly string[]]>([
    [{ containers: [] }, ["spec.containers Required"]],
    [{ containers: [{ image: "a" }] }, ["spec.containers[0].name Required"]],
    [{ dnsPolicy: "X" }, ["spec.dnsPolicy NotSupported"]],
    [{ restartPolicy: "" }, []],
    [{ preemptionPolicy: "" }, ["spec.preemptionPolicy Required"]],
    [{ os: {} }, ["spec.os.name Required"]],
    [{ os: { name: "x" } }, ["spec.os NotSupported"]],
    [{ ephemeralContainers: [{ name: "e", image: "a" }] }, ["spec.ephemeralContainers Forbidden"]],
    [{ initContainers: [{ name: "main", image: "a" }] }, ["spec.initContainers[0].name Duplicate"]],
    [{ initContainers: [{ name: "i", image: "a", restartPolicy: "OnFailure" }] }, []],
    [
      { initContainers: [{ name: "i", image: "a", readinessProbe: {} }] },
      ["spec.initContainers[0].readinessProbe Forbidden"],
    ],
  ])("K13: %j", (spec, expected) => {
    expect(fieldsAndTypes(podOf(spec))).toEqual(expected);
  });

  test("K13: words of containers", () => {
    const container = { imagePullPolicy: "X", terminationMessagePolicy: "X", restartPolicy: "X" };
    expect(fieldsAndTypes(withContainer(container))).toEqual([
      "spec.containers[0].imagePullPolicy NotSupported",
      "spec.containers[0].restartPolicy NotSupported",
      "spec.containers[0].terminationMessagePolicy NotSupported",
    ]);
    expect(fieldsAndTypes(withContainer({ restartPolicyRules: [{}] }))).toEqual([
      "spec.containers[0].restartPolicy Required",
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ priorityClassName: "High_Prio" }, ["spec.priorityClassName Invalid"]],
    [{ serviceAccount: "A" }, ["spec.serviceAccountName Invalid"]],
    [{ runtimeClassName: "" }, ["spec.runtimeClassName Invalid"]],
    [{ hostname: "a.b", subdomain: "A" }, ["spec.hostname Invalid", "spec.subdomain Invalid"]],
    [{ activeDeadlineSeconds: 2147483648 }, ["spec.activeDeadlineSeconds Invalid"]],
    [{ schedulingGates: [{ name: "a" }, { name: "a" }] }, ["spec.schedulingGates[1] Duplicate"]],
    [{ schedulingGates: [{ name: "a" }], nodeName: "n" }, ["spec.nodeName Forbidden"]],
    [{ readinessGates: [{ conditionType: "a b" }] }, ["spec.readinessGates[0].conditionType Invalid"]],
    [{ resourceClaims: [{ name: "a" }] }, ["spec.resourceClaims[0] Invalid"]],
    [
      { resourceClaims: [{ name: "", resourceClaimName: "A" }] },
      ["spec.resourceClaims[0].name Required", "spec.resourceClaims[0].resourceClaimName Invalid"],
    ],
    [{ hostAliases: [{ hostnames: ["a_b"] }] }, ["spec.hostAliases[0].hostnames[0] Invalid"]],
  ])("K14: %j", (spec, expected) => {
    expect(fieldsAndTypes(podOf(spec))).toEqual(expected);
  });

  test("K14: containers use the claims of the pod, each once", () => {
    const uses = { resources: { claims: [{ name: "gpu" }, { name: "x" }, { name: "gpu" }, {}] } };
    expect(messages(withContainer(uses, { resourceClaims: [{ name: "gpu", resourceClaimName: "r" }] }))).toEqual([
      'spec.containers[0].resources.claims[1]: Not found: "x": must be one of the names in pod.spec.resourceClaims: gpu',
      'spec.containers[0].resources.claims[2]: Duplicate value: "gpu"',
      "spec.containers[0].resources.claims[3]: Required value",
    ]);
    expect(messages(withContainer({ resources: { claims: [{ name: "x", request: "A" }] } })).at(0)).toBe(
      'spec.containers[0].resources.claims[0]: Not found: "x": must be one of the names in pod.spec.resourceClaims which is empty',
    );
  });

  test("K14: a claim shows Kubernetes' own form", () => {
    expect(messages(podOf({ resourceClaims: [{ name: "a" }] }))).toEqual([
      'spec.resourceClaims[0]: Invalid value: {"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ name: "v" }, []],
    [{ name: "v", emptyDir: { medium: "Any", sizeLimit: "100m" } }, []],
    [{ name: "v", emptyDir: { sizeLimit: "-1" } }, ["emptyDir.sizeLimit Forbidden"]],
    [{ name: "", emptyDir: {} }, ["name Required"]],
    [{ name: "my_vol", emptyDir: {} }, ["name Invalid"]],
    [{ name: "v", emptyDir: {}, hostPath: { path: "/" } }, ["hostPath Forbidden"]],
    [{ name: "v", hostPath: {} }, ["hostPath.path Required"]],
    [{ name: "v", hostPath: { path: "/a/../b", type: "X" } }, ["hostPath.path Invalid", "hostPath.type NotSupported"]],
    [{ name: "v", persistentVolumeClaim: {} }, ["persistentVolumeClaim.claimName Required"]],
    [{ name: "v", secret: { defaultMode: 512 } }, ["secret.defaultMode Invalid", "secret.secretName Required"]],
    [
      { name: "v", configMap: { name: "c", items: [{ key: "", path: "../x", mode: -1 }] } },
      ["configMap.items[0].key Required", "configMap.items[0].mode Invalid", "configMap.items[0].path Invalid"],
    ],
    [{ name: "v", gitRepo: { directory: "/x" } }, ["gitRepo.directory Invalid", "gitRepo.repository Required"]],
    [{ name: "v", nfs: { path: "a" } }, ["nfs.path Invalid", "nfs.server Required"]],
    [{ name: "v", emptyDir: {}, downwardAPI: {} }, ["downwarAPI Forbidden"]],
  ])("K19: the volume %j", (volume, expected) => {
    expect(fieldsAndTypes(podOf({ volumes: [volume] }))).toEqual(expected.map((field) => `spec.volumes[0].${field}`));
  });

  test("K19: only volumes without errors have a name and can be mounted", () => {
    const bad = { name: "v", hostPath: {} };
    const volumes = [bad, { name: "v" }, { name: "v" }, { name: "w", nfs: {} }];
    const mounts = ["v", "w", ""].map((name, index) => ({ name, mountPath: `rel:${index}` }));
    expect(
      fieldsAndTypes(withContainer({ volumeMounts: mounts }, { volumes })).filter((each) => !each.includes("nfs")),
    ).toEqual([
      "spec.containers[0].volumeMounts[1].name NotFound",
      "spec.containers[0].volumeMounts[2].name NotFound",
      "spec.containers[0].volumeMounts[2].name Required",
      "spec.volumes[0].hostPath.path Required",
      "spec.volumes[2].name Duplicate",
    ]);
  });

  test("K20: mounts have distinct paths, and paths below them go down", () => {
    const volumeMounts = [
      { name: "v", mountPath: "/a" },
      { name: "v", mountPath: "/a", subPath: "/x", subPathExpr: "../y" },
      { name: "v", mountPath: "" },
    ];
    expect(fieldsAndTypes(withContainer({ volumeMounts }, { volumes: [{ name: "v" }] }))).toEqual([
      "spec.containers[0].volumeMounts.subPath Invalid",
      "spec.containers[0].volumeMounts.subPathExpr Invalid",
      "spec.containers[0].volumeMounts[1].mountPath Invalid",
      "spec.containers[0].volumeMounts[1].subPathExpr Invalid",
      "spec.containers[0].volumeMounts[2].mountPath Required",
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ name: "", value: "x" }, ["name Required"]],
    [{ name: "a b-c.d" }, []],
    [{ name: "A=B" }, ["name Invalid"]],
    [{ name: "é" }, ["name Invalid"]],
    [{ name: "A", valueFrom: {} }, ["valueFrom Invalid"]],
    [{ name: "A", value: "x", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }, ["valueFrom Invalid"]],
    [{ name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.labels['a b']" } } }, ["valueFrom.fieldRef Invalid"]],
    [{ name: "A", valueFrom: { fieldRef: { fieldPath: "metadata.annotations['A']" } } }, []],
    [
      { name: "A", valueFrom: { fieldRef: { fieldPath: "status.phase" } } },
      ["valueFrom.fieldRef.fieldPath NotSupported"],
    ],
    [{ name: "A", valueFrom: { fieldRef: { fieldPath: "x" } } }, ["valueFrom.fieldRef.fieldPath Invalid"]],
    [{ name: "A", valueFrom: { secretKeyRef: { name: "s", key: "a b" } } }, ["valueFrom.secretKeyRef.key Invalid"]],
    [
      { name: "A", valueFrom: { resourceFieldRef: { resource: "limits.gpu" } } },
      ["valueFrom.resourceFieldRef.resource NotSupported"],
    ],
  ])("K20: the variable %j", (variable, expected) => {
    const found = fieldsAndTypes(withContainer({ env: [variable] }));
    expect(found).toEqual(expected.map((field) => `spec.containers[0].env[0].${field}`));
  });

  test("K20: whole maps as variables", () => {
    const envFrom = [
      {},
      { configMapRef: { name: "" }, secretRef: { name: "s" } },
      { prefix: "=", secretRef: { name: "S" } },
    ];
    expect(fieldsAndTypes(withContainer({ envFrom }))).toEqual([
      "spec.containers[0].envFrom Invalid",
      "spec.containers[0].envFrom Invalid",
      "spec.containers[0].envFrom[1].configMapRef.name Required",
      "spec.containers[0].envFrom[2].prefix Invalid",
      "spec.containers[0].envFrom[2].secretRef.name Invalid",
    ]);
  });

  test("K20: ports", () => {
    const ports = [
      { containerPort: 0, name: "a--b" },
      { containerPort: 70000, protocol: "X", hostPort: -1 },
    ];
    expect(fieldsAndTypes(withContainer({ ports }))).toEqual([
      "spec.containers[0].ports[0].containerPort Required",
      "spec.containers[0].ports[0].name Invalid",
      "spec.containers[0].ports[1].containerPort Invalid",
      "spec.containers[0].ports[1].hostPort Invalid",
      "spec.containers[0].ports[1].protocol NotSupported",
    ]);
    const same = [
      { containerPort: 80, hostPort: 80, name: "web" },
      { containerPort: 81, hostPort: 80, name: "web" },
    ];
    expect(fieldsAndTypes(withContainer({ ports: same }, { hostNetwork: true }))).toEqual([
      "spec.containers[0].ports[1].hostPort Duplicate",
      "spec.containers[0].ports[1].hostPort Invalid",
      "spec.containers[0].ports[1].name Duplicate",
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ livenessProbe: {} }, ["livenessProbe Required"]],
    [
      { livenessProbe: { exec: {}, tcpSocket: {} } },
      ["livenessProbe.exec.command Required", "livenessProbe.tcpSocket Forbidden"],
    ],
    [{ livenessProbe: { grpc: { port: 80 }, successThreshold: 2 } }, ["livenessProbe.successThreshold Invalid"]],
    [{ readinessProbe: { httpGet: { port: "web" }, successThreshold: 2 } }, []],
    [
      { readinessProbe: { tcpSocket: { port: 0 }, terminationGracePeriodSeconds: 0, periodSeconds: -1 } },
      [
        "readinessProbe.periodSeconds Invalid",
        "readinessProbe.tcpSocket.port Invalid",
        "readinessProbe.terminationGracePeriodSeconds Invalid",
        "readinessProbe.terminationGracePeriodSeconds Invalid",
      ],
    ],
    [
      { startupProbe: { httpGet: { port: "b_1", scheme: "ftp", httpHeaders: [{ name: "a b" }] } } },
      [
        "startupProbe.httpGet.httpHeaders Invalid",
        "startupProbe.httpGet.port Invalid",
        "startupProbe.httpGet.scheme NotSupported",
      ],
    ],
    [{ lifecycle: { preStop: { sleep: { seconds: 30 } }, postStart: {} } }, ["lifecycle.postStart Required"]],
    [{ lifecycle: { preStop: { sleep: { seconds: 31 } } } }, ["lifecycle.preStop.sleep Invalid"]],
  ])("K20: %j", (container, expected) => {
    expect(fieldsAndTypes(withContainer(container))).toEqual(expected.map((field) => `spec.containers[0].${field}`));
  });

  test("K20: block devices are claims, and not mounted as well", () => {
    const volumes = [{ name: "v", persistentVolumeClaim: { claimName: "c" } }, { name: "e" }];
    const volumeDevices = [
      { name: "v", devicePath: "/d" },
      { name: "e", devicePath: "/d" },
      { name: "x", devicePath: "/a/../b" },
    ];
    const volumeMounts = [{ name: "v", mountPath: "/d" }];
    expect(fieldsAndTypes(withContainer({ volumeDevices, volumeMounts }, { volumes }))).toEqual([
      "spec.containers[0].volumeDevices[0].devicePath Invalid",
      "spec.containers[0].volumeDevices[0].name Invalid",
      "spec.containers[0].volumeDevices[1].devicePath Invalid",
      "spec.containers[0].volumeDevices[1].devicePath Invalid",
      "spec.containers[0].volumeDevices[1].name Invalid",
      "spec.containers[0].volumeDevices[2].devicePath Invalid",
      "spec.containers[0].volumeDevices[2].name NotFound",
      "spec.containers[0].volumeMounts[0].mountPath Invalid",
      "spec.containers[0].volumeMounts[0].name Invalid",
    ]);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ dnsPolicy: "None" }, ["spec.dnsConfig Required"]],
    [{ dnsPolicy: "None", dnsConfig: {} }, ["spec.dnsConfig.nameservers Required"]],
    [{ dnsConfig: { options: [{ name: "" }] } }, ["spec.dnsConfig.options[0] Required"]],
    [{ shareProcessNamespace: true, hostPID: true }, ["spec.shareProcessNamespace Invalid"]],
  ])("K13: %j", (spec, expected) => {
    expect(fieldsAndTypes(podOf(spec))).toEqual(expected);
  });

  test.each<[JsonObject, readonly string[]]>([
    [{ operator: "Exists" }, []],
    [{ key: "a", value: "b" }, []],
    [{ value: "b" }, ["operator Invalid"]],
    [{ key: "bad key", operator: "Exists" }, ["key Invalid"]],
    [{ key: "a", operator: "Exists", value: "b" }, ["operator Invalid"]],
    [{ key: "a", value: "a+b" }, ["operator Invalid"]],
    [{ key: "a", operator: "Gt", value: "5" }, ["operator NotSupported"]],
    [{ key: "a", operator: "exists" }, ["operator NotSupported"]],
    [{ key: "a", operator: "Exists", effect: "x" }, ["effect NotSupported"]],
    [{ key: "a", operator: "Exists", tolerationSeconds: 0 }, ["effect Invalid"]],
    [{ key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 }, []],
  ])("K21: the toleration %j", (toleration, expected) => {
    expect(fieldsAndTypes(podOf({ tolerations: [toleration] }))).toEqual(
      expected.map((field) => `spec.tolerations[0].${field}`),
    );
  });

  test("K21: several messages on one value are one error", () => {
    const [error] = validatePod(podOf({ tolerations: [{ key: "a", value: "+".repeat(64) }] })).errors;
    expect(error?.detail).toMatch(/^must be no more than 63 bytes;a valid label/);
  });

  const required = "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

  test.each<[JsonObject, readonly string[]]>([
    [{}, []],
    [{ matchExpressions: [{ key: "k", operator: "In" }] }, ["matchExpressions[0].values Required"]],
    [{ matchExpressions: [{ key: "k", operator: "Exists", values: ["a"] }] }, ["matchExpressions[0].values Forbidden"]],
    [{ matchExpressions: [{ key: "k", operator: "Gt", values: ["x"] }] }, []],
    [{ matchExpressions: [{ key: "k", operator: "Lt", values: ["1", "2"] }] }, ["matchExpressions[0].values Required"]],
    [{ matchExpressions: [{ key: "k", operator: "in", values: ["a"] }] }, ["matchExpressions[0].operator Invalid"]],
    [
      { matchExpressions: [{ key: "k", operator: "In", values: ["a", "a+b"] }] },
      ["matchExpressions[0].values[1] Invalid"],
    ],
    [{ matchFields: [{ key: "metadata.name", operator: "In", values: ["n"] }] }, []],
    [{ matchFields: [{ key: "metadata.name", operator: "Exists" }] }, ["matchFields[0].operator Invalid"]],
    [
      { matchFields: [{ key: "x", operator: "In", values: [] }] },
      ["matchFields[0].key Invalid", "matchFields[0].values Required"],
    ],
  ])("K21: the required term %j", (term, expected) => {
    const needed = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } };
    const found = fieldsAndTypes(podOf({ affinity: { nodeAffinity: needed } }));
    expect(found).toEqual(expected.map((field) => `${required}[0].${field}`));
  });

  test("K21: a required affinity has a term; a weight is 1 to 100", () => {
    const nodeAffinity = {
      requiredDuringSchedulingIgnoredDuringExecution: {},
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 0, preference: {} },
        { weight: 100, preference: {} },
      ],
    };
    const podAffinity = { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: "" }] };
    expect(fieldsAndTypes(podOf({ affinity: { nodeAffinity, podAffinity } }))).toEqual([
      "spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight Invalid",
      `${required} Required`,
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Invalid",
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Invalid",
      "spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey Required",
    ]);
  });

  test("K21: spread", () => {
    const constraint = { maxSkew: 0, whenUnsatisfiable: "ScheduleAnyway", minDomains: 0, nodeTaintsPolicy: "X" };
    const path = "spec.topologySpreadConstraints[0]";
    expect(
      fieldsAndTypes(podOf({ topologySpreadConstraints: [constraint, { ...constraint, whenUnsatisfiable: "x" }] })),
    ).toEqual(
      expect.arrayContaining([
        `${path}.maxSkew Invalid`,
        `${path}.minDomains Invalid`,
        `${path}.nodeTaintsPolicy NotSupported`,
        `${path}.topologyKey Required`,
        "spec.topologySpreadConstraints[1].whenUnsatisfiable NotSupported",
      ]),
    );
  });
});

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
