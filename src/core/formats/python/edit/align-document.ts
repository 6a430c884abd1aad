import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "#core/document/draft.ts";
import { alignItems } from "#core/formats/align-items.ts";
import type { DocumentNode, ModelDocument } from "#core/formats/python/read/model-document.ts";
import { flatten } from "#core/resolve/flatten.ts";

/** A node of the document that was read, and what it is to be: one of them is missing where it is new or gone. */
export type Pair<Draft> = { readonly node: DocumentNode | undefined; readonly wanted: Draft | undefined };

/** A task with the environment that it is to belong to, and its overrides. */
export type TaskPair = Pair<TaskDraft> & {
  readonly environment: EnvironmentPair | undefined;
  readonly overrides: readonly Pair<OverrideDraft>[];
};

export type EnvironmentPair = Pair<EnvironmentDraft>;

/** How the nodes that were read and the wanted ones go together. */
export type AlignedDocument = {
  readonly environments: readonly EnvironmentPair[];
  readonly tasks: readonly TaskPair[];
};

/**
 * Matches the nodes of a wanted document with those that were read. Resources of tasks become environments of their own, but for those that the
 * file has on the decorator. See SPEC PE6.
 */
export function alignDocument(parts: ModelDocument, wanted: DocumentDraft, repair: boolean): AlignedDocument {
  const onDecorator = repair ? new Set() : decoratedNames(parts, wanted);
  const { flat, resources } = flattened(wanted, onDecorator);
  const nodes = parts.nodes.filter(({ environment }) => environment);
  const matches = alignItems(
    nodes.map(({ draft }) => draft as EnvironmentDraft),
    flat.environments,
  );
  const environments: EnvironmentPair[] = flat.environments.map((draft, index) => {
    const match = matches[index];
    return { node: match === undefined ? undefined : nodes[match], wanted: draft };
  });
  const found = new Set(matches);
  const gone = nodes.filter((_, index) => !found.has(index)).map((node) => ({ node, wanted: undefined }));
  return { environments: [...environments, ...gone], tasks: alignTasks(parts, environments, resources) };
}

/** The wanted names of the tasks that have resources on their decorator; one that was renamed stands where it stood. */
function decoratedNames(parts: ModelDocument, wanted: DocumentDraft): ReadonlySet<unknown> {
  const names = new Set(wanted.environments.flatMap(({ tasks = [] }) => tasks.map(({ name }) => name)));
  const decorated = parts.nodes.filter(({ task, keys }) => task && keys.some(({ key }) => key === "resources"));
  return new Set(
    decorated.map(({ draft, path }) => {
      if (names.has(draft.name)) return draft.name;
      return wanted.environments[Number(path[1])]?.tasks?.[Number(path[3])]?.name;
    }),
  );
}

/** Tasks whose resources stand on the decorator keep them; all others' become environments. */
function flattened(wanted: DocumentDraft, onDecorator: ReadonlySet<unknown>) {
  const resources = new Map<unknown, TaskDraft["resources"]>();
  if (onDecorator.size === 0) return { flat: flatten(wanted).document, resources };
  const environments = wanted.environments.map((environment) => {
    const tasks = environment.tasks?.map((task) => {
      if (!onDecorator.has(task.name) || task.resources === undefined) return task;
      const { resources: own, ...rest } = task;
      resources.set(task.name, own);
      return rest;
    });
    return tasks ? { ...environment, tasks } : environment;
  });
  return { flat: flatten({ ...wanted, environments }).document, resources };
}

function alignTasks(
  parts: ModelDocument,
  environments: readonly EnvironmentPair[],
  resources: ReadonlyMap<unknown, TaskDraft["resources"]>,
): readonly TaskPair[] {
  const nodes = parts.nodes.filter(({ task }) => task);
  const wanted = environments.flatMap((environment) =>
    (environment.wanted?.tasks ?? []).map((draft) => ({ environment, draft: withResources(draft, resources) })),
  );
  const matches = alignItems(
    nodes.map(({ draft }) => draft as TaskDraft),
    wanted.map(({ draft }) => draft),
  );
  const taken = new Set<number>();
  const pairs = wanted.map(({ environment, draft }, index): TaskPair => {
    const match = matches[index];
    const candidate = match === undefined ? undefined : nodes[match];
    const isSame = candidate?.draft.name === draft.name || candidate?.path[1] === environment.node?.path[1];
    const node = isSame ? candidate : undefined;
    if (node && match !== undefined) taken.add(match);
    return { node, wanted: draft, environment, overrides: alignOverrides(parts, node, draft.overrides ?? []) };
  });
  const gone = nodes
    .filter((_, index) => !taken.has(index))
    .map((node) => ({ node, wanted: undefined, environment: undefined, overrides: alignOverrides(parts, node, []) }));
  return [...pairs, ...gone];
}

function withResources(draft: TaskDraft, resources: ReadonlyMap<unknown, TaskDraft["resources"]>): TaskDraft {
  const own = resources.get(draft.name);
  return own === undefined ? draft : { ...draft, resources: own };
}

function alignOverrides(
  parts: ModelDocument,
  task: DocumentNode | undefined,
  wanted: readonly OverrideDraft[],
): readonly Pair<OverrideDraft>[] {
  const nodes = (task && overridesByTask(parts).get(`${task.path[1]} ${task.path[3]}`)) ?? [];
  const matches = alignItems(
    nodes.map(({ draft }) => draft as OverrideDraft),
    wanted,
  );
  const found = new Set(matches);
  const pairs = wanted.map((draft, index) => {
    const match = matches[index];
    return { node: match === undefined ? undefined : nodes[match], wanted: draft };
  });
  const gone = nodes.filter((_, index) => !found.has(index)).map((node) => ({ node, wanted: undefined }));
  return [...pairs, ...gone];
}

const grouped = new WeakMap<ModelDocument, ReadonlyMap<string, readonly DocumentNode[]>>();

function overridesByTask(parts: ModelDocument): ReadonlyMap<string, readonly DocumentNode[]> {
  const known = grouped.get(parts);
  if (known) return known;
  const groups = new Map<string, DocumentNode[]>();
  for (const node of parts.nodes) {
    if (!node.override) continue;
    const key = `${node.path[1]} ${node.path[3]}`;
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  grouped.set(parts, groups);
  return groups;
}
