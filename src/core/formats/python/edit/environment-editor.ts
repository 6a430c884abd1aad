import type { EnvironmentDraft } from "#core/document/draft.ts";
import { sameData } from "#core/formats/align-items.ts";
import { environmentOrder } from "#core/formats/python/environment-order.ts";
import { callNode, type PythonArgument } from "#core/formats/python/python-node.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { DocumentNode } from "#core/formats/python/read/model-document.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path } from "#core/problem/problem.ts";
import { assignment } from "./assignment.ts";
import type { ChunkEdits } from "./chunk-edits.ts";
import { type EditParts, structural } from "./edit-parts.ts";
import type { EditSession } from "./edit-session.ts";
import { KeyEditor } from "./key-editor.ts";
import { userElsewhere } from "./user-elsewhere.ts";
import type { ValueEditor } from "./value-editor.ts";
import type { Variables } from "./variables.ts";

/** What changed in environments, those that are new, those that are gone. See SPEC PE6–PE9. */
export class EnvironmentEditor {
  readonly #session: EditSession;
  readonly #variables: Variables;
  readonly #parts: EditParts;
  readonly #values: ValueEditor;
  readonly #chunks: ChunkEdits;
  readonly #keys: KeyEditor;

  constructor(parts: EditParts) {
    this.#session = parts.session;
    this.#variables = parts.variables;
    this.#parts = parts;
    this.#values = parts.values;
    this.#chunks = parts.chunks;
    this.#keys = new KeyEditor(parts);
  }

  edit(node: DocumentNode, wanted: EnvironmentDraft): void {
    const draft = node.draft as EnvironmentDraft;
    this.#cloneSource(node, draft, wanted);
    if (node.call) this.#keys.edit(node, draft, wanted, node.scope);
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

  addNew(): void {
    const { environments } = this.#parts.aligned;
    const drafts = environments.flatMap(({ wanted }) => (wanted ? [wanted] : []));
    for (const index of environmentOrder({ environments: drafts })) {
      const pair = environments.find(({ wanted }) => wanted === drafts[index]);
      if (!pair || pair.node || !pair.wanted) continue;
      const made = this.#variables.newOne(pair);
      if (!made?.place) {
        const path: Path = ["environments", environments.indexOf(pair)];
        this.#session.refuseNew(
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
    return assignment(this.#session, scope, variable, call);
  }

  remove(node: DocumentNode): void {
    const { environment } = node;
    const place = environment?.statement;
    if (!environment || !place || place.statement.kind !== "assign" || environment.variables.length !== 1) {
      this.#session.refuse(
        node.path,
        "This environment is not a statement of its own in the file: take it away there.",
      );
      return;
    }
    const user = userElsewhere(this.#parts.model.modules, place.module, environment.variables[0] ?? "");
    if (user !== undefined) {
      this.#session.refuse(node.path, `${environment.variables[0]} is used in ${user}: change the code there first.`);
      return;
    }
    this.#chunks.remove(place.module, place.chunk.from, node.path, "statement");
    this.#chunks.mustVanish(place.module, environment.variables[0] ?? "", node.path);
  }
}
