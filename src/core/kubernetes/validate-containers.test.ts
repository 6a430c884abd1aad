import { describe, expect, test } from "vitest";
import type { JsonObject } from "#core/problem/json.ts";
import { podOf, withContainer } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

function fieldsAndTypes(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ field, type }) => `${field} ${type.replace("FieldValue", "")}`);
}

describe("volumes and containers", () => {
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
});
