import type { Scope } from "#core/formats/python/read/located.ts";
import type { PlacedBinding, PythonModule } from "#core/formats/python/read/python-module.ts";
import { calledName, isFlyteName } from "#core/formats/python/read/signatures.ts";

/** Where new code stands: what is bound above it, and the names of the functions around it. */
export type NamePlace = Pick<Scope, "base" | "locals">;

/** What a piece of new code calls the SDK's classes and the two of the standard library, and the imports that this needs. */
export class FileNames {
  readonly #module: PythonModule;
  readonly #imports = new Map<string, number>();

  constructor(module: PythonModule) {
    this.#module = module;
  }

  /** Import lines that must be added. */
  get imports(): readonly string[] {
    return [...this.#imports.keys()];
  }

  /** The first place that needs one of them. */
  get needed(): number {
    return Math.min(...this.#imports.values());
  }

  /** `flyte.Resources`, `timedelta`, `Path` as code at a place can call them. */
  spell(head: string, place: NamePlace): string {
    if (head === "timedelta") return this.#of("datetime", "timedelta", place);
    if (head === "Path") return this.#of("pathlib", "Path", place);
    const name = /^flyte\.(\w+)$/.exec(head)?.[1];
    return name === undefined ? head : this.#of("flyte", name, place);
  }

  #of(module: string, name: string, place: NamePlace): string {
    const isOwn = (path: string) =>
      module === "flyte" ? path.startsWith("flyte.") && calledName(path) === name : path === `${module}.${name}`;
    const own = this.#imported(isOwn, place);
    if (own !== undefined) return own;
    const whole = this.#imported((path) => path === module, place);
    if (whole !== undefined) return `${whole}.${name}`;
    if (module === "flyte" && this.#comesByStar(name, place)) return name;
    return this.#brought(module, name, place);
  }

  #comesByStar(name: string, place: NamePlace): boolean {
    const { stars, names } = this.#module;
    const isThere = stars.some(({ path, chunk }) => path === "flyte" && chunk.from < place.base);
    return isThere && isFlyteName(name) && !names.has(name) && !isHidden(name, place);
  }

  /** By a new import, under a name that is nothing else at the place and in the file. */
  #brought(module: string, name: string, place: NamePlace): string {
    const isFree = (bound: string, path: string) =>
      !isHidden(bound, place) &&
      (this.#module.names.get(bound) ?? []).every(({ binding }) => binding.kind === "import" && binding.path === path);
    const add = (line: string) => this.#imports.set(line, Math.min(place.base, this.#imports.get(line) ?? place.base));
    if (isFree(name, `${module}.${name}`)) {
      add(`from ${module} import ${name}`);
      return name;
    }
    if (isFree(module, module)) {
      add(`import ${module}`);
      return `${module}.${name}`;
    }
    let other = `${name}_2`;
    for (let number = 3; !isFree(other, ""); number += 1) other = `${name}_${number}`;
    add(`from ${module} import ${name} as ${other}`);
    return other;
  }

  /** A name that is nothing but an import of a path, which surely ran above the place. */
  #imported(isWanted: (path: string) => boolean, place: NamePlace): string | undefined {
    for (const [name, bindings] of this.#module.names) {
      const isOnly = bindings.every(({ binding }) => binding.kind === "import" && isWanted(binding.path));
      if (!isOnly || isHidden(name, place)) continue;
      if (bindings.some((bound) => bound.chunk.from < place.base && isSure(bound, bindings))) return name;
    }
    return undefined;
  }
}

/** Whether an import runs whenever the file does: it stands at the top, or in a `try` whose other branch has it too. */
function isSure({ binding, chunk }: PlacedBinding, all: readonly PlacedBinding[]): boolean {
  if (chunk.statements.some(({ kind, from }) => kind === "import" && from === binding.at)) return true;
  const [block] = chunk.statements;
  if (block?.kind !== "block") return false;
  return block.word === "with" || (block.word === "try" && all.filter((one) => one.chunk === chunk).length > 1);
}

function isHidden(name: string, { locals }: NamePlace): boolean {
  return locals.some((names) => names.has(name));
}
