import type { Scope } from "#core/formats/python/read/located.ts";
import type { DocumentNode } from "#core/formats/python/read/model-document.ts";
import type { JsonObject } from "#core/problem/json.ts";
import { type EditParts, structural } from "./edit-parts.ts";
import type { EditSession } from "./edit-session.ts";
import type { ValueEditor } from "./value-editor.ts";

/** The keys of a node that its call spells, or is to spell. See SPEC PE3, PE5. */
export class KeyEditor {
  readonly #session: EditSession;
  readonly #values: ValueEditor;

  constructor(parts: EditParts) {
    this.#session = parts.session;
    this.#values = parts.values;
  }

  /** The keys that a node's call spells, or is to spell. */
  edit(node: DocumentNode, draft: JsonObject, wanted: JsonObject, scope: Scope): void {
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
