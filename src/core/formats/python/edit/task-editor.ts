import { isPythonName } from "#core/document/checks/names.ts";
import type { TaskDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { formatDocstring } from "#core/formats/python/format-python-text.ts";
import { callNode, type PythonArgument } from "#core/formats/python/python-node.ts";
import { docstringSpan } from "#core/formats/python/read/docstring.ts";
import { usesOfName } from "#core/formats/python/read/find-names.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { DocumentNode } from "#core/formats/python/read/model-document.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Statement } from "#core/formats/python/read/python-syntax.ts";
import { lineOf, lineStarts } from "#core/formats/source-lines.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { EnvironmentPair, TaskPair } from "./align-document.ts";
import type { ChunkEdits } from "./chunk-edits.ts";
import { type EditParts, structural } from "./edit-parts.ts";
import type { EditSession } from "./edit-session.ts";
import { inEncoding, likeLiteral, styleOf } from "./file-style.ts";
import { indentAt } from "./item-edits.ts";
import { KeyEditor } from "./key-editor.ts";
import { OverrideEditor } from "./override-editor.ts";
import { userElsewhere } from "./user-elsewhere.ts";
import type { ValueEditor } from "./value-editor.ts";
import type { Variables } from "./variables.ts";

/** The names that Python has by itself. */
const builtins: ReadonlySet<string> = new Set(
  "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip".split(
    " ",
  ),
);

/** What changed in tasks, those that are new, moved or gone, and their overrides. See SPEC PE6–PE9. */
export class TaskEditor {
  readonly #session: EditSession;
  readonly #variables: Variables;
  readonly #parts: EditParts;
  readonly #values: ValueEditor;
  readonly #chunks: ChunkEdits;
  readonly #keys: KeyEditor;
  readonly #overrides: OverrideEditor;

  constructor(parts: EditParts) {
    this.#session = parts.session;
    this.#variables = parts.variables;
    this.#parts = parts;
    this.#values = parts.values;
    this.#chunks = parts.chunks;
    this.#keys = new KeyEditor(parts);
    this.#overrides = new OverrideEditor(parts);
  }

  edit(pair: TaskPair): void {
    const { node, wanted } = pair;
    if (node && wanted) {
      this.#changedTask(node, wanted, pair);
      for (const override of pair.overrides) this.#overrides.edit(pair, override);
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
      const awaits = isAsync ? undefined : awaitIn(scope, definition);
      if (awaits !== undefined) {
        const line = lineOf(lineStarts(scope.module.text), scope.base + awaits);
        this.#session.refuse(
          [...node.path, "async"],
          `The function awaits something in line ${line}: only an async one can.`,
        );
      } else if (isAsync) this.#session.replace(head, scope, "async ");
      else this.#session.replace({ from: head.from, to: head.from + word.length }, scope, "");
    }
    if (!sameData(draft.docs, wanted.docs)) this.#docs(node, wanted.docs);
    const own = environment?.node;
    if (own?.environment?.environment !== task.task.environment) this.#movedTask(node, environment);
    if (node.call) this.#keys.edit(node, draft, wanted, scope);
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
    const taken = this.#takenAt(module, draft.name, name);
    if (taken !== undefined) {
      this.#session.refuse(path, `${name} is the name of something else in line ${taken} already.`);
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

  /** A line in which the new name would mean something else, or in which something else has it, such as a function of Python's own. */
  #takenAt(module: PythonModule, before: string, after: string): number | undefined {
    const hidden = usesOfName(module, before).find(({ scope }) => scope.locals.some((names) => names.has(after)));
    // Annotations are not among the uses: of Python's own names any place counts.
    const word = builtins.has(after) ? module.text.search(new RegExp(`\\b${after}\\b`)) : -1;
    const at = (hidden ?? usesOfName(module, after)[0])?.from ?? (word < 0 ? undefined : word);
    return at === undefined ? undefined : lineOf(lineStarts(module.text), at);
  }

  #rename(module: PythonModule, before: string, after: string): void {
    for (const { from, to } of usesOfName(module, before)) this.#session.put(module, { from, to, text: after });
  }

  #docs(node: DocumentNode, docs: Json | undefined): void {
    const { task } = node;
    if (!task) return;
    const { definition, scope } = task.task;
    const { module, base } = scope;
    const span = docstringSpan(definition, scope);
    const { newline, indent: step } = styleOf(module);
    const [first, ...others] = wholeBody(node);
    const isOwnLine =
      first !== undefined &&
      /[\n\r]/.test(module.text.slice(base + definition.nameSpan.to, base + first.from)) &&
      indentAt(module.text, base + first.from).length > 0;
    const indent = isOwnLine && first ? indentAt(module.text, base + first.from) : step;
    if (typeof docs === "string") {
      const text = formatDocstring(docs)
        .map((line) => inEncoding(line, styleOf(module)))
        .map((line, index) => (index === 0 || line === "" ? line : indent + line))
        .join(newline);
      const old = span && this.#session.textOf(span, scope);
      const isLine = old !== undefined && !/[\n\r]/.test(old + docs);
      if (span && isLine) this.#session.replace(span, scope, likeLiteral(old, docs, styleOf(module)));
      else if (span) this.#session.replace(span, scope, text);
      else if (first && isOwnLine)
        this.#session.replace({ from: first.from, to: first.from }, scope, `${text}${newline}${indent}`);
      else if (first) {
        const blanks =
          /[ \t]*$/.exec(this.#session.textOf({ from: definition.nameSpan.to, to: first.from }, scope))?.[0] ?? "";
        this.#session.replace(
          { from: first.from - blanks.length, to: first.from },
          scope,
          `${newline}${indent}${text}${newline}${indent}`,
        );
      }
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
      this.#session.refuseNew(path, "The environment of this task has no variable of its own in the file.");
      return;
    }
    if (!isPythonName(wanted.name) || place.module.names.has(wanted.name)) {
      this.#session.refuseNew(
        [...path, "name"],
        `${JSON.stringify(wanted.name ?? null)} cannot be the name of a new function of the file.`,
      );
      return;
    }
    this.#chunks.insert(place.module, place.at, 2, this.#taskText(wanted, wanted.name, variable, place));
    for (const override of wanted.overrides ?? []) {
      const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
      this.#chunks.insert(place.module, place.at, 2, this.#overrides.text(wanted.name, override, scope));
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
    if (!after) return made && (this.#behindEverything(made.module) ?? made);
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
    const renderer = this.#session.renderer(scope);
    const decorator =
      args.length === 0
        ? `${variable}.task`
        : renderer.laidOut(callNode(`${variable}.task`, args), { indent: "", column: 1 });
    const head = `@${decorator}${newline}${wanted.async === false ? "" : "async "}def ${name}() -> None:`;
    if (typeof wanted.docs !== "string") return `${head} ...${newline}`;
    const docs = formatDocstring(wanted.docs)
      .map((line) => inEncoding(line, styleOf(place.module)))
      .map((line) => (line === "" ? newline : `${indent}${line}${newline}`));
    return `${head}${newline}${docs.join("")}${indent}...${newline}`;
  }

  #removedTask(node: DocumentNode, { overrides }: TaskPair): void {
    const { task } = node;
    if (!task) return;
    const { module, chunk } = task.place;
    const base = chunk.from;
    for (const override of overrides) if (override.node) this.#overrides.remove(override.node);
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
    const user = userElsewhere(this.#parts.model.modules, module, task.task.definition.name);
    if (user !== undefined) {
      this.#session.refuse(node.path, `${task.task.definition.name} is used in ${user}: change the code there first.`);
      return;
    }
    this.#chunks.remove(module, base, node.path, "function");
    this.#chunks.mustVanish(module, task.task.definition.name, node.path);
  }
}

/** Where the body of a function awaits something. */
function awaitIn({ chunk }: Scope, definition: Extract<Statement, { kind: "function" }>): number | undefined {
  const text = chunk?.text.slice(0, definition.to) ?? "";
  const pattern = /\bawait\b|\basync[ \t]+(?:for|with)\b/g;
  pattern.lastIndex = definition.nameSpan.to;
  return pattern.exec(text)?.index;
}

/** The body of a task's function with everything in it. */
function wholeBody({ task }: DocumentNode): readonly Statement[] {
  const { definition, scope } = task?.task ?? {};
  const all = scope?.chunk?.wholeStatements ?? [];
  const whole = all.find((statement) => statement.kind === "function" && statement.from === definition?.from);
  return whole?.kind === "function" ? whole.body : (definition?.body ?? []);
}
