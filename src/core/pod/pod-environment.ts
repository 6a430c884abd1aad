import type { EnvironmentVariable } from "./pod-shape.ts";
import type { RunIdentity } from "./task-template.ts";

/**
 * The environment that the executor adds to every container, after the task's own variables. Repeated names stay; the
 * last one counts.
 *
 * @see SPEC P10; source: flytek8s/k8s_resource_adds.go:158-187, executor/pkg/plugin/task_exec_metadata.go:120-130
 */
export function executorEnvironment(identity: RunIdentity, retry: number): readonly EnvironmentVariable[] {
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

/** A variable; the API leaves an empty value out. */
export function variable(name: string, value: string): EnvironmentVariable {
  return value === "" ? { name } : { name, value };
}
