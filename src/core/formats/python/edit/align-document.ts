import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "#core/document/draft.ts";
import { alignItems } from "#core/formats/align-items.ts";
import type { DocumentNode, ModelDocument } from "#core/formats/python/read/model-document.ts";
import type { NodeOrigins } from "#core/formats/source-contract.ts";
import type { Json } from "#core/problem/json.ts";
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
export function alignDocument(
  parts: ModelDocument,
  wanted: DocumentDraft,
  { repair, origins }: { readonly repair: boolean; readonly origins?: NodeOrigins | undefined },
): AlignedDocument {
  const onDecorator = repair ? new Set() : decoratedNames(parts, wanted);
  const { flat, resources } = flattened(wanted, onDecorator);
  const known = origins && knownNodes(parts, wanted, origins);
  const nodes = parts.nodes.filter(({ environment }) => environment);
  const { environments } = flat;
  const matched = known
    ? byOrigin(nodes, environments, known.environments)
    : matchesOf(nodes, environments as readonly Json[]);
  const pairs: EnvironmentPair[] = environments.map((draft, index) => ({ node: matched[index], wanted: draft }));
  const found = new Set(matched);
  const gone = nodes.filter((node) => !found.has(node)).map((node) => ({ node, wanted: undefined }));
  const all = [...pairs, ...gone];
  return { environments: all, tasks: alignTasks(parts, all, { resources, known: known?.tasks }) };
}

/** What the environments of a wanted document are in a file: those of its tasks' own resources among them. */
export function environmentsInFile(parts: ModelDocument, wanted: DocumentDraft): readonly EnvironmentDraft[] {
  return flattened(wanted, decoratedNames(parts, wanted)).flat.environments;
}

/** The node that was read for each name of a wanted node; `undefined` for one that is new. Names that several have are not among them. */
type Known = ReadonlyMap<Json, DocumentNode | undefined>;

function knownNodes(
  parts: ModelDocument,
  wanted: DocumentDraft,
  origins: NodeOrigins,
): { readonly environments: Known; readonly tasks: Known } {
  const nodes = new Map(parts.nodes.map((node) => [node.path.join("/"), node]));
  const read = new Map(origins.map(([now, before]) => [now.join("/"), nodes.get(before.join("/"))]));
  const environments = wanted.environments.map(({ name }, e) => [name, read.get(`environments/${e}`)] as const);
  const tasks = wanted.environments.flatMap(({ tasks: own = [] }, e) =>
    own.map(({ name }, t) => [name, read.get(`environments/${e}/tasks/${t}`)] as const),
  );
  return { environments: unique(environments), tasks: unique(tasks) };
}

function unique(entries: readonly (readonly [Json | undefined, DocumentNode | undefined])[]): Known {
  const names = entries.map(([name]) => name);
  const own = entries.filter(([name], index) => names.indexOf(name) === index && names.lastIndexOf(name) === index);
  return new Map(own.flatMap(([name, node]) => (name === undefined ? [] : [[name, node] as const])));
}

/** What has no origin that is known is found again by its name. */
function byOrigin(
  nodes: readonly DocumentNode[],
  drafts: readonly { readonly name?: Json | undefined }[],
  known: Known,
): readonly (DocumentNode | undefined)[] {
  const taken = new Set(known.values());
  return drafts.map(({ name }) => {
    if (name !== undefined && known.has(name)) return known.get(name);
    const same = nodes.find((node) => node.draft.name === name && !taken.has(node));
    taken.add(same);
    return same;
  });
}

function matchesOf(nodes: readonly DocumentNode[], wanted: readonly Json[]): readonly (DocumentNode | undefined)[] {
  const matches = alignItems(
    nodes.map(({ draft }) => draft as Json),
    wanted,
  );
  return matches.map((match) => (match === undefined ? undefined : nodes[match]));
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
  {
    resources,
    known,
  }: { readonly resources: ReadonlyMap<unknown, TaskDraft["resources"]>; readonly known: Known | undefined },
): readonly TaskPair[] {
  const nodes = parts.nodes.filter(({ task }) => task);
  const wanted = environments.flatMap((environment) =>
    (environment.wanted?.tasks ?? []).map((draft) => ({ environment, draft: withResources(draft, resources) })),
  );
  const drafts = wanted.map(({ draft }) => draft);
  const matched = known ? byOrigin(nodes, drafts, known) : matchesOf(nodes, drafts as readonly Json[]);
  const taken = new Set<DocumentNode>();
  const pairs = wanted.map(({ environment, draft }, index): TaskPair => {
    const candidate = matched[index];
    const isSame = known || candidate?.draft.name === draft.name || candidate?.path[1] === environment.node?.path[1];
    const node = isSame ? candidate : undefined;
    if (node) taken.add(node);
    return { node, wanted: draft, environment, overrides: alignOverrides(parts, node, draft.overrides ?? []) };
  });
  const gone = nodes
    .filter((node) => !taken.has(node))
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
