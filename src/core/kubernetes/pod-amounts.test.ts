import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "#core/problem/json.ts";
import { podOf, podWith } from "./arbitraries.ts";
import { defaultPod, defaultPullPolicy } from "./default-pod.ts";
import { decodePod, type KubernetesPod } from "./kubernetes-pod.ts";
import { podLimits, podRequests } from "./pod-requests.ts";
import { qosClass } from "./qos-class.ts";
import { printAmounts } from "./resource-list.ts";

function read(json: unknown): KubernetesPod {
  const decoded = decodePod(json);
  if (!decoded.ok) throw new Error(decoded.error);
  return defaultPod(decoded.pod);
}

const requests = (json: unknown) => printAmounts(podRequests(read(json)));
const limits = (json: unknown) => printAmounts(podLimits(read(json)));

function withInit(main: Json, ...init: readonly (readonly [Json, string?])[]): JsonObject {
  const initContainers = init.map(([resources, restartPolicy], index) => ({
    name: `init-${index}`,
    image: "app",
    resources,
    ...(restartPolicy ? { restartPolicy } : {}),
  }));
  return podWith(main, { initContainers });
}

describe("defaults", () => {
  test("K3: missing requests take the limit, never the other way", () => {
    const pod = podWith({ limits: { cpu: "2", "nvidia.com/gpu": "1" }, requests: { cpu: "1", memory: "1Gi" } });
    expect(requests(pod)).toEqual({ cpu: "1", memory: "1Gi", "nvidia.com/gpu": "1" });
    expect(limits(pod)).toEqual({ cpu: "2", "nvidia.com/gpu": "1" });
  });

  test("K3: policies", () => {
    const { restartPolicy, dnsPolicy } = read(podOf({}));
    expect({ restartPolicy, dnsPolicy }).toEqual({ restartPolicy: "Always", dnsPolicy: "ClusterFirst" });
  });

  test.each([
    ["app", "Always"],
    ["app:latest", "Always"],
    ["registry:5000/app", "Always"],
    ["app:v1", "IfNotPresent"],
    ["registry:5000/app:v1", "IfNotPresent"],
    ["app@sha256:abc", "IfNotPresent"],
    ["app:latest@sha256:abc", "Always"],
  ])("K3: %s is pulled %s", (image, policy) => {
    expect(defaultPullPolicy(image)).toBe(policy);
  });

  test("K3: with the node's network a port takes the same port of the node", () => {
    const container = { name: "a", image: "b", ports: [{ containerPort: 80 }] };
    expect(read(podOf({ hostNetwork: true, containers: [container] })).containers[0]?.ports[0]?.hostPort).toBe(80);
  });

  test("K2: amounts are rounded up to thousandths, and keep their text otherwise", () => {
    expect(requests(podWith({ requests: { cpu: "1u", memory: "01Gi" } }))).toEqual({ cpu: "1m", memory: "01Gi" });
  });

  test.each<[string, JsonObject, JsonObject, JsonObject, JsonObject]>([
    ["requests from limits", {}, { limits: { cpu: "2" } }, { cpu: "2" }, { cpu: "2" }],
    [
      "requests from the containers",
      { requests: { memory: "1Gi" } },
      { requests: { cpu: "2" } },
      { cpu: "2", memory: "1Gi" },
      {},
    ],
    [
      "limits where all containers have one",
      { limits: { cpu: "3" } },
      { requests: { cpu: "2" } },
      { cpu: "2" },
      { cpu: "3" },
    ],
    ["the request where it is above", { limits: { cpu: "1" } }, { requests: { cpu: "2" } }, { cpu: "2" }, { cpu: "2" }],
    [
      "huge pages",
      { limits: { cpu: "1", "hugepages-2Mi": "2Mi" } },
      { requests: { cpu: "1" } },
      { cpu: "1", "hugepages-2Mi": "2Mi" },
      { cpu: "1", "hugepages-2Mi": "2Mi" },
    ],
    ["nothing without any amount", { limits: { cpu: "1" } }, { requests: {} }, {}, {}],
  ])("K4: %s", (_, container, resources, expectedRequests, expectedLimits) => {
    const own = read(podWith(container, { resources })).resources;
    expect(own && printAmounts(own.requests)).toEqual(expectedRequests);
    expect(own && printAmounts(own.limits)).toEqual(expectedLimits);
  });
});

describe("the class of a pod", () => {
  test.each<[JsonObject, string]>([
    [{}, "BestEffort"],
    [{ limits: { cpu: "0", memory: "0" } }, "BestEffort"],
    [{ limits: { "nvidia.com/gpu": "1" } }, "BestEffort"],
    [{ requests: { "ephemeral-storage": "1Gi" } }, "BestEffort"],
    [{ limits: { cpu: "1", memory: "1Gi" } }, "Guaranteed"],
    [{ limits: { cpu: "1", memory: "1Gi", "nvidia.com/gpu": "1" } }, "Guaranteed"],
    [{ limits: { cpu: "1000m", memory: "1Gi" }, requests: { cpu: "1", memory: "1024Mi" } }, "Guaranteed"],
    [{ limits: { cpu: "1" } }, "Burstable"],
    [{ limits: { cpu: "1", memory: "0" } }, "Burstable"],
    [{ requests: { cpu: "1" } }, "Burstable"],
  ])("K15: %j is %s", (resources, expected) => {
    expect(qosClass(read(podWith(resources)))).toBe(expected);
  });

  test("K16: all containers agree, init containers included", () => {
    const full = { limits: { cpu: "1", memory: "1Gi" } };
    expect(qosClass(read(withInit(full, [full])))).toBe("Guaranteed");
    expect(qosClass(read(withInit(full, [{}])))).toBe("Burstable");
    expect(qosClass(read(podOf({ containers: [] })))).toBe("BestEffort");
  });

  test("K16: resources of the pod decide alone", () => {
    expect(qosClass(read(podOf({ resources: { limits: { cpu: "1", memory: "1Gi" } } })))).toBe("Guaranteed");
    expect(
      qosClass(
        read(
          podWith(
            { requests: { cpu: "1" } },
            { resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2" } } },
          ),
        ),
      ),
    ).toBe("Burstable");
    expect(
      qosClass(
        read(podWith({ limits: { cpu: "1", memory: "1Gi" } }, { resources: { limits: { "nvidia.com/gpu": "1" } } })),
      ),
    ).toBe("Guaranteed");
  });
});

describe("requests and limits", () => {
  const cpu = (amount: string) => ({ requests: { cpu: amount } });

  test.each<[string, JsonObject, string]>([
    ["a large init container", withInit(cpu("1"), [cpu("4")]), "4"],
    ["a small one", withInit(cpu("1"), [cpu("500m")]), "1"],
    ["a sidecar", withInit(cpu("3"), [cpu("2"), "Always"]), "5"],
    ["an init container after a sidecar", withInit(cpu("1"), [cpu("2"), "Always"], [cpu("2500m")]), "4500m"],
    ["an init container before a sidecar", withInit(cpu("1"), [cpu("3")], [cpu("2"), "Always"]), "3"],
    ["a tie keeps the sum", withInit(cpu("1"), [cpu("1000m")]), "1"],
    ["what stands alone keeps its text", podWith(cpu("+1")), "+1"],
  ])("K17: %s", (_, pod, expected) => {
    expect(requests(pod)).toEqual({ cpu: expected });
  });

  test("K17: a sum has the notation of its first part", () => {
    const containers = ["1G", "1Gi"].map((memory, index) => ({
      name: `c${index}`,
      image: "a",
      resources: { requests: { memory } },
    }));
    expect(requests(podOf({ containers }))).toEqual({ memory: "2073741824" });
    expect(requests(podOf({ containers: [...containers].reverse() }))).toEqual({ memory: "2073741824" });
  });

  test("K18: the pod's own amounts, then overhead", () => {
    const spec = {
      resources: { requests: { cpu: "4" } },
      overhead: { cpu: "100m", memory: "1Gi", "nvidia.com/gpu": "1" },
    };
    const pod = podWith({ requests: { cpu: "1" }, limits: { "nvidia.com/gpu": "2", memory: "0" } }, spec);
    expect(requests(pod)).toEqual({ cpu: "4100m", memory: "1Gi", "nvidia.com/gpu": "3" });
    expect(limits(pod)).toEqual({ memory: "0", "nvidia.com/gpu": "3" });
  });
});
