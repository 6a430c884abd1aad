import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { isPyFalsy } from "#core/sdk/py-value.ts";
import { docstringOf } from "./docstring.ts";
import { nameOfEnvironment } from "./environment-name-of.ts";
import type { BoundArgument, CallValue, EnvironmentCall, Located, OverrideCall, Scope } from "./located.ts";
import type { ModelEnvironment, ModelOverride, ModelTask, PythonModel } from "./model-types.ts";
import { overrideLabel } from "./override-label.ts";
import type { UnknownPart } from "./unknown-parts.ts";
import { valueJson } from "./value-json.ts";

/** A key of a node: how the file spells it, and whether it stands in another call of a chain of overrides. */
export type SpelledKey = { readonly key: string; readonly bound: BoundArgument; readonly inherited: boolean };

/** A node of the document and what of the files it is. `keys` are those that a call spells. */
export type DocumentNode = {
  readonly path: Path;
  readonly draft: EnvironmentDraft | TaskDraft | OverrideDraft;
  readonly call: CallValue | undefined;
  readonly scope: Scope;
  readonly keys: readonly SpelledKey[];
  readonly unknown: readonly UnknownPart[];
  readonly environment?: ModelEnvironment;
  readonly task?: ModelTask;
  readonly override?: ModelOverride;
};

/** What the document does not show: an argument, and why. */
export type KeptArgument = { readonly located: Located; readonly key: string; readonly reason: string };

/** The document that files say, node by node in the order environments, their tasks, their overrides. */
export type ModelDocument = {
  readonly document: DocumentDraft;
  readonly nodes: readonly DocumentNode[];
  readonly kept: readonly KeptArgument[];
};

/** The keys that a document has for each kind of node; others are listed as kept. */
const documentKeys = {
  environment: keySet(
    "name description image resources env_vars interruptible reusable cache secrets service_account queue pod_template depends_on include",
  ),
  task: keySet(
    "resources short_name cache retries timeout pod_template report interruptible max_inline_io_bytes queue service_account entrypoint",
  ),
  override: keySet(
    "resources short_name cache retries timeout env_vars secrets service_account interruptible queue pod_template reusable max_inline_io_bytes",
  ),
} as const;

/** Objects that a document has no spelling for are kept where they stand, not unknown. */
const objectKeys: Readonly<Record<string, string>> = {
  image: "an image that is built in code",
  pod_template: "a pod template that is built in code",
  cache: "a cache with policies of its own",
};

/** What was made of the parts of a model before; parts that are the same give the same objects. */
export class DocumentMemo {
  readonly keys = new WeakMap<CallValue, SpelledKeys>();
  readonly nodes = new WeakMap<object, DocumentNode>();
  /** What a part says by itself, without the nodes below it. */
  readonly own = new WeakMap<object, OwnDraft>();
}

type OwnDraft = { readonly [key: string]: Json | undefined };

type SpelledKeys = { readonly keys: readonly SpelledKey[]; readonly kept: readonly KeptArgument[] };

/** Makes the document of a model. `sdk` is the release that the file pins. See SPEC PR11, PR12. */
export function modelDocument(
  model: PythonModel,
  sdk: string | undefined,
  memo: DocumentMemo = new DocumentMemo(),
): ModelDocument {
  return new DocumentMaker(model, memo).make(sdk);
}

class DocumentMaker {
  readonly #model: PythonModel;
  readonly #nodes: DocumentNode[] = [];
  readonly #kept: KeptArgument[] = [];
  readonly #labels = new Map<string, number>();
  readonly #memo: DocumentMemo;

  constructor(model: PythonModel, memo: DocumentMemo) {
    this.#model = model;
    this.#memo = memo;
  }

  make(sdk: string | undefined): ModelDocument {
    const tasks = groupBy(this.#model.tasks, ({ task }) => task.environment);
    const receivers = new Set(this.#model.overrides.map(({ override }) => override.receiver));
    // The first call of a chain is only a step when the next one stands right behind it.
    const isStep = ({ override }: ModelOverride) => receivers.has(override.call.call);
    const overrides = groupBy(
      this.#model.overrides.filter((override) => override.task && !isStep(override)),
      ({ task }) => task,
    );
    const environments = this.#model.environments.map((environment, index) => {
      const own = tasks.get(environment.environment) ?? [];
      return this.#environment(environment, ["environments", index], own, overrides);
    });
    const document: DocumentDraft = { version: 1, ...(sdk === undefined ? {} : { sdk }), environments };
    return { document, nodes: this.#nodes, kept: this.#kept };
  }

  #environment(
    environment: ModelEnvironment,
    path: Path,
    tasks: readonly ModelTask[],
    overrides: ReadonlyMap<ModelTask | undefined, readonly ModelOverride[]>,
  ): EnvironmentDraft {
    const { call, scope, source } = environment.environment;
    const at = this.#nodes.length;
    const keys = this.#keys(call, "environment");
    const clone = source ? { clone_of: nameOfEnvironment(source) ?? "" } : {};
    const { name, ...own } = this.#own(environment, () => draftOf(keys, unknownKeys(environment.unknown)));
    const depends = this.#dependencies(environment, own.depends_on);
    const base: EnvironmentDraft = {
      ...(name === undefined ? {} : { name }),
      ...clone,
      ...own,
      ...(depends === undefined ? {} : { depends_on: depends }),
    };
    const drafts = tasks.map((task, index) => this.#task(task, [...path, "tasks", index], overrides.get(task) ?? []));
    const full = drafts.length > 0 ? { ...base, tasks: drafts } : base;
    return this.#put(at, environment, {
      path,
      draft: full,
      call,
      scope,
      keys,
      unknown: this.#unknown(call, environment.unknown),
      environment,
    });
  }

  #dependencies({ environment, added }: ModelEnvironment, own: Json | undefined): Json | undefined {
    if (added.length === 0) return own;
    const names = added.map(valueJson).filter((name) => name !== undefined);
    const before = Array.isArray(own) ? own : this.#inherited(environment.source);
    return [...before, ...names];
  }

  #inherited(source: EnvironmentCall | undefined): readonly Json[] {
    if (!source) return [];
    const given = source.call.args.get("depends_on");
    const own = given && valueJson(given.located);
    const added = this.#model.environments.find(({ environment }) => environment === source)?.added ?? [];
    const names = added.map(valueJson).filter((name) => name !== undefined);
    return [...(Array.isArray(own) ? own : this.#inherited(source.source)), ...names];
  }

  #task(task: ModelTask, path: Path, overrides: readonly ModelOverride[]): TaskDraft {
    const { definition, call, scope } = task.task;
    const at = this.#nodes.length;
    const keys = call ? this.#keys(call, "task") : [];
    const base: TaskDraft = this.#own(task, () => {
      const docs = docstringOf(definition, scope);
      return {
        name: definition.name,
        ...(definition.isAsync ? {} : { async: false }),
        ...draftOf(keys, unknownKeys(task.unknown)),
        ...(docs === undefined ? {} : { docs }),
      };
    });
    const drafts = overrides.map((override, index) => this.#override(override, [...path, "overrides", index]));
    const full = drafts.length > 0 ? { ...base, overrides: drafts } : base;
    const unknown = call ? this.#unknown(call, task.unknown) : task.unknown;
    return this.#put(at, task, { path, draft: full, call, scope, keys, unknown, task });
  }

  #override(override: ModelOverride, path: Path): OverrideDraft {
    const { call, scope } = override.override;
    const keys = chainKeys(override.override, (one) => this.#keys(one, "override"));
    const label = this.#label(override);
    const draft: OverrideDraft = {
      ...(label === undefined ? {} : { label }),
      ...this.#own(override, () => draftOf(keys, unknownKeys(override.unknown))),
    };
    return this.#put(this.#nodes.length, override, {
      path,
      draft,
      call,
      scope,
      keys,
      unknown: this.#unknown(call, override.unknown),
      override,
    });
  }

  /** What is kept as it stands is not told as unknown, too. */
  #unknown(call: CallValue, parts: readonly UnknownPart[]): readonly UnknownPart[] {
    const kept = this.#memo.keys.get(call)?.kept ?? [];
    return kept.length === 0 ? parts : parts.filter(({ path }) => !kept.some(({ key }) => key === path[0]));
  }

  #own(part: object, make: () => OwnDraft): OwnDraft {
    const known = this.#memo.own.get(part) ?? make();
    this.#memo.own.set(part, known);
    return known;
  }

  /** Notes a node; what is the same as before stays the same object. */
  #put(at: number, part: object, node: DocumentNode): DocumentNode["draft"] {
    const known = this.#memo.nodes.get(part);
    const draft = known && sameEntries(known.draft, node.draft) ? known.draft : node.draft;
    const isSame = known?.draft === draft && samePath(known.path, node.path);
    const made = isSame && known ? known : { ...node, draft };
    if (!isSame) this.#memo.nodes.set(part, made);
    this.#nodes.splice(at, 0, made);
    return made.draft;
  }

  /** A call site without a variable is called after the function that it stands in; the second one there gets a number. */
  #label(override: ModelOverride): Json | undefined {
    if (override.variable !== undefined) return overrideLabel(override);
    const task = override.task?.task.definition.name ?? "";
    const base = override.inside ?? "call";
    const key = `${task}\0${base}`;
    const number = (this.#labels.get(key) ?? 0) + 1;
    this.#labels.set(key, number);
    return number === 1 ? base : `${base} ${number}`;
  }

  #keys(call: CallValue, kind: keyof typeof documentKeys): readonly SpelledKey[] {
    const known = this.#memo.keys.get(call) ?? spelledKeys(call, kind);
    this.#memo.keys.set(call, known);
    this.#kept.push(...known.kept);
    return known.keys;
  }
}

function spelledKeys(call: CallValue, kind: keyof typeof documentKeys): SpelledKeys {
  const kept: KeptArgument[] = [];
  const keys = [...call.args].flatMap(([key, bound]) => {
    const isUnknown = bound.located.value.kind === "unknown" || bound.located.value.kind === "symbol";
    const isObject = key in objectKeys && (isUnknown || valueJson(bound.located) === undefined);
    if (documentKeys[kind].has(key) && !isObject) return [{ key, bound, inherited: false }];
    const reason = isObject ? (objectKeys[key] ?? "") : `${key} has no place in a document`;
    kept.push({ located: bound.located, key, reason });
    return [];
  });
  return { keys, kept };
}

/** Whether two drafts hold the same values, lists of nodes item by item. */
function sameEntries(one: DocumentNode["draft"], other: DocumentNode["draft"]): boolean {
  const keys = Object.keys(one);
  const others = Object.keys(other);
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && sameValue(one[key], other[key]))
  );
}

function sameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return sameData(one, other);
  return (
    one.length === other.length &&
    one.every((item: Json, index) => item === other[index] || (!isJsonObject(item) && sameData(item, other[index])))
  );
}

function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function draftOf(
  keys: readonly SpelledKey[],
  unknown: ReadonlySet<string>,
): { readonly [key: string]: Json | undefined } {
  const entries = keys.flatMap(({ key, bound }) => {
    const value = unknown.has(key) ? undefined : valueJson(bound.located);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The keys of which nothing is known. */
function unknownKeys(parts: readonly UnknownPart[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ path }) => (path.length === 1 ? [String(path[0])] : [])));
}

/** The keys of a chain of overrides: the last call that says something that Python takes as true. */
function chainKeys(override: OverrideCall, keysOf: (call: CallValue) => readonly SpelledKey[]): readonly SpelledKey[] {
  const own = keysOf(override.call);
  if (!override.on || !("receiver" in override.on)) return own;
  const said = own.filter(({ key, bound }) => !keeps(key, bound));
  const before = chainKeys(override.on, keysOf).filter(({ key }) => !said.some((one) => one.key === key));
  const quiet = own.filter(({ key, bound }) => keeps(key, bound) && !before.some((one) => one.key === key));
  return [...before.map((key) => ({ ...key, inherited: true })), ...said, ...quiet];
}

/** Whether a value keeps what the task has. See SPEC S28. */
function keeps(key: string, { located: { value } }: BoundArgument): boolean {
  if (value.kind === "dict") return value.entries.length === 0;
  if (value.kind === "sequence") return value.items.length === 0;
  if (value.kind !== "scalar") return false;
  return key === "interruptible" ? value.value === null : isPyFalsy(value.value);
}

function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function keySet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
