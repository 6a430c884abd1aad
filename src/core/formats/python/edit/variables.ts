import { isPythonName } from "#core/document/checks/names.ts";
import { usesOfName } from "#core/formats/python/read/find-names.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { ModelEnvironment, PythonModel } from "#core/formats/python/read/model-types.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { Json } from "#core/problem/json.ts";
import { slug } from "#core/resolve/flatten.ts";
import type { AlignedDocument, EnvironmentPair } from "./align-document.ts";
import { docstringOfModule } from "./import-edits.ts";

/** Where a new environment is written: its file, and the offset at which it is put in. */
export type NewPlace = { readonly module: PythonModule; readonly at: number };

/** What the environments of an edited file are called, and from where on. */
export class Variables {
  readonly #aligned: AlignedDocument;
  readonly #model: PythonModel;
  readonly #made = new Map<EnvironmentPair, { readonly variable: string; readonly place: NewPlace | undefined }>();
  readonly #taken = new Map<PythonModule, Set<string>>();

  constructor(model: PythonModel, aligned: AlignedDocument) {
    this.#model = model;
    this.#aligned = aligned;
    const tasks = aligned.tasks.flatMap(({ wanted }) => (typeof wanted?.name === "string" ? [wanted.name] : []));
    for (const module of model.modules) this.#taken.set(module, new Set(["flyte", "print", ...tasks]));
    for (const pair of aligned.environments) {
      if (pair.node || !pair.wanted) continue;
      const place = this.#placeOf(pair, 0);
      const module = place?.module ?? model.modules[0];
      const variable = module ? this.free(module, environmentVariable(pair.wanted.name)) : "env";
      this.#made.set(pair, { variable, place });
    }
  }

  /** The variable of the environment that is to have a name, as code at a place can say it; `undefined` where it is not there yet. */
  of(name: string, scope: Scope): string | undefined {
    const pair = this.#aligned.environments.find(({ wanted }) => wanted?.name === name);
    return pair && this.ofPair(pair, scope.module, scope.base);
  }

  /** The variable of an environment as code at an offset of a file can say it. */
  ofPair(pair: EnvironmentPair, module: PythonModule, offset: number): string | undefined {
    const made = this.#made.get(pair);
    if (made) return made.place?.module === module && made.place.at <= offset ? made.variable : undefined;
    const environment = pair.node?.environment;
    if (!environment) return undefined;
    const { scope } = environment.environment;
    if (scope.module !== module) return this.#importedName(pair, module);
    return environment.statement && environment.statement.chunk.from <= offset ? environment.variables[0] : undefined;
  }

  /** Where a new environment goes, and what it is called. */
  newOne(pair: EnvironmentPair): { readonly variable: string; readonly place: NewPlace | undefined } | undefined {
    return this.#made.get(pair);
  }

  /** A name that a file does not have yet. */
  free(module: PythonModule, wanted: string): string {
    const taken = this.#taken.get(module) ?? new Set(["flyte", "print"]);
    this.#taken.set(module, taken);
    let name = wanted;
    for (let number = 2; taken.has(name) || isUsed(module, name); number += 1) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  }

  #importedName({ node }: EnvironmentPair, module: PythonModule): string | undefined {
    const wanted = node?.environment?.environment;
    for (const [name, bindings] of module.names) {
      if (!bindings.some(({ binding }) => binding.kind === "import")) continue;
      const at: Scope = { module, chunk: undefined, base: module.text.length, locals: [] };
      const { value } = this.#model.evaluator.locate({ from: 0, to: 0, kind: "name", name }, at);
      if (value.kind === "environment" && value.environment === wanted) return name;
    }
    return undefined;
  }

  /** Behind the environment before it in the document where everything that it needs and that needs it allows that, else behind its source. */
  #placeOf(pair: EnvironmentPair, depth: number): NewPlace | undefined {
    const { environments, tasks } = this.#aligned;
    const source = pair.wanted?.clone_of;
    const of = typeof source === "string" ? environments.find(({ wanted }) => wanted?.name === source) : undefined;
    if ((of === undefined && typeof source === "string") || of === pair || depth > 50) return undefined;
    const first = of && (of.node ? behind(of.node.environment) : this.#placeOf(of, depth + 1));
    if (of && !first) return undefined;
    const before = environments
      .slice(0, environments.indexOf(pair))
      .findLast(({ node }) => node?.environment?.statement);
    const preferred = behind(before?.node?.environment) ?? this.#top();
    const users = tasks.flatMap(({ node, environment }) =>
      environment === pair && node?.task ? [node.task.place] : [],
    );
    const latest = Math.min(
      ...users.filter(({ module }) => module === preferred?.module).map(({ chunk }) => chunk.from),
    );
    const earliest = first ? first.at : 0;
    const fits =
      preferred && (!first || preferred.module === first.module) && preferred.at >= earliest && preferred.at <= latest;
    return fits ? preferred : (first ?? preferred);
  }

  /** Below the imports. */
  #top(): NewPlace | undefined {
    const module = this.#model.modules[0];
    if (!module) return undefined;
    const imports = module.chunks.findLast(({ statements }) => statements.some(({ kind }) => kind === "import"));
    const above = imports ?? docstringOfModule(module);
    return { module, at: above?.to ?? module.chunks[0]?.from ?? module.text.length };
  }
}

/** Behind the statement of an environment, and behind what is added to it afterwards. */
export function behind(environment: ModelEnvironment | undefined): NewPlace | undefined {
  const { statement, added = [] } = environment ?? {};
  if (!statement) return undefined;
  const { module, chunk } = statement;
  const later = added.flatMap(({ uses, scope }) => {
    const at = uses[0]?.scope ?? scope;
    return at.module === module && at.chunk ? [at.chunk.to] : [];
  });
  return { module, at: Math.max(chunk.to, ...later) };
}

/** Whether a file binds a name, or uses it without, as it does functions of Python's own. */
function isUsed(module: PythonModule, name: string): boolean {
  return module.names.has(name) || usesOfName(module, name).length > 0;
}

function environmentVariable(name: Json | undefined): string {
  const plain = typeof name === "string" ? name.replaceAll(/[^A-Za-z0-9_]+/g, "_") : "";
  if (plain === "" || plain === "_") return "env";
  return isPythonName(plain) ? plain : `env_${plain}`;
}

/** The variable of an override as the writer makes it from its label. */
export function overrideVariable(task: string, label: Json | undefined): string {
  const words = typeof label === "string" && /[a-z0-9]/i.test(label) ? slug(label).replaceAll("-", "_") : "override";
  return `${task}_${words}`;
}
