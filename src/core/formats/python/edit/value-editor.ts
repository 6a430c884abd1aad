import { rewriteAlias } from "#core/catalog/accelerators.ts";
import { catalogueFor } from "#core/catalog/sdk-catalogue.ts";
import { ownValue, sameData } from "#core/formats/align-items.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { deviceHelper } from "#core/formats/python/device-helper.ts";
import { atom, type PythonNode } from "#core/formats/python/python-node.ts";
import type { BoundArgument, CallValue, Located, Scope } from "#core/formats/python/read/located.ts";
import type { Expression, Span } from "#core/formats/python/read/python-syntax.ts";
import { positional } from "#core/formats/python/read/signatures.ts";
import { unknownParts } from "#core/formats/python/read/unknown-parts.ts";
import { valueNode } from "#core/formats/python/value-nodes.ts";
import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import type { EditSession } from "./edit-session.ts";
import { likeLiteral, styleOf } from "./file-style.ts";
import { indentAt, itemEdits } from "./item-edits.ts";

/** A change of one value: where it stands in the document (`node` is the path of its node), what it was, what is wanted. */
export type ValueChange = {
  readonly node: Path;
  readonly keys: Path;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

/** Turns the change of a value into the smallest replacements of the text that spells it. See SPEC PE1, PE4, PE5. */
export class ValueEditor {
  readonly #session: EditSession;
  /** Inside a copy of what others use too, everything belongs to the copy. */
  #isCopy = false;

  constructor(session: EditSession) {
    this.#session = session;
  }

  /** A value that the file spells; through names, the constant is changed when all that use it want the same, else the value is written here. */
  change(located: Located, change: ValueChange): void {
    const { before, after } = change;
    if (sameData(before, after) || after === undefined) return;
    const [use] = located.uses;
    if (this.#isCopy && !use) {
      this.#inPlace(located, change);
      return;
    }
    const users = this.#session.usersOf(located.expression);
    const wanted = users.map((user) => user.wanted()).filter((value) => value !== "gone");
    const isAgreed = wanted.every((value) => sameData(value, after));
    if (!this.#isCopy && isAgreed && (!use || this.#session.strangerOf(located.expression) === undefined)) {
      if (this.#session.isFirst(located.expression)) this.#inPlace({ ...located, uses: [] }, change);
      return;
    }
    if (!use) {
      this.#refuse(
        change,
        "is spelled here for other values too, which want to keep it: change it in the code, or give all of them the same value.",
      );
      return;
    }
    if (use.name === "**" || use.name === "*") {
      const line = this.#session.lineOf(use.expression, use.scope);
      const text = this.#session.textOf(use.expression, use.scope);
      this.#refuse(
        change,
        `comes from ${use.name}${text} (line ${line}), which spells other values too: change it there in the code, or give all of them the same value.`,
      );
      return;
    }
    this.#session.replace(use.expression, use.scope, this.#copied(located, change, use.scope));
  }

  /** An argument that a call does not have yet, as text. */
  argument(key: string, keys: Path, value: Json, scope: Scope): string {
    return `${key}=${this.#session.renderer(scope).flat(this.node(keys, value, scope))}`;
  }

  /** The value at keys of a node as Python. */
  node(keys: Path, value: Json, scope: Scope): PythonNode {
    const [top, ...rest] = keys;
    if (top === "depends_on") return this.#dependencies(value, rest, scope);
    const nested = rest.reduceRight<Json>(
      (inner, key) => (typeof key === "number" ? [inner] : { [key]: inner }),
      value,
    );
    return rest.reduce<PythonNode>(descend, valueNode(String(top), nested, [], this.#session.spelling));
  }

  /** The arguments of a call: changed, taken away, added. */
  callArguments(
    call: CallValue,
    scope: Scope,
    change: ValueChange,
    args: ReadonlyMap<string, BoundArgument> = call.args,
  ): void {
    const before = isJsonObject(change.before) ? change.before : {};
    const after = isJsonObject(change.after) ? change.after : {};
    const removed = new Set<number>();
    for (const [key, bound] of args) {
      const inner = {
        ...change,
        keys: [...change.keys, key],
        before: ownValue(before, key),
        after: ownValue(after, key),
      };
      if (inner.before === undefined) {
        if (inner.after !== undefined) this.refuseUnknown(bound.located, inner);
      } else if (inner.after !== undefined) this.change(bound.located, inner);
      else if (bound.argument && this.#session.textOf(bound.argument, scope).includes(":=")) {
        this.#refuse(inner, "also names a value by `:=` that other code uses: change it in the code.");
      } else if (bound.argument) removed.add(call.call.args.indexOf(bound.argument));
      else this.#refuse(inner, "comes from a `**` of the call: take it away there in the code.");
    }
    const order = positional[call.name];
    const added = Object.keys(after)
      .filter((key) => !args.has(key) && after[key] !== undefined && !sameData(before[key], after[key]))
      .toSorted((one, other) => rank(order, one) - rank(order, other) || (one < other ? -1 : 1));
    if (added.length > 0 && call.open !== undefined) {
      this.#refuse(change, `may be given already by code that is known only at run time: ${call.open}.`);
      return;
    }
    const texts = added.map((key) => this.argument(key, [...change.keys, key], after[key] ?? null, scope));
    this.callItems(call, scope, removed, texts);
  }

  /** Takes arguments out of a call and adds others; positions that move get their names. */
  callItems(call: CallValue, scope: Scope, removed: ReadonlySet<number>, added: readonly string[]): void {
    const { args, open, close } = call.call;
    if (removed.size === 0 && added.length === 0) return;
    const first = Math.min(...removed);
    for (const [key, { argument }] of call.args) {
      if (!argument || argument.name !== undefined || argument.spread !== "") continue;
      const index = args.indexOf(argument);
      if (index > first && !removed.has(index))
        this.#session.replace({ from: argument.from, to: argument.from }, scope, `${key}=`);
    }
    const { module, base } = scope;
    const items = args.map((argument) => moved(argument, base));
    const list = { open: base + open, close: base + close, items };
    for (const edit of itemEdits(module.text, list, { removed, added }, styleOf(module)))
      this.#session.put(module, edit);
  }

  /** Says that a value is known only at run time. */
  refuseUnknown(located: Located, change: ValueChange): void {
    const { expression, scope } = located.uses[0] ?? located;
    const line = this.#session.lineOf(expression, scope);
    const [part] = unknownParts(located);
    const reason = part ? `: ${part.reason}` : "";
    this.#refuse(change, `is written in line ${line} as code that a document cannot show${reason}. Change it there.`);
  }

  #refuse({ node, keys }: ValueChange, words: string): void {
    this.#session.refuse([...node, ...keys], `${keys.join(".")} ${words}`);
  }

  #inPlace(located: Located, change: ValueChange): void {
    const { value, expression, scope } = located;
    if (unknownParts(located).some(({ path }) => path.length === 0)) {
      this.refuseUnknown(located, change);
      return;
    }
    const { after } = change;
    if (value.kind === "call" && this.#changedCall(value, located, change)) return;
    if (value.kind === "dict" && isJsonObject(after) && this.#changedDict(located, change)) return;
    if (value.kind === "sequence" && Array.isArray(after) && this.#changedItems(located, change)) return;
    this.#session.replace(expression, scope, this.#literal(located, change));
  }

  /** The whole value anew; a text in the quotes of the one before. */
  #literal({ expression, scope }: Located, { keys, after }: ValueChange): string {
    if (typeof after === "string" && expression.kind === "string") {
      return likeLiteral(this.#session.textOf(expression, scope), after, styleOf(scope.module));
    }
    const indent = indentAt(scope.module.text, scope.base + expression.from);
    const flat = this.node(keys, after ?? null, scope);
    return this.#session.renderer(scope).laidOut(flat, { indent, column: indent.length + 12 });
  }

  /** A copy of what a name stands for, with the change, to stand in the name's place. */
  #copied(located: Located, change: ValueChange, scope: Scope): string {
    const { expression, value } = located;
    const isSame = located.scope.module === scope.module;
    const isComposite = value.kind === "call" || value.kind === "dict" || value.kind === "sequence";
    if (!isSame || !isComposite) {
      if (isSame) return this.#literal(located, change);
      return this.#session.renderer(scope).flat(this.node(change.keys, change.after ?? null, scope));
    }
    const text = this.#session.textOf(expression, located.scope);
    const edits = this.#session.collect(scope.module, () => {
      const before = this.#isCopy;
      this.#isCopy = true;
      this.#inPlace({ ...located, uses: [] }, change);
      this.#isCopy = before;
    });
    const from = located.scope.base + expression.from;
    const inside = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
    if (inside.some((edit) => edit.from < 0 || edit.to > text.length)) {
      return this.#session.renderer(scope).flat(this.node(change.keys, change.after ?? null, scope));
    }
    return applyEdits(text, inside);
  }

  #changedCall(call: CallValue, located: Located, change: ValueChange): boolean {
    const { scope } = located;
    const { after } = change;
    if (call.name === "timedelta") return this.#changedDuration(call, scope, change);
    if (call.name === "Path") {
      const path = call.args.get("path");
      if (typeof after !== "string" || !path) return false;
      this.change(path.located, change);
      return true;
    }
    if (!isJsonObject(after) || call.open !== undefined) return false;
    const helper = deviceHelpers.has(call.name);
    if (helper || call.name === "Device") return this.#changedDevice(call, scope, change, after);
    this.callArguments(call, scope, change);
    return true;
  }

  /** The same helper as before with other arguments; another helper is written anew. */
  #changedDevice(call: CallValue, scope: Scope, change: ValueChange, after: JsonObject): boolean {
    const before = isJsonObject(change.before) ? change.before : {};
    const { sdk } = this.#session.spelling;
    const { device } = after;
    // An old spelling that the helper took before it takes now.
    const taken =
      typeof device === "string" && device === before.device ? rewriteAlias(catalogueFor(sdk), device) : device;
    if (call.name !== "Device" && deviceHelper({ ...after, device: taken }, sdk) !== call.name) return false;
    const own = call.name === "Device" ? Object.keys({ ...before, ...after }) : positional[call.name];
    const part = (object: JsonObject): JsonObject => {
      const entries = own.map(
        (key) => [key, call.name !== "Device" && object[key] === null ? undefined : object[key]] as const,
      );
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    };
    this.callArguments(call, scope, { ...change, before: part(before), after: part(after) });
    return true;
  }

  /** `timedelta(hours=2)` keeps its unit where that says the new duration. */
  #changedDuration(call: CallValue, scope: Scope, change: ValueChange): boolean {
    const { after } = change;
    const entry = [...call.args][0];
    if (typeof after !== "number" || call.args.size !== 1 || !entry) return false;
    const [unit, { located, argument }] = entry;
    const seconds = unitSeconds[unit];
    if (!argument || seconds === undefined || located.uses.length > 0) return false;
    const amount = after / seconds;
    if (Number.isInteger(amount)) this.#session.replace(located.expression, located.scope, String(amount));
    else
      this.#session.replace(
        argument,
        scope,
        `seconds=${this.#session.renderer(scope).flat(atom("number", String(after)))}`,
      );
    return true;
  }

  #changedDict(located: Located, change: ValueChange): boolean {
    const { expression, scope, value } = located;
    const before = isJsonObject(change.before) ? change.before : {};
    const after = isJsonObject(change.after) ? change.after : {};
    if (value.kind !== "dict" || expression.kind !== "dict") return false;
    const spans = new Map<string, number>();
    for (const [index, { key }] of expression.entries.entries()) {
      if (key?.kind === "string") spans.set(key.parts.join(""), index);
    }
    const removed = new Set<number>();
    for (const { key, located: item } of value.entries) {
      const inner = {
        ...change,
        keys: [...change.keys, key],
        before: ownValue(before, key),
        after: ownValue(after, key),
      };
      const index = spans.get(key);
      if (inner.before === undefined) {
        if (inner.after !== undefined) this.refuseUnknown(item, inner);
      } else if (inner.after !== undefined) this.change(item, inner);
      else if (index !== undefined && item.uses[0]?.name !== "**") removed.add(index);
      else this.#refuse(inner, "comes from a `**` of the dict: take it away there in the code.");
    }
    const renderer = this.#session.renderer(scope);
    const added = Object.entries(after).flatMap(([key, item]) =>
      item === undefined || value.entries.some((entry) => entry.key === key)
        ? []
        : [
            renderer
              .flat({ kind: "dict", entries: [{ key, value: this.node([...change.keys, key], item, scope) }] })
              .slice(1, -1),
          ],
    );
    this.#changeList(expression, scope, expression.entries, { removed, added });
    return true;
  }

  #changedItems(located: Located, change: ValueChange): boolean {
    const { expression, scope, value } = located;
    if (value.kind !== "sequence" || (expression.kind !== "tuple" && expression.kind !== "list")) return false;
    const before = Array.isArray(change.before) ? change.before : [];
    const after = Array.isArray(change.after) ? (change.after as readonly Json[]) : [];
    if (before.length !== value.items.length) return false;
    if (before.length === after.length && !this.#isNames(change)) {
      for (const [index, item] of value.items.entries()) {
        this.change(item, { ...change, keys: [...change.keys, index], before: before[index], after: after[index] });
      }
      return true;
    }
    const matches = survivors(before, after);
    if (!expression.bracketed || !matches || (expression.kind === "tuple" && after.length === 1)) return false;
    const removed = new Set(before.map((_, index) => index).filter((index) => !matches.kept.has(index)));
    const renderer = this.#session.renderer(scope);
    const added = matches.added.map((item) => renderer.flat(this.node([...change.keys, 0], item, scope)));
    this.#changeList(
      expression,
      scope,
      expression.items.map(({ value: item }) => item),
      { removed, added },
    );
    return true;
  }

  #isNames({ keys }: ValueChange): boolean {
    return keys[0] === "depends_on";
  }

  #changeList(
    expression: Expression,
    scope: Scope,
    spans: readonly Span[],
    change: { readonly removed: ReadonlySet<number>; readonly added: readonly string[] },
  ): void {
    const { module, base } = scope;
    const list = {
      open: base + expression.from + 1,
      close: base + expression.to - 1,
      items: spans.map((span) => moved(span, base)),
    };
    for (const edit of itemEdits(module.text, list, change, styleOf(module))) this.#session.put(module, edit);
  }

  #dependencies(value: Json, rest: Path, scope: Scope): PythonNode {
    if (rest.length > 0) return this.#dependency(value, scope);
    if (!Array.isArray(value)) return valueNode("queue", value, [], this.#session.spelling);
    return { kind: "list", items: value.map((item: Json) => this.#dependency(item, scope)) };
  }

  #dependency(name: Json, scope: Scope): PythonNode {
    const variable = typeof name === "string" ? this.#session.variableOf(name, scope) : undefined;
    if (variable !== undefined) return atom("plain", variable);
    this.#session.refuse(
      ["environments"],
      `depends_on names ${JSON.stringify(name)}, which is no environment with a variable above that place in the file.`,
    );
    return valueNode("queue", name, [], this.#session.spelling);
  }
}

const deviceHelpers = new Set<string>(["GPU", "TPU", "Neuron", "AMD_GPU", "HABANA_GAUDI", "APPLE_SILICON"]);

const unitSeconds: Readonly<Record<string, number>> = {
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
  weeks: 604_800,
};

function rank(order: readonly string[], key: string): number {
  const at = order.indexOf(key);
  return at < 0 ? order.length : at;
}

function moved({ from, to }: Span, base: number): Span {
  return { from: base + from, to: base + to };
}

function descend(node: PythonNode, key: string | number): PythonNode {
  if (node.kind === "call") return node.args.find(({ name }) => name === key)?.value ?? node.args[0]?.value ?? node;
  if (node.kind === "list" || node.kind === "tuple") return node.items[0] ?? node;
  if (node.kind === "dict") return node.entries[0]?.value ?? node;
  return node;
}

/** When the new list is the old one without some items, and with others behind them: which stay, which are new. */
function survivors(before: readonly Json[], after: readonly Json[]) {
  const kept = new Set<number>();
  let at = 0;
  let index = 0;
  for (; index < after.length; index += 1) {
    const found = before.findIndex((item, place) => place >= at && sameData(item, after[index]));
    if (found < 0) break;
    kept.add(found);
    at = found + 1;
  }
  const added = after.slice(index);
  const isMoved = added.some((item) =>
    before.some((old, place) => !kept.has(place) && place < at && sameData(old, item)),
  );
  return isMoved ? undefined : { kept, added };
}
