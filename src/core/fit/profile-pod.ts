import type { ClusterProfile } from "#core/cluster/cluster-profile.ts";
import { type DocumentDraft, type NodePosition, nodePath } from "#core/document/draft.ts";
import { buildTemplatedPod } from "#core/pod/build-templated-pod.ts";
import { loadPodConfiguration } from "#core/pod/load-pod-configuration.ts";
import { nodeMessages } from "#core/pod/node-messages.ts";
import { type NodeTask, nodeTask } from "#core/pod/node-task.ts";
import type { PodConfiguration } from "#core/pod/pod-configuration.ts";
import type { SourcedPod } from "#core/pod/pod-source.ts";
import type { RunSettings, TemplatedTask } from "#core/pod/task-template.ts";
import { isJsonObject, type JsonObject } from "#core/problem/json.ts";
import { type Path, type Problem, prefixProblem, type Result, succeed } from "#core/problem/problem.ts";

/** A pod as Flyte builds it on a cluster. Paths of `notes` start at the document. */
export type ProfilePod = SourcedPod & {
  readonly task: TemplatedTask;
  readonly configuration: PodConfiguration;
  readonly notes: readonly Problem[];
};

/**
 * Builds the pod of a task or override as the Flyte of a profile does: its configuration, platform, run settings and pod
 * templates. Where the profile does not say which pod templates there are, one that the task names is left out with a note.
 *
 * @returns the pod, or the first refusal: the SDK's, that of the configuration (`configuration.value`), or the executor's. Paths
 * start at the document.
 * @see SPEC FT1
 */
export function profilePod(
  document: DocumentDraft,
  profile: ClusterProfile,
  position: NodePosition,
): Result<ProfilePod> {
  const messages = nodeMessages(document, position);
  if (!messages.ok) return messages;
  const home = messages.value.path ?? nodePath(position);
  const configuration = configurationOf(profile);
  if (!configuration.ok) return mapProblems(configuration, (problem) => ({ ...problem, path: nodePath(position) }));
  const node = nodeTask(document, position, messages.value);
  const named = templateName(node, profile);
  const task: TemplatedTask = { ...node.task, ...(named === undefined ? {} : { podTemplateName: named }) };
  const namespace = profile.namespace ?? node.identity.namespace;
  const built = buildTemplatedPod({
    task,
    identity: { ...node.identity, namespace },
    configuration: configuration.value,
    podTemplates: templatesIn(profile, namespace),
    run: runOf(profile),
    ...(profile.platform ? { platform: profile.platform } : {}),
    ...(profile.platformMode ? { platformMode: profile.platformMode } : {}),
    ...(profile.defaultServiceAccount === undefined ? {} : { defaultServiceAccount: profile.defaultServiceAccount }),
  });
  if (!built.ok) return mapProblems(built, (problem) => atHome(problem, node, home));
  const notes = [
    ...built.value.notes.map((problem) => atHome(problem, node, home)),
    ...(node.podTemplate && named === undefined ? [unknownTemplate(node.podTemplate.path)] : []),
  ];
  return succeed({
    built: built.value,
    node,
    messages: messages.value,
    task,
    configuration: configuration.value,
    notes,
  });
}

const loaded = new WeakMap<ClusterProfile, Result<PodConfiguration>>();

/** The configuration of a profile, loaded once. */
function configurationOf(profile: ClusterProfile): Result<PodConfiguration> {
  const known = loaded.get(profile) ?? loadPodConfiguration(profile.k8sPlugin ?? null);
  loaded.set(profile, known);
  return known;
}

function templateName({ podTemplate }: NodeTask, { podTemplates }: ClusterProfile): string | undefined {
  return podTemplates && typeof podTemplate?.value === "string" ? podTemplate.value : undefined;
}

/** A template without a namespace is meant for that of the tasks. */
function templatesIn({ podTemplates = [] }: ClusterProfile, namespace: string): readonly JsonObject[] {
  return podTemplates.map((template) => {
    const metadata = isJsonObject(template.metadata) ? template.metadata : {};
    return metadata.namespace === undefined ? { ...template, metadata: { ...metadata, namespace } } : template;
  });
}

function runOf({ run = {} }: ClusterProfile): RunSettings {
  return {
    ...(run.interruptible === undefined ? {} : { interruptible: run.interruptible }),
    ...(run.envs ? { envs: Object.entries(run.envs) } : {}),
    ...(run.labels ? { labels: run.labels } : {}),
    ...(run.annotations ? { annotations: run.annotations } : {}),
  };
}

/** The executor's paths begin with a key of Resources, or with one of the task. */
function atHome(problem: Problem, node: NodeTask, home: Path): Problem {
  const [key] = problem.path;
  if (key === "podTemplate" || key === "podTemplateName") return { ...problem, path: node.podTemplate?.path ?? home };
  return prefixProblem(home, problem);
}

function unknownTemplate(path: Path): Problem {
  const message = "The pod is shown without the pod template: the cluster profile does not say which there are.";
  return { code: "pod.template", severity: "note", path, message };
}

function mapProblems(
  { problems: [first, ...rest] }: Extract<Result<never>, { readonly ok: false }>,
  change: (problem: Problem) => Problem,
): Result<never> {
  return { ok: false, problems: [change(first), ...rest.map(change)] };
}
