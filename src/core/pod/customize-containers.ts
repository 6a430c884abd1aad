import type { Json } from "#core/problem/json.ts";
import { type Path, type Problem, prefixProblem } from "#core/problem/problem.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { acceleratorResourceNames, acceleratorSettings } from "./accelerator-rules.ts";
import { type AdjustOptions, adjustResources, fieldReason, type Role } from "./adjust-resources.ts";
import type { PlatformResources } from "./platform-resources.ts";
import type { PodDraft } from "./pod-draft.ts";
import { configuredSources, type EnvironmentInput, executorEnvironment } from "./pod-environment.ts";
import { type OriginReason, type PodOrigin, prefixOrigins } from "./pod-origin.ts";
import type { Container, RawContainer, ResourceList } from "./pod-shape.ts";
import type { Amounts } from "./resource-entries.ts";
import type { TemplatedTask } from "./task-template.ts";

/** What containers are customized with. */
export type CustomizeInput = EnvironmentInput & {
  readonly task: TemplatedTask;
  readonly platform: PlatformResources;
  /** The amounts of a container task; those of a pod task stand in its containers. */
  readonly amounts: { readonly requests: Amounts; readonly limits: Amounts } | undefined;
};

type Customized = {
  readonly container: Container;
  readonly origins: readonly PodOrigin[];
  readonly notes: readonly Problem[];
};

/**
 * Gives every container its environment and adjusts its resources: those of the task's own container are completed, those
 * of the others and of init containers only limited.
 *
 * @see SPEC P4-P6, P10, P17, P20; source: flytek8s/pod_helper.go:619-643, container_helper.go:330-409
 */
export function customizeContainers(draft: PodDraft<RawContainer>, input: CustomizeInput): PodDraft {
  const { containers, initContainers, ...rest } = draft.spec;
  const inits = (initContainers ?? []).map((container, index) =>
    customize(container, { input, mode: "limit", path: ["spec", "initContainers", index] }),
  );
  const regular = containers.map((container, index) => {
    const mode = container.name === draft.primary ? "complete" : "limit";
    return customize(container, { input, mode, path: ["spec", "containers", index] });
  });
  const all = [...inits, ...regular];
  return {
    ...draft,
    spec: {
      ...rest,
      containers: regular.map(({ container }) => container),
      ...(inits.length > 0 ? { initContainers: inits.map(({ container }) => container) } : {}),
    },
    origins: [...draft.origins, ...all.flatMap(({ origins }) => origins)],
    notes: [...draft.notes, ...all.flatMap(({ notes }) => notes)],
  };
}

type Place = { readonly input: CustomizeInput; readonly mode: AdjustOptions["mode"]; readonly path: Path };

function customize(raw: RawContainer, { input, mode, path }: Place): Customized {
  const { env = [], envFrom, resources, command, args, ...rest } = raw;
  const added = executorEnvironment(input);
  const sources = configuredSources(input.configuration);
  const ownSources = Array.isArray(envFrom) ? (envFrom as readonly Json[]) : [];
  const adjusted = adjustContainer(resources, { input, mode, path });
  const container: Container = {
    ...rest,
    ...rendered("command", command, input),
    ...rendered("args", args, input),
    env: [...env, ...added.map((one) => one.variable)],
    ...(ownSources.length + sources.length > 0
      ? { envFrom: [...ownSources, ...sources.map((one) => one.source)] }
      : {}),
    resources: { ...resources, limits: adjusted.limits, requests: adjusted.requests },
  };
  return {
    container,
    origins: prefixOrigins(path, [
      ...added.map((one, index) => ({ ...one.reason, path: ["env", env.length + index] })),
      ...sources.map((one, index) => ({ ...one.reason, path: ["envFrom", ownSources.length + index] })),
      ...prefixOrigins(["resources"], adjusted.origins),
    ]),
    notes: adjusted.notes,
  };
}

function adjustContainer(resources: RawContainer["resources"], { input, mode, path }: Place) {
  const { task, configuration, platform } = input;
  const accelerator = task.extendedResources?.gpuAccelerator;
  const given = input.amounts ?? { requests: amountsIn(resources?.requests), limits: amountsIn(resources?.limits) };
  const adjusted = adjustResources(given.requests, given.limits, {
    configuration,
    platform,
    mode,
    gpuName: acceleratorSettings(accelerator, configuration).resourceName,
    acceleratorNames: acceleratorResourceNames(configuration),
    reasonOf: input.amounts ? fieldReason : podReason,
  });
  if (input.amounts) return adjusted;
  const place = ["podTemplate", "podSpec", ...path.slice(1), "resources"];
  return { ...adjusted, notes: adjusted.notes.map((note) => prefixProblem(place, note)) };
}

/** Amounts of a pod that was read are quantities. */
function amountsIn(list: ResourceList = {}): Amounts {
  return new Map(
    Object.entries(list).flatMap(([name, text]) => {
      const quantity = parseQuantity(text);
      return quantity.ok ? [[name, quantity.value] as const] : [];
    }),
  );
}

function podReason(name: string, role: Role): OriginReason {
  return { from: "task-pod", key: name, rule: "P4", note: `the ${role} of ${name} in the task's pod` };
}

/**
 * Placeholders in command and arguments that are known before a run: the namespace and the key that differs with each
 * retry. Those for inputs and outputs stay.
 */
function rendered(key: string, texts: Json | undefined, { identity, retry }: EnvironmentInput) {
  if (!Array.isArray(texts) || texts.length === 0) return {};
  const unique = `${identity.taskActionName}-${retry}`.replace(/^[^a-zA-Z_]+/, "a").replace(/[^a-zA-Z0-9_]+/g, "_");
  const render = (text: Json) =>
    String(text)
      .replace(/\{\{\s*[.$]PerRetryUniqueKey\s*\}\}/gi, () => unique)
      .replace(/\{\{\s*[.$]Namespace\s*\}\}/gi, () => identity.namespace);
  return { [key]: (texts as readonly Json[]).map(render) };
}
