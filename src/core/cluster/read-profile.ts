import { nearestTexts } from "#core/catalog/nearest-texts.ts";
import { decodeNode } from "#core/kubernetes/kubernetes-node.ts";
import { loadPodConfiguration } from "#core/pod/load-pod-configuration.ts";
import { platformResources } from "#core/pod/platform-resources.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import { fail, type Path, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";
import { amountProblems } from "./amount-problems.ts";
import type { ClusterProfile, NodePool } from "./cluster-profile.ts";
import { poolNodeSchema, poolSchema, profileRunSchema, profileSchema } from "./profile-schema.ts";

/** A profile and what is odd about it: warnings and notes. */
export type ReadProfile = { readonly profile: ClusterProfile; readonly problems: readonly Problem[] };

/**
 * Takes a JSON value as a cluster profile. The value itself is the profile: unknown keys stay in it and are named.
 *
 * @returns the profile, or `cluster.newer-version`, `cluster.type`, `cluster.node`, `cluster.amount`,
 * `configuration.value`, `pod.platform-amount`; `cluster.unknown-key` is a warning. Paths are those of the profile.
 * @see SPEC CP1, CP2
 */
export function readProfile(value: Json): Result<ReadProfile> {
  const newer = newerVersion(value);
  if (newer) return fail(newer);
  const shape = profileSchema.safeParse(value);
  const [first, ...rest] = (shape.error?.issues ?? []).map(typeProblem);
  if (first) return fail(first, ...rest);
  // The schema has just judged the structure.
  const profile = value as ClusterProfile;
  const problems = [...unknownKeys(profile), ...judgeProfile(profile)];
  const [error, ...errors] = problems.filter(({ severity }) => severity === "error");
  return error ? fail(error, ...errors) : succeed({ profile, problems });
}

/** What the schema does not look at: nodes, amounts, Flyte's configuration. Paths are those of the profile. @see SPEC CP2 */
function judgeProfile(profile: ClusterProfile): readonly Problem[] {
  const configuration = loadPodConfiguration(profile.k8sPlugin ?? null);
  const platform = platformResources(profile.platform, profile.platformMode);
  return [
    ...(configuration.ok ? [] : below(["k8sPlugin"], configuration.problems)),
    ...(platform.ok ? [] : below(["platform"], platform.problems)),
    ...profile.pools.flatMap((pool, index) => below(["pools", index], poolProblems(pool))),
  ];
}

function poolProblems(pool: NodePool): readonly Problem[] {
  const decoded = decodeNode(pool.node);
  const node = decoded.ok ? [] : [nodeProblem(["node"], decoded.error)];
  return [
    ...node,
    ...autoscalingProblems(pool),
    ...below(["reserved"], amountProblems(pool.reserved)),
    ...(pool.nodes ?? []).flatMap((one, at) => below(["nodes", at, "reserved"], amountProblems(one.reserved))),
  ];
}

function autoscalingProblems({ name, autoscaled }: NodePool): readonly Problem[] {
  if (!autoscaled || autoscaled.min <= autoscaled.max) return [];
  const { min, max } = autoscaled;
  const message = `The pool ${name} grows from ${min} to at most ${max} nodes: min is above max. Correct one of them.`;
  return [{ code: "cluster.type", severity: "error", path: ["autoscaled", "max"], message }];
}

/** A node that the API server would not have taken. */
function nodeProblem(path: Path, error: string): Problem {
  const message = `This is no node that Kubernetes could read: ${error}. Correct the value, or leave the node out.`;
  return { code: "cluster.node", severity: "error", path, message, origin: { program: "kubernetes", message: error } };
}

function newerVersion(value: Json): Problem | undefined {
  const version = isJsonObject(value) ? value.version : undefined;
  if (typeof version !== "number" || version <= 1) return undefined;
  const message = `This cluster profile has version ${version}; version 1 is known here. Open it with a newer release.`;
  return { code: "cluster.newer-version", severity: "error", path: ["version"], message };
}

function typeProblem(issue: { readonly path: readonly PropertyKey[] }): Problem {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  const place = path.length === 0 ? "The profile" : path.join(".");
  const expected = expectedAt(path);
  const message = `${place} of the cluster profile does not have the form that is expected${expected ? `: ${expected}` : ""}.`;
  return { code: "cluster.type", severity: "error", path, message };
}

const expectedOf: { readonly [key: string]: string } = {
  version: "1",
  name: "a text",
  pools: "a list of pools, each with name, count and node",
  count: "a whole number, 0 or more",
  min: "a whole number, 0 or more",
  max: "a whole number, 0 or more",
  node: "a node as kubectl prints it, with status.allocatable",
  platformMode: "v2, sparse or propeller",
};

function expectedAt(path: Path): string | undefined {
  const last = path.at(-1);
  if (typeof last === "number") return path.at(-2) === "pools" ? "a pool with name, count and node" : undefined;
  return last === undefined || !Object.hasOwn(expectedOf, last) ? undefined : expectedOf[last];
}

type Shape = { readonly shape: object };

function unknownKeys(profile: ClusterProfile): readonly Problem[] {
  return [
    ...unknownIn(profile, profileSchema, []),
    ...unknownIn(profile.run, profileRunSchema, ["run"]),
    ...profile.pools.flatMap((pool, at) => [
      ...unknownIn(pool, poolSchema, ["pools", at]),
      ...(pool.nodes ?? []).flatMap((node, index) => unknownIn(node, poolNodeSchema, ["pools", at, "nodes", index])),
    ]),
  ];
}

function unknownIn(object: object | undefined, { shape }: Shape, path: Path): readonly Problem[] {
  const known = Object.keys(shape);
  const unknown = Object.keys((object ?? {}) as JsonObject).filter((key) => !known.includes(key));
  return unknown.map((key) => {
    const [near] = nearestTexts(key, known);
    const message = `A cluster profile has no key ${JSON.stringify(key)} here${near ? `; did you mean ${near}?` : "."} It is kept and has no effect.`;
    return { code: "cluster.unknown-key", severity: "warning", path: [...path, key], message };
  });
}

function below(prefix: Path, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => prefixProblem(prefix, problem));
}
