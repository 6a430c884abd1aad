import { isPythonName } from "#core/document/checks/names.ts";
import type { EnvironmentDraft, OverrideDraft, TaskDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import { environmentOrder } from "#core/formats/python/environment-order.ts";
import { formatDocstring } from "#core/formats/python/format-python-text.ts";
import { labelComment } from "#core/formats/python/python-names.ts";
import { callNode, type PythonArgument, type PythonNode } from "#core/formats/python/python-node.ts";
import { docstringSpan } from "#core/formats/python/read/docstring.ts";
import { usesOfName } from "#core/formats/python/read/find-names.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { DocumentNode, ModelDocument } from "#core/formats/python/read/model-document.ts";
import { lineAbove } from "#core/formats/python/read/override-label.ts";
import type { PythonModel } from "#core/formats/python/read/python-model.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Statement } from "#core/formats/python/read/python-syntax.ts";
import type { Json, JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { AlignedDocument, EnvironmentPair, Pair, TaskPair } from "./align-document.ts";
import { ChunkEdits } from "./chunk-edits.ts";
import { DependencyEditor } from "./dependency-editor.ts";
import type { EditSession } from "./edit-session.ts";
import { likeLiteral, styleOf } from "./file-style.ts";
import { indentAt } from "./item-edits.ts";
import { ValueEditor } from "./value-editor.ts";
import { overrideVariable, type Variables } from "./variables.ts";

type Parts = {
  readonly session: EditSession;
  readonly variables: Variables;
  readonly model: PythonModel;
  readonly parts: ModelDocument;
  readonly aligned: AlignedDocument;
};

/** What stands in a node beside the keys of its call. */
const structural = new Set(["tasks", "overrides", "clone_of", "depends_on", "label", "docs", "async"]);

/** Edits the nodes of a document: what changed in each, those that are new, those that are gone. See SPEC PE6–PE9. */
export class NodeEditor {
  readonly #session: EditSession;
  readonly #variables: Variables;
  readonly #parts: Parts;
  readonly #values: ValueEditor;
  readonly #chunks: ChunkEdits;
  /** Where overrides were put in. */
  readonly #besides = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#session = parts.session;
    this.#variables = parts.variables;
    this.#values = new ValueEditor(parts.session);
    this.#chunks = new ChunkEdits(parts.session);
  }

  run(): void {
    const { environments, tasks } = this.#parts.aligned;
    for (const { node, wanted } of environments) if (node && wanted) this.#environment(node, wanted);
    this.#newEnvironments();
    new DependencyEditor({ ...this.#parts, values: this.#values, chunks: this.#chunks }).run();
    for (const pair of tasks) this.#task(pair);
    for (const { node, wanted } of environments) if (node && !wanted) this.#removedEnvironment(node);
    this.#chunks.finish();
  }

  // Environments

  #environment(node: DocumentNode, wanted: EnvironmentDraft): void {
    const draft = node.draft as EnvironmentDraft;
    this.#cloneSource(node, draft, wanted);
    if (node.call) this.#keys(node, draft, wanted, node.scope);
  }

  /** A clone of a renamed environment is still its clone. */
  #cloneSource(node: DocumentNode, draft: EnvironmentDraft, wanted: EnvironmentDraft): void {
    const source = this.#parts.aligned.environments.find(({ node: one }) => one && one.draft.name === draft.clone_of);
    const before = draft.clone_of === undefined ? undefined : (source?.wanted?.name ?? draft.clone_of);
    if (sameData(before, wanted.clone_of)) return;
    const path = [...node.path, "clone_of"];
    const callee = node.call?.call.callee;
    if (typeof wanted.clone_of !== "string" || draft.clone_of === undefined || callee?.kind !== "attribute") {
      this.#session.refuse(
        path,
        "Whether an environment is a clone is changed in the code: `TaskEnvironment(...)` or `clone_with(...)`.",
      );
      return;
    }
    const variable = this.#variables.of(wanted.clone_of, node.scope);
    if (variable === undefined)
      this.#session.refuse(path, `${wanted.clone_of} does not stand above this clone in the file.`);
    else this.#session.replace(callee.value, node.scope, variable);
  }

  #newEnvironments(): void {
    const { environments } = this.#parts.aligned;
    const drafts = environments.flatMap(({ wanted }) => (wanted ? [wanted] : []));
    for (const index of environmentOrder({ environments: drafts })) {
      const pair = environments.find(({ wanted }) => wanted === drafts[index]);
      if (!pair || pair.node || !pair.wanted) continue;
      const made = this.#variables.newOne(pair);
      if (!made?.place) {
        const path: Path = ["environments", environments.indexOf(pair)];
        this.#session.refuse(
          path,
          "There is no place for this environment: the one that it clones is not a statement of its own in the file.",
        );
        continue;
      }
      this.#chunks.insert(
        made.place.module,
        made.place.at,
        1,
        this.#environmentText(pair.wanted, made.variable, made.place),
      );
    }
  }

  #environmentText(
    wanted: EnvironmentDraft,
    variable: string,
    place: { readonly module: PythonModule; readonly at: number },
  ): string {
    const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
    const source = typeof wanted.clone_of === "string" ? this.#variables.of(wanted.clone_of, scope) : undefined;
    const { name = "", ...rest } = wanted;
    const entries = Object.entries<Json | undefined>(rest).filter(
      ([key, value]) => value !== undefined && !structural.has(key),
    );
    const args = [["name", name] as const, ...entries].map(
      ([key, value]): PythonArgument => ({
        name: key,
        value: this.#values.node([key], value ?? null, scope),
      }),
    );
    const earlier = Array.isArray(wanted.depends_on)
      ? wanted.depends_on.filter(
          (one: Json) =>
            typeof one === "string" && this.#variables.of(one, { ...scope, base: place.at - 1 }) !== undefined,
        )
      : [];
    if (earlier.length > 0) args.push({ name: "depends_on", value: this.#values.node(["depends_on"], earlier, scope) });
    const call = callNode(source === undefined ? "flyte.TaskEnvironment" : `${source}.clone_with`, args);
    return this.#assignment(place.module, variable, call);
  }

  #assignment(module: PythonModule, variable: string, node: PythonNode): string {
    const renderer = this.#session.renderer(module);
    return `${variable} = ${renderer.laidOut(node, { indent: "", column: variable.length + 3 })}${styleOf(module).newline}`;
  }

  #removedEnvironment(node: DocumentNode): void {
    const { environment } = node;
    const place = environment?.statement;
    if (!environment || !place || place.statement.kind !== "assign" || environment.variables.length !== 1) {
      this.#session.refuse(
        node.path,
        "This environment is not a statement of its own in the file: take it away there.",
      );
      return;
    }
    this.#chunks.remove(place.module, place.chunk.from, node.path, "statement");
    this.#chunks.mustVanish(place.module, environment.variables[0] ?? "", node.path);
  }

  // Tasks

  #task(pair: TaskPair): void {
    const { node, wanted } = pair;
    if (node && wanted) {
      this.#changedTask(node, wanted, pair);
      for (const override of pair.overrides) this.#override(pair, override);
    } else if (wanted) this.#newTask(pair, wanted);
    else if (node) this.#removedTask(node, pair);
  }

  #changedTask(node: DocumentNode, wanted: TaskDraft, { environment }: TaskPair): void {
    const draft = node.draft as TaskDraft;
    const { task } = node;
    if (!task) return;
    const { definition, scope, decorator } = task.task;
    if (!sameData(draft.name, wanted.name)) this.#renamedTask(node, wanted.name);
    if ((draft.async ?? true) !== (wanted.async ?? true)) {
      const isAsync = wanted.async !== false;
      const head = { from: definition.head, to: definition.head };
      const word =
        /^async\s+/.exec(this.#session.textOf({ from: definition.head, to: definition.nameSpan.from }, scope))?.[0] ??
        "";
      if (isAsync) this.#session.replace(head, scope, "async ");
      else this.#session.replace({ from: head.from, to: head.from + word.length }, scope, "");
    }
    if (!sameData(draft.docs, wanted.docs)) this.#docs(node, wanted.docs);
    const own = environment?.node;
    if (own?.environment?.environment !== task.task.environment) this.#movedTask(node, environment);
    if (node.call) this.#keys(node, draft, wanted, scope);
    else {
      const added = Object.entries<Json | undefined>(wanted).filter(
        ([key, value]) => value !== undefined && key !== "name" && !structural.has(key) && !sameData(draft[key], value),
      );
      const texts = added.map(([key, value]) => this.#values.argument(key, [key], value ?? null, scope)).toSorted();
      if (texts.length > 0)
        this.#session.replace({ from: decorator.to, to: decorator.to }, scope, `(${texts.join(", ")})`);
    }
  }

  /** The decorator names another environment. */
  #movedTask(node: DocumentNode, environment: EnvironmentPair | undefined): void {
    const { task } = node;
    if (!task || !environment) return;
    const { decorator, scope } = task.task;
    const named = decorator.kind === "call" ? decorator.callee : decorator;
    const variable = this.#variables.ofPair(environment, scope.module, scope.base);
    if (named.kind !== "attribute" || variable === undefined) {
      this.#session.refuse(node.path, "The environment that this task moves to does not stand above it in the file.");
      return;
    }
    this.#session.replace(named.value, scope, variable);
  }

  #renamedTask(node: DocumentNode, name: Json | undefined): void {
    const { task, draft } = node;
    const path = [...node.path, "name"];
    if (!task || typeof draft.name !== "string") return;
    const { scope, definition } = task.task;
    const { module } = scope;
    if (!isPythonName(name)) {
      this.#session.refuse(path, `${JSON.stringify(name ?? null)} is not the name of a Python function.`);
      return;
    }
    if (module.names.has(name)) {
      this.#session.refuse(path, `${name} is already the name of something else in the file.`);
      return;
    }
    if (this.#parts.model.modules.some((other) => other !== module && other.text.includes(String(draft.name)))) {
      this.#session.refuse(path, `${draft.name} is used in another file too: rename it in the code.`);
      return;
    }
    this.#session.replace(definition.nameSpan, scope, name);
    this.#rename(module, draft.name, name);
    for (const { override } of this.#parts.parts.nodes) {
      if (override?.task !== task || override.module !== module) continue;
      const { variable } = override;
      if (!variable?.startsWith(`${draft.name}_`)) continue;
      this.#rename(module, variable, this.#variables.free(module, name + variable.slice(draft.name.length)));
    }
  }

  #rename(module: PythonModule, before: string, after: string): void {
    for (const { from, to } of usesOfName(module, before)) this.#session.put(module, { from, to, text: after });
  }

  #docs(node: DocumentNode, docs: Json | undefined): void {
    const { task } = node;
    if (!task) return;
    const { definition, scope } = task.task;
    const { module, base } = scope;
    const span = docstringSpan(definition);
    const { newline, indent: step } = styleOf(module);
    const [first, ...others] = wholeBody(node);
    const isOwnLine =
      first !== undefined &&
      /[\n\r]/.test(module.text.slice(base + definition.nameSpan.to, base + first.from)) &&
      indentAt(module.text, base + first.from).length > 0;
    const indent = isOwnLine && first ? indentAt(module.text, base + first.from) : step;
    if (typeof docs === "string") {
      const text = formatDocstring(docs)
        .map((line, index) => (index === 0 || line === "" ? line : indent + line))
        .join(newline);
      const old = span && this.#session.textOf(span, scope);
      const isLine = old !== undefined && !/[\n\r]/.test(old + docs);
      if (span && isLine) this.#session.replace(span, scope, likeLiteral(old, docs, styleOf(module)));
      else if (span) this.#session.replace(span, scope, text);
      else if (first && isOwnLine)
        this.#session.replace({ from: first.from, to: first.from }, scope, `${text}${newline}${indent}`);
      else if (first)
        this.#session.replace(
          { from: first.from, to: first.from },
          scope,
          `${newline}${indent}${text}${newline}${indent}`,
        );
      return;
    }
    if (docs !== undefined && docs !== null) {
      this.#session.refuse([...node.path, "docs"], "The docs of a task are text.");
      return;
    }
    if (!span || !first) return;
    const second = others[0];
    if (second) this.#session.replace({ from: first.from, to: second.from }, scope, "");
    else this.#session.replace(span, scope, "...");
  }

  #newTask(pair: TaskPair, wanted: TaskDraft): void {
    const { environment } = pair;
    const index = environment ? this.#parts.aligned.environments.indexOf(environment) : -1;
    const path: Path = [
      "environments",
      index,
      "tasks",
      environment?.wanted?.tasks?.findIndex(({ name }) => name === wanted.name) ?? 0,
    ];
    const place = environment && this.#placeOfTask(environment, wanted);
    const variable = place && environment && this.#variables.ofPair(environment, place.module, place.at);
    if (!place || variable === undefined) {
      this.#session.refuse(path, "The environment of this task has no variable of its own in the file.");
      return;
    }
    if (!isPythonName(wanted.name) || place.module.names.has(wanted.name)) {
      this.#session.refuse(
        [...path, "name"],
        `${JSON.stringify(wanted.name ?? null)} cannot be the name of a new function of the file.`,
      );
      return;
    }
    this.#chunks.insert(place.module, place.at, 2, this.#taskText(wanted, wanted.name, variable, place));
    for (const override of wanted.overrides ?? []) {
      const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
      this.#chunks.insert(place.module, place.at, 2, this.#overrideText(wanted.name, override, scope));
    }
  }

  #placeOfTask(
    environment: EnvironmentPair,
    wanted: TaskDraft,
  ): { readonly module: PythonModule; readonly at: number } | undefined {
    const tasks = this.#parts.aligned.tasks.filter((task) => task.environment === environment);
    const index = tasks.findIndex((task) => task.wanted === wanted);
    const last = tasks.slice(0, index).findLast(({ node }) => node?.task)?.node?.task?.place;
    const own = environment.node?.environment?.statement;
    const made = this.#variables.newOne(environment)?.place;
    const after = last ?? own;
    if (!after) return made && this.#behindEverything(made.module);
    if (!last) return this.#behindEverything(after.module);
    return this.#chunks.end(after.module, after.chunk.from);
  }

  /** Behind the last task or environment of the file, above what runs it. */
  #behindEverything(module: PythonModule): { readonly module: PythonModule; readonly at: number } | undefined {
    const places = [
      ...this.#parts.model.tasks.map(({ place }) => place),
      ...this.#parts.model.environments.map(({ statement }) => statement),
    ].filter((place) => place?.module === module);
    const last = places.toSorted((one, other) => (other?.chunk.from ?? 0) - (one?.chunk.from ?? 0))[0];
    return last ? this.#chunks.end(module, last.chunk.from) : undefined;
  }

  #taskText(
    wanted: TaskDraft,
    name: string,
    variable: string,
    place: { readonly module: PythonModule; readonly at: number },
  ): string {
    const { newline, indent } = styleOf(place.module);
    const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
    const args = Object.entries<Json | undefined>(wanted).flatMap(([key, value]): readonly PythonArgument[] =>
      value === undefined || key === "name" || key === "resources" || structural.has(key)
        ? []
        : [{ name: key, value: this.#values.node([key], value, scope) }],
    );
    const renderer = this.#session.renderer(place.module);
    const decorator =
      args.length === 0
        ? `${variable}.task`
        : renderer.laidOut(callNode(`${variable}.task`, args), { indent: "", column: 1 });
    const head = `@${decorator}${newline}${wanted.async === false ? "" : "async "}def ${name}() -> None:`;
    if (typeof wanted.docs !== "string") return `${head} ...${newline}`;
    const docs = formatDocstring(wanted.docs).map((line) => (line === "" ? newline : `${indent}${line}${newline}`));
    return `${head}${newline}${docs.join("")}${indent}...${newline}`;
  }

  #removedTask(node: DocumentNode, { overrides }: TaskPair): void {
    const { task } = node;
    if (!task) return;
    const { module, chunk } = task.place;
    const base = chunk.from;
    for (const override of overrides) if (override.node) this.#removedOverride(override.node);
    const inside = this.#parts.aligned.tasks
      .flatMap(({ overrides: all }) => all)
      .find((pair) => pair.wanted && pair.node?.override?.module === module && pair.node.override.chunk === chunk);
    if (inside?.node) {
      const called = String(inside.node.override?.task?.task.definition.name ?? "a task");
      this.#session.refuse(
        node.path,
        `${task.task.definition.name} calls an override of ${called}, which the document still has: take that away first.`,
      );
      return;
    }
    this.#chunks.remove(module, base, node.path, "function");
    this.#chunks.mustVanish(module, task.task.definition.name, node.path);
  }

  // Overrides

  #override(task: TaskPair, { node, wanted }: Pair<OverrideDraft>): void {
    if (node && wanted) this.#changedOverride(node, wanted, task);
    else if (node) this.#removedOverride(node);
    else if (wanted) this.#newOverride(task, wanted);
  }

  #changedOverride(node: DocumentNode, wanted: OverrideDraft, task: TaskPair): void {
    const draft = node.draft as OverrideDraft;
    if (!sameData(draft.label, wanted.label)) this.#label(node, wanted.label, task);
    this.#keys(node, draft, wanted, node.scope);
  }

  /** The comment above the line; the variable stays. */
  #label(node: DocumentNode, label: Json | undefined, task: TaskPair): void {
    const { override } = node;
    if (override?.variable === undefined) {
      if (this.#followsFunction(override?.inside, label)) return;
      this.#session.refuse(
        [...node.path, "label"],
        "This override is a call in a function; its label is that function's name.",
      );
      return;
    }
    const { module, chunk, statement } = override;
    const base = chunk.from;
    const name = String(task.node?.draft.name ?? "");
    const said = override.variable.startsWith(`${name}_`)
      ? labelComment(name, override.variable, label)
      : String(label ?? "");
    const above = lineAbove(module.text, base + statement.from);
    const isLabel = above !== undefined && /^#[ \t]*label:/.test(above.text);
    const { newline } = styleOf(module);
    const at = base + statement.from;
    const line = said === undefined ? "" : `${commentLine("#", `label: ${said}`).text}${newline}`;
    this.#session.put(module, { from: isLabel ? above.from : at, to: at, text: line });
  }

  /** A call in a task that gets another name is labelled by the new one. */
  #followsFunction(inside: string | undefined, label: Json | undefined): boolean {
    const task = this.#parts.aligned.tasks.find(({ node }) => inside !== undefined && node?.draft.name === inside);
    const name = task?.wanted?.name;
    return typeof name === "string" && typeof label === "string" && (label === name || label.startsWith(`${name} `));
  }

  #removedOverride(node: DocumentNode): void {
    const { override } = node;
    if (!override) return;
    const { module, chunk, variable } = override;
    if (variable !== undefined) {
      this.#chunks.remove(module, chunk.from, node.path, "override");
      this.#chunks.mustVanish(module, variable, node.path);
      return;
    }
    let receiver = override.override.receiver;
    while (receiver.kind === "call" && receiver.callee.kind === "attribute" && receiver.callee.name === "override") {
      receiver = receiver.callee.value;
    }
    const { call } = override.override.call;
    this.#session.replace({ from: receiver.to, to: call.to }, override.override.scope, "");
  }

  #newOverride({ node, overrides }: TaskPair, wanted: OverrideDraft): void {
    const task = node?.task;
    if (!task || !node) return;
    const index = overrides.findIndex((pair) => pair.wanted === wanted);
    const before = overrides.slice(0, index).findLast((pair) => pair.node?.override)?.node?.override;
    const after = before && before.chunk.from > task.place.chunk.from ? before : task.place;
    const place = this.#chunks.end(after.module, after.chunk.from);
    const name = String(node.draft.name);
    const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
    const key = `${place.module.file}:${place.at}`;
    const isLine = (before?.variable !== undefined && after === before) || this.#besides.has(key);
    this.#besides.add(key);
    this.#chunks.insert(place.module, place.at, isLine ? 0 : 2, this.#overrideText(name, wanted, scope));
  }

  #overrideText(task: string, wanted: OverrideDraft, scope: Scope): string {
    const { module } = scope;
    const variable = this.#variables.free(module, overrideVariable(task, wanted.label));
    const label = labelComment(task, variable, wanted.label);
    const args = Object.entries<Json | undefined>(wanted).flatMap(([key, value]): readonly PythonArgument[] =>
      value === undefined || structural.has(key) ? [] : [{ name: key, value: this.#values.node([key], value, scope) }],
    );
    const comment = label === undefined ? "" : `${commentLine("#", `label: ${label}`).text}${styleOf(module).newline}`;
    return comment + this.#assignment(module, variable, callNode(`${task}.override`, args));
  }

  // Keys

  /** The keys that a node's call spells, or is to spell. */
  #keys(node: DocumentNode, draft: JsonObject, wanted: JsonObject, scope: Scope): void {
    if (!node.call) return;
    const plain = (object: JsonObject) =>
      Object.fromEntries(
        Object.entries(object).filter(([key]) => !structural.has(key) && (key !== "name" || node.environment)),
      );
    const before = plain(draft);
    const after = plain(wanted);
    for (const { key, inherited } of node.keys) {
      if (inherited && before[key] !== undefined && after[key] === undefined) {
        this.#session.refuse(
          [...node.path, key],
          `${key} comes from an earlier override of the chain: take it away there.`,
        );
        return;
      }
    }
    if (node.override && this.#uncovers(node, before, after)) return;
    this.#refuseUnknownAdditions(node, before, after);
    const args = new Map([...node.call.args].filter(([key]) => key !== "depends_on"));
    this.#values.callArguments(node.call, scope, { node: node.path, keys: [], before, after }, args);
  }

  /** A key that goes would leave what an earlier override of the chain says. */
  #uncovers(node: DocumentNode, before: JsonObject, after: JsonObject): boolean {
    for (let on = node.override?.override.on; on && "receiver" in on; on = on.on) {
      const { args } = on.call;
      const key = Object.keys(before).find(
        (one) => before[one] !== undefined && after[one] === undefined && args.has(one),
      );
      if (key === undefined) continue;
      this.#session.refuse(
        [...node.path, key],
        `${key} is also set by an earlier override of the chain: take it away there first.`,
      );
      return true;
    }
    return false;
  }

  /** A key that is set again elsewhere in the file cannot be set at the call. */
  #refuseUnknownAdditions(node: DocumentNode, before: JsonObject, after: JsonObject): void {
    for (const { path, reason } of node.unknown) {
      const [key] = path;
      if (path.length !== 1 || typeof key !== "string" || node.call?.args.has(key)) continue;
      if (before[key] === undefined && after[key] !== undefined) {
        this.#session.refuse(
          [...node.path, key],
          `${key} is known only at run time: ${reason}. Change it in the code.`,
        );
      }
    }
  }
}

/** The body of a task's function with everything in it. */
function wholeBody({ task }: DocumentNode): readonly Statement[] {
  const { definition, scope } = task?.task ?? {};
  const all = scope?.chunk?.wholeStatements ?? [];
  const whole = all.find((statement) => statement.kind === "function" && statement.from === definition?.from);
  return whole?.kind === "function" ? whole.body : (definition?.body ?? []);
}
