import type { OverrideDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { commentLine } from "#core/formats/code/problem-comment.ts";
import { labelComment } from "#core/formats/python/python-names.ts";
import { callNode, type PythonArgument } from "#core/formats/python/python-node.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { DocumentNode } from "#core/formats/python/read/model-document.ts";
import { lineAbove } from "#core/formats/python/read/override-label.ts";
import type { Json } from "#core/problem/json.ts";
import type { Pair, TaskPair } from "./align-document.ts";
import { assignment } from "./assignment.ts";
import type { ChunkEdits } from "./chunk-edits.ts";
import { type EditParts, structural } from "./edit-parts.ts";
import type { EditSession } from "./edit-session.ts";
import { styleOf } from "./file-style.ts";
import { indentAt } from "./item-edits.ts";
import { KeyEditor } from "./key-editor.ts";
import type { ValueEditor } from "./value-editor.ts";
import { overrideVariable, type Variables } from "./variables.ts";

/** What changed in overrides, those that are new, those that are gone. See SPEC PE6–PE9, PR12. */
export class OverrideEditor {
  readonly #session: EditSession;
  readonly #variables: Variables;
  readonly #parts: EditParts;
  readonly #values: ValueEditor;
  readonly #chunks: ChunkEdits;
  readonly #keys: KeyEditor;
  /** Where overrides were put in. */
  readonly #besides = new Set<string>();

  constructor(parts: EditParts) {
    this.#session = parts.session;
    this.#variables = parts.variables;
    this.#parts = parts;
    this.#values = parts.values;
    this.#chunks = parts.chunks;
    this.#keys = new KeyEditor(parts);
  }

  edit(task: TaskPair, { node, wanted }: Pair<OverrideDraft>): void {
    if (node && wanted) this.#changedOverride(node, wanted, task);
    else if (node) this.remove(node);
    else if (wanted) this.#newOverride(task, wanted);
  }

  #changedOverride(node: DocumentNode, wanted: OverrideDraft, task: TaskPair): void {
    const draft = node.draft as OverrideDraft;
    if (!sameData(draft.label, wanted.label)) this.#label(node, wanted.label, task);
    this.#keys.edit(node, draft, wanted, node.scope);
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
    const indent = indentAt(module.text, at);
    const line = said === undefined ? "" : `${commentLine("#", `label: ${said}`).text}${newline}${indent}`;
    this.#session.put(module, { from: isLabel ? above.from : at, to: at, text: line });
  }

  /** A call in a task that gets another name is labelled by the new one. */
  #followsFunction(inside: string | undefined, label: Json | undefined): boolean {
    const task = this.#parts.aligned.tasks.find(({ node }) => inside !== undefined && node?.draft.name === inside);
    const name = task?.wanted?.name;
    return typeof name === "string" && typeof label === "string" && (label === name || label.startsWith(`${name} `));
  }

  remove(node: DocumentNode): void {
    const { override } = node;
    if (!override) return;
    const { module, chunk, statement, variable } = override;
    if (variable !== undefined && !chunk.statements.includes(statement)) {
      this.#session.refuse(node.path, "This override is a statement in a class or a block: take it away in the code.");
      return;
    }
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

  #newOverride({ node, wanted: owner, overrides }: TaskPair, wanted: OverrideDraft): void {
    const task = node?.task;
    if (!task || !node) return;
    const index = overrides.findIndex((pair) => pair.wanted === wanted);
    const before = overrides.slice(0, index).findLast((pair) => pair.node?.override)?.node?.override;
    const after = before && before.chunk.from > task.place.chunk.from ? before : task.place;
    const place = this.#chunks.end(after.module, after.chunk.from);
    const name = String(owner?.name ?? node.draft.name);
    const scope: Scope = { module: place.module, chunk: undefined, base: place.at, locals: [] };
    const key = `${place.module.file}:${place.at}`;
    const isLine = (before?.variable !== undefined && after === before) || this.#besides.has(key);
    this.#besides.add(key);
    this.#chunks.insert(place.module, place.at, isLine ? 0 : 2, this.text(name, wanted, scope));
  }

  text(task: string, wanted: OverrideDraft, scope: Scope): string {
    const { module } = scope;
    const variable = this.#variables.free(module, overrideVariable(task, wanted.label));
    const label = labelComment(task, variable, wanted.label);
    const args = Object.entries<Json | undefined>(wanted).flatMap(([key, value]): readonly PythonArgument[] =>
      value === undefined || structural.has(key) ? [] : [{ name: key, value: this.#values.node([key], value, scope) }],
    );
    const comment = label === undefined ? "" : `${commentLine("#", `label: ${label}`).text}${styleOf(module).newline}`;
    return comment + assignment(this.#session, scope, variable, callNode(`${task}.override`, args));
  }
}
