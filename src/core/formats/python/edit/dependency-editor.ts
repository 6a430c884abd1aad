import type { EnvironmentDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import type { DocumentNode } from "#core/formats/python/read/model-document.ts";
import { valueJson } from "#core/formats/python/read/value-json.ts";
import type { Json } from "#core/problem/json.ts";
import type { EnvironmentPair } from "./align-document.ts";
import type { EditParts } from "./edit-parts.ts";
import { styleOf } from "./file-style.ts";
import { behind, type NewPlace } from "./variables.ts";

/** `depends_on`: in the call where what it names stands above, else by `add_dependency` behind both. See SPEC PE8. */
export class DependencyEditor {
  readonly #parts: EditParts;

  constructor(parts: EditParts) {
    this.#parts = parts;
  }

  run(): void {
    for (const pair of this.#parts.aligned.environments) {
      if (!pair.wanted) continue;
      if (pair.node) this.#changed(pair.node, pair.wanted, pair);
      else this.#ofNew(pair, pair.wanted);
    }
  }

  #ofNew(pair: EnvironmentPair, wanted: EnvironmentDraft): void {
    const place = this.#parts.variables.newOne(pair)?.place;
    if (!place || !Array.isArray(wanted.depends_on)) return;
    const earlier = (name: Json) =>
      typeof name === "string" &&
      this.#parts.variables.of(name, { module: place.module, chunk: undefined, base: place.at - 1, locals: [] }) !==
        undefined;
    const later = wanted.depends_on.filter((name: Json) => !earlier(name));
    for (const name of later) this.#add(pair, name);
  }

  #changed(node: DocumentNode, wanted: EnvironmentDraft, pair: EnvironmentPair): void {
    const draft = node.draft as EnvironmentDraft;
    const before = this.#renamed(draft.depends_on);
    const after = wanted.depends_on;
    if (sameData(before, after)) return;
    const bound = node.call?.args.get("depends_on");
    const path = [...node.path, "depends_on"];
    const { session, values } = this.#parts;
    const added = node.environment?.added ?? [];
    if (added.length === 0 && node.call && this.#fits(node, after)) {
      const own = { node: node.path, keys: [] };
      const args = new Map([...node.call.args].filter(([key]) => key === "depends_on"));
      const objects = { before: { depends_on: before }, after: { depends_on: after } };
      if (node.unknown.some(({ path: [key] }) => key === "depends_on")) {
        if (bound) values.refuseUnknown(bound.located, { ...own, keys: ["depends_on"], before, after });
        else session.refuse(path, "depends_on is known only at run time: change it in the code.");
        return;
      }
      const given = before === undefined && bound === undefined ? { before: {}, after: objects.after } : objects;
      values.callArguments(node.call, node.scope, { ...own, ...given }, args);
      return;
    }
    this.#grown(pair, { before, after, path });
  }

  /** Names at the end are new: they are added behind; names of `add_dependency` may go. */
  #grown(
    pair: EnvironmentPair,
    {
      before,
      after,
      path,
    }: {
      readonly before: Json | undefined;
      readonly after: Json | undefined;
      readonly path: readonly (string | number)[];
    },
  ): void {
    const old = Array.isArray(before) ? (before as readonly Json[]) : [];
    const now = Array.isArray(after) ? (after as readonly Json[]) : [];
    const kept = old.filter((name) => now.some((one) => sameData(one, name)));
    const fresh = now.slice(kept.length);
    const isGrown =
      sameData(now.slice(0, kept.length), kept) && fresh.every((name) => !old.some((one) => sameData(one, name)));
    const gone = old.filter((name) => !kept.includes(name));
    if (!isGrown || !gone.every((name) => this.#removed(pair, name))) {
      this.#parts.session.refuse(
        path,
        "The order of these dependencies comes from calls of add_dependency: change it in the code.",
      );
      return;
    }
    for (const name of fresh) this.#add(pair, name);
  }

  /** Takes a whole `a.add_dependency(b)` away. */
  #removed({ node }: EnvironmentPair, name: Json): boolean {
    const located = node?.environment?.added.find((one) => valueJson(one) === name);
    const scope = (located?.uses[0] ?? located)?.scope;
    const chunk = scope?.module.chunks.find(({ from }) => from === scope.base);
    const [statement] = chunk?.statements ?? [];
    if (!scope || !chunk || !node || chunk.statements.length !== 1 || statement?.kind !== "expression") return false;
    if (statement.value.kind !== "call" || statement.value.args.length !== 1) return false;
    this.#parts.session.clear(scope.module, chunk.from, chunk.to);
    this.#parts.chunks.goes(scope.module, chunk.from, chunk.to);
    return true;
  }

  #add(pair: EnvironmentPair, name: Json): void {
    const { aligned, variables, session, chunks } = this.#parts;
    const other = aligned.environments.find(({ wanted }) => typeof name === "string" && wanted?.name === name);
    const places = [this.#placeOf(pair), other && this.#placeOf(other)];
    const [one, two] = places;
    const path = ["environments", aligned.environments.indexOf(pair), "depends_on"];
    if (!other || !one || !two || one.module !== two.module) {
      session.refuseNew(path, `${JSON.stringify(name)} is no environment with a variable of its own in the same file.`);
      return;
    }
    const at = Math.max(one.at, two.at);
    const from = variables.ofPair(pair, one.module, at);
    const to = variables.ofPair(other, one.module, at);
    if (from === undefined || to === undefined) {
      session.refuseNew(path, `${JSON.stringify(name)} has no variable of its own in the file.`);
      return;
    }
    chunks.insert(one.module, at, 0, `${from}.add_dependency(${to})${styleOf(one.module).newline}`);
  }

  #placeOf(pair: EnvironmentPair): NewPlace | undefined {
    const made = this.#parts.variables.newOne(pair);
    if (made) return made.place;
    return behind(pair.node?.environment);
  }

  /** Whether all that the list names stands above the call. */
  #fits(node: DocumentNode, names: Json | undefined): boolean {
    if (!Array.isArray(names)) return true;
    const before = Array.isArray(node.draft.depends_on) ? node.draft.depends_on : [];
    return names.every(
      (name: Json) =>
        before.some((one: Json) => sameData(one, name)) ||
        (typeof name === "string" &&
          this.#parts.variables.of(name, { ...node.scope, base: node.scope.base - 1 }) !== undefined),
    );
  }

  /** The names as they are after environments got other names. */
  #renamed(names: Json | undefined): Json | undefined {
    if (!Array.isArray(names)) return names;
    return names.map((name: Json) => {
      const pair = this.#parts.aligned.environments.find(({ node }) => node && node.draft.name === name);
      return pair?.wanted?.name ?? name;
    });
  }
}
