import { describe, expect, test } from "vitest";
import type { Json } from "#core/problem/json.ts";
import { podOf, podWith } from "./arbitraries.ts";
import { validatePod } from "./validate-pod.ts";

const at = "spec.containers[0].resources";

function messages(pod: unknown): readonly string[] {
  return validatePod(pod).errors.map(({ message }) => message);
}

function ofResources(resources: Json): readonly string[] {
  return messages(podWith(resources)).map((message) => message.replace(at, "…"));
}

describe("resources of containers", () => {
  test.each(["cpu", "memory", "ephemeral-storage", "nvidia.com/gpu", "kubernetes.io/x"])(
    "K8: %s may be asked for",
    (name) => {
      expect(ofResources({ requests: { [name]: "1" }, limits: { [name]: "1" } })).toEqual([]);
    },
  );

  test("K8: a name without domain that Kubernetes does not know breaks two rules", () => {
    expect(ofResources({ requests: { gpu: "1" } })).toEqual([
      '….requests[gpu]: Invalid value: "gpu": must be a standard resource for containers',
      '….requests[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified',
    ]);
  });

  test.each(["pods", "storage", "requests.cpu", "limits.memory", "services"])(
    "K8: %s is not for containers",
    (name) => {
      expect(ofResources({ requests: { [name]: "1" } })).toEqual([
        `….requests[${name}]: Invalid value: "${name}": must be a standard resource for containers`,
      ]);
    },
  );

  test("K8: the name of an extended resource leaves room for `requests.` before it", () => {
    expect(ofResources({ limits: { "requests.nvidia.com/gpu": "1" } })).toHaveLength(2);
    expect(ofResources({ limits: { "Nvidia.com/gpu": "1" } }).map((message) => message.split(": ").at(-1))).toContain(
      "doesn't follow extended resource name standard",
    );
  });

  test("K3: a limit that breaks a rule breaks it as a request, too", () => {
    const detail = 'Invalid value: "pods": must be a standard resource for containers';
    expect(ofResources({ limits: { pods: "1" } })).toEqual([
      `….limits[pods]: ${detail}`,
      `….requests[pods]: ${detail}`,
    ]);
  });

  test.each([
    ["2000m", true],
    ["1.0", true],
    ["1.5", false],
    ["500m", false],
  ])("K9: %s of a device is whole: %s", (amount, whole) => {
    const found = ofResources({ limits: { "nvidia.com/gpu": amount } });
    expect(found.some((message) => message.endsWith("must be an integer"))).toBe(!whole);
    expect(found).toHaveLength(whole ? 0 : 2);
  });

  test("K9: a broken amount shows in Kubernetes' notation; negative ones are refused", () => {
    expect(ofResources({ limits: { "nvidia.com/gpu": "1.5" } })[0]).toBe(
      '….limits[nvidia.com/gpu]: Invalid value: "1500m": must be an integer',
    );
    expect(ofResources({ requests: { cpu: "-1" } })).toEqual([
      '….requests[cpu]: Invalid value: "-1": must be greater than or equal to 0',
    ]);
  });

  test("K10: a request is not above its limit, and the error has no key", () => {
    expect(ofResources({ requests: { cpu: "2" }, limits: { cpu: "1500m" } })).toEqual([
      '….requests: Invalid value: "2": must be less than or equal to cpu limit of 1500m',
    ]);
    expect(ofResources({ requests: { "kubernetes.io/x": "1" } })).toEqual([]);
  });

  test("K10: devices have a limit that their request equals", () => {
    expect(ofResources({ requests: { "nvidia.com/gpu": "1" } })).toEqual([
      "….limits: Required value: Limit must be set for non overcommitable resources",
    ]);
    expect(ofResources({ requests: { "nvidia.com/gpu": "1" }, limits: { "nvidia.com/gpu": "2" } })).toEqual([
      '….requests: Invalid value: "1": must be equal to nvidia.com/gpu limit of 2',
    ]);
  });

  test.each([
    ["hugepages-2Mi", "4Mi", true],
    ["hugepages-2Mi", "0", true],
    ["hugepages-2Mi", "3Mi", false],
    ["hugepages-0", "2Mi", false],
    ["hugepages-1m", "2Mi", false],
    ["hugepages-x", "2Mi", false],
    ["hugepages-", "2Mi", false],
  ])("K11: %s of %s is a multiple of its page: %s", (name, amount, multiple) => {
    const found = ofResources({ requests: { cpu: "1" }, limits: { [name]: amount } });
    expect(found.filter((message) => message.includes("is not positive integer multiple"))).toHaveLength(
      multiple ? 0 : 2,
    );
  });

  test("K11: huge pages need cpu or memory beside them", () => {
    expect(ofResources({ limits: { "hugepages-2Mi": "2Mi" } })).toEqual([
      "…: Forbidden: HugePages require cpu or memory",
    ]);
    expect(ofResources({ limits: { "hugepages-2Mi": "2Mi" }, requests: { memory: "1Gi" } })).toEqual([]);
  });
});

describe("resources of a pod", () => {
  test("K12: only cpu, memory and huge pages", () => {
    expect(messages(podOf({ resources: { limits: { "nvidia.com/gpu": "1" } } }))).toEqual([
      'spec.resources.limits[nvidia.com/gpu]: Unsupported value: "nvidia.com/gpu": supported values: "cpu", "hugepages-", "memory"',
    ]);
  });

  test("K12: the containers fit into it", () => {
    const pod = podWith(
      { requests: { cpu: "2" }, limits: { cpu: "4" } },
      { resources: { requests: { cpu: "1" }, limits: { cpu: "3" } } },
    );
    expect(messages(pod)).toEqual([
      'spec.resources.containers[0][cpu].limits: Invalid value: "4": must be less than or equal to pod limits of 3',
      'spec.resources.requests[cpu]: Invalid value: "1": must be greater than or equal to aggregate container requests of 2',
    ]);
  });

  test("K12: no claims, and not on Windows", () => {
    expect(messages(podOf({ resources: { claims: [] } }))).toEqual([
      "spec.resources.claims: Forbidden: claims may not be set for Resources at pod-level",
    ]);
    expect(messages(podOf({ os: { name: "windows" }, resources: {} }))).toEqual([
      "spec.resources: Forbidden: may not be set for a windows pod",
    ]);
  });

  test("K12: overhead is judged as limits", () => {
    expect(messages(podOf({ overhead: { "nvidia.com/gpu": "0.5" } }))).toEqual([
      'spec.overhead.limits[nvidia.com/gpu]: Invalid value: "500m": must be an integer',
    ]);
  });
});
