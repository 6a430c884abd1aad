import type { JsonObject } from "#core/problem/json.ts";
import type { PodConfiguration } from "./pod-configuration.ts";
import type { OriginReason } from "./pod-origin.ts";
import type { EnvironmentVariable, TextMap } from "./pod-shape.ts";
import type { RunIdentity, RunSettings } from "./task-template.ts";

/** What the environment of a container is made from. `retry` counts from 0. */
export type EnvironmentInput = {
  readonly identity: RunIdentity;
  readonly retry: number;
  readonly run: RunSettings;
  readonly configuration: PodConfiguration;
  /** The environment of Flyte's server. */
  readonly serverVariables: TextMap;
};

/** Variables in order, each with who decided about it. */
export type AddedVariable = { readonly variable: EnvironmentVariable; readonly reason: OriginReason };

/** A set of variables, with who decided about it. */
export type AddedSource = { readonly source: JsonObject; readonly reason: OriginReason };

/**
 * The environment that the executor adds to every container, after the container's own variables: the task's identity,
 * the run's variables, the configured defaults. Repeated names stay; the last one counts.
 *
 * @see SPEC P10, P20; source: flytek8s/k8s_resource_adds.go:158-187, executor/pkg/plugin/task_exec_metadata.go:120-130
 */
export function executorEnvironment(input: EnvironmentInput): readonly AddedVariable[] {
  const { configuration, serverVariables, run } = input;
  const runVariables = new Map((run.envs ?? []).filter(([name]) => !runNames.includes(name)));
  const fromServer = Object.entries(configuration["default-env-vars-from-env"] ?? {});
  return [
    ...identityVariables(input).map((one) => ({ variable: one, reason: identityReason })),
    ...[...runVariables].map(([name, value]) => ({ variable: variable(name, value), reason: runReason })),
    ...Object.entries(configuration["default-env-vars"] ?? {}).map(([name, value]) => ({
      variable: variable(name, value),
      reason: configured("default-env-vars"),
    })),
    ...fromServer.map(([name, source]) => ({
      variable: variable(name, Object.hasOwn(serverVariables, source) ? (serverVariables[source] ?? "") : ""),
      reason: configured("default-env-vars-from-env"),
    })),
  ];
}

/** Where whole sets of variables come from: configured secrets, then config maps, none of which has to exist. */
export function configuredSources(configuration: PodConfiguration): readonly AddedSource[] {
  return [
    ...(configuration["default-env-from-secrets"] ?? []).map((name) => ({
      source: { secretRef: optionalSource(name) },
      reason: configured("default-env-from-secrets"),
    })),
    ...(configuration["default-env-from-configmaps"] ?? []).map((name) => ({
      source: { configMapRef: optionalSource(name) },
      reason: configured("default-env-from-configmaps"),
    })),
  ];
}

/** A variable; the API leaves an empty value out. */
export function variable(name: string, value: string): EnvironmentVariable {
  return value === "" ? { name } : { name, value };
}

const runNames = ["ACTION_NAME", "RUN_NAME", "_U_RUN_BASE", "_U_ORG_NAME"];
const identityReason = { from: "run", rule: "P10", note: "added to every container" } as const;
const runReason = { from: "run", key: "envs", rule: "P20", note: "the run's variable" } as const;

function configured(key: string): OriginReason {
  return { from: "configuration", key, rule: "P20", note: `the executor's ${key}` };
}

function optionalSource(name: string): JsonObject {
  return name === "" ? { optional: true } : { name, optional: true };
}

function identityVariables({ identity, retry }: EnvironmentInput): readonly EnvironmentVariable[] {
  const { run, action, project, domain, taskName, taskVersion } = identity;
  return [
    variable("FLYTE_INTERNAL_EXECUTION_ID", run),
    variable("FLYTE_INTERNAL_EXECUTION_PROJECT", project),
    variable("FLYTE_INTERNAL_EXECUTION_DOMAIN", domain),
    { name: "_F_PN", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
    variable("FLYTE_ATTEMPT_NUMBER", String(retry)),
    ...["FLYTE_INTERNAL_TASK_", "FLYTE_INTERNAL_"].flatMap((prefix) => [
      variable(`${prefix}PROJECT`, project),
      variable(`${prefix}DOMAIN`, domain),
      variable(`${prefix}NAME`, taskName),
      variable(`${prefix}VERSION`, taskVersion),
    ]),
    variable("ACTION_NAME", action),
    variable("RUN_NAME", run),
    variable("_U_RUN_BASE", identity.runOutputBase),
    variable("_U_ORG_NAME", "local"),
  ];
}
