// The changes that the oracle tries on what a file says.
import type { DocumentDraft } from "#core/document/draft.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { additions, type NodeKind, otherValues, valueFor } from "./legal-values.ts";

/** One change, as Python is told of it: which node, found by its lines in the file as it was, which key, and what to. */
export type Change = {
  readonly how: "set" | "unset" | "add" | "remove" | "move";
  readonly kind: NodeKind;
  /** The node; of what is added, the node that it is added to. */
  readonly node: Path;
  /** Below the node. */
  readonly keys: Path;
  readonly value?: Json;
  readonly wanted: DocumentDraft;
};

/** Every change that is tried on a document; `pick` chooses among legal values. */
export function changesOf(document: DocumentDraft, pick: number): readonly Change[] {
  return nodesOf(document).flatMap(([kind, node, draft]) => [
    ...valueChanges({ document, node, pick }, draft, []).map((change) => ({ ...change, kind })),
    ...missing({ document, node, pick }, kind, draft),
    ...structure({ document, node, pick }, kind, draft),
    ...moves(document, kind, node),
  ]);
}

/** Each environment and task before the one that it stands behind. */
function moves(document: DocumentDraft, kind: NodeKind, node: Path): readonly Change[] {
  const index = Number(node.at(-1));
  if (kind === "override" || index === 0) return [];
  const list = node.slice(0, -1);
  const before = list.reduce<Json | undefined>(inside, document) as readonly Json[];
  const after = [
    ...before.slice(0, index - 1),
    ...before.slice(index - 1, index + 1).toReversed(),
    ...before.slice(index + 1),
  ];
  return [{ how: "move", kind, node, keys: [], wanted: set(document, list, after) }];
}

function nodesOf({ environments }: DocumentDraft): readonly (readonly [NodeKind, Path, JsonObject])[] {
  return environments.flatMap((environment, e) => [
    ["environment", ["environments", e], environment] as const,
    ...(environment.tasks ?? []).flatMap((task, t) => [
      ["task", ["environments", e, "tasks", t], task] as const,
      ...(task.overrides ?? []).map(
        (override, o) => ["override", ["environments", e, "tasks", t, "overrides", o], override] as const,
      ),
    ]),
  ]);
}

const structural = new Set(["tasks", "overrides", "clone_of", "async", "depends_on"]);
const needed = new Set(["name", "label"]);
/** What may go from within a value. */
const optional = new Set("cpu memory gpu disk shm concurrency scaledown_ttl as_env_var group salt max_age".split(" "));

type Valued = Omit<Change, "kind">;
type At = { readonly document: DocumentDraft; readonly node: Path; readonly pick: number };

function valueChanges(at: At, value: Json, keys: Path): readonly Valued[] {
  const { document, node, pick } = at;
  const path = [...node, ...keys];
  const own: Valued[] = [];
  if (keys.length > 0) {
    for (const other of otherValues(path, value, path.join().length + pick)) {
      own.push({
        how: "set",
        node,
        keys,
        value: other,
        wanted: renamed(set(document, path, other), path, value, other),
      });
    }
  }
  const key = String(keys.at(-1));
  const mayGo = keys.length === 1 ? !needed.has(key) : optional.has(key) || keys.at(-2) === "env_vars";
  if (keys.length > 0 && mayGo) own.push({ how: "unset", node, keys, wanted: set(document, path, undefined) });
  const inner = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  const below = inner.filter(([name]) => keys.length > 0 || !structural.has(String(name)));
  return [...own, ...below.flatMap(([name, item]) => valueChanges(at, item as Json, [...keys, name]))];
}

function missing({ document, node, pick }: At, kind: NodeKind, draft: JsonObject): readonly Change[] {
  const top = additions[kind].filter((key) => !(key in draft)).map((key) => [key]);
  const { resources, env_vars: variables } = draft;
  const within = isJsonObject(resources)
    ? ["memory", "gpu", "shm"].filter((key) => !(key in resources)).map((key) => ["resources", key])
    : [];
  const variable = isJsonObject(variables) ? [["env_vars", "ONE_MORE"]] : [];
  return [...top, ...within, ...variable].map((keys, index) => {
    const value = keys[1] === "ONE_MORE" ? "1" : valueFor(keys.at(-1) ?? "", index + pick);
    return { how: "set", kind, node, keys, value, wanted: set(document, [...node, ...keys], value) };
  });
}

/** A node more below this one, and this one gone. */
function structure({ document, node }: At, kind: NodeKind, draft: JsonObject): readonly Change[] {
  const more = (at: Path, key: string, value: JsonObject): Change => {
    const before = [...at, key].reduce<Json | undefined>(inside, document);
    const list = Array.isArray(before) ? [...before, value] : [value];
    return { how: "add", kind, node: at, keys: [key], value, wanted: set(document, [...at, key], list) };
  };
  const added =
    kind === "environment"
      ? [
          more(node, "tasks", { name: "one_more", retries: 2, short_name: "One more" }),
          more(node, "tasks", { name: "plain_one", async: false }),
          ...(node[1] === 0
            ? [more([], "environments", { name: "one-more", resources: { memory: ["1Gi", "2Gi"] } })]
            : []),
        ]
      : kind === "task"
        ? [more(node, "overrides", { label: "more", retries: 3, resources: { cpu: 2 } })]
        : [];
  const isUsed = JSON.stringify(document.environments.map(({ depends_on, clone_of }) => [depends_on, clone_of]));
  if (kind === "environment" && isUsed.includes(JSON.stringify(draft.name ?? null))) return added;
  return [...added, { how: "remove", kind, node, keys: [], wanted: set(document, node, undefined) }];
}

/** A renamed environment is renamed wherever it is named. */
function renamed(document: DocumentDraft, path: Path, before: Json, after: Json): DocumentDraft {
  if (path.at(-1) !== "name" || (path.length !== 3 && path.length !== 5)) return document;
  const keys = path.length === 3 ? ["clone_of", "depends_on"] : ["label"];
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if (!keys.includes(key)) return value;
    if (Array.isArray(value)) return value.map((one: unknown) => (one === before ? after : one));
    return value === before ? after : value;
  });
}

function set(document: DocumentDraft, path: Path, to: Json | undefined): DocumentDraft {
  return put(document, path, to) as DocumentDraft;
}

function put(value: Json | undefined, [key, ...rest]: Path, to: Json | undefined): Json | undefined {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => {
      const next = index === key ? put(item, rest, to) : item;
      return next === undefined ? [] : [next];
    });
  }
  const object = isJsonObject(value) ? value : {};
  const next = put(object[String(key)], rest, to);
  const entries = Object.entries({ ...object, [String(key)]: next }).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries) as Json;
}

/** A part of a value. */
export function inside(value: Json | undefined, key: string | number): Json | undefined {
  return value !== null && typeof value === "object" ? (value as { readonly [key: string]: Json })[key] : undefined;
}
