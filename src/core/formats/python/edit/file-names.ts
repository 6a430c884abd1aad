import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import { calledName, isFlyteName } from "#core/formats/python/read/signatures.ts";

/** What a piece of new code calls the SDK's classes and the two of the standard library, and the imports that this needs. */
export class FileNames {
  readonly #module: PythonModule;
  readonly #imports = new Set<string>();

  constructor(module: PythonModule) {
    this.#module = module;
  }

  /** Import lines that must be added. */
  get imports(): readonly string[] {
    return [...this.#imports];
  }

  /** `flyte.Resources`, `timedelta`, `Path` as the file calls them. */
  spell(head: string): string {
    if (head === "timedelta") return this.#standard("datetime", "timedelta");
    if (head === "Path") return this.#standard("pathlib", "Path");
    const match = /^flyte\.(\w+)$/.exec(head);
    const name = match?.[1];
    if (name === undefined) return head;
    const own = this.#imported((path) => path.startsWith("flyte.") && calledName(path) === name);
    if (own !== undefined) return own;
    const module = this.#imported((path) => path === "flyte");
    if (module !== undefined) return `${module}.${name}`;
    if (isFlyteName(name) && this.#module.stars.some(({ path }) => path === "flyte") && !this.#module.names.has(name)) {
      return name;
    }
    const isTaken = this.#module.names.has(name);
    this.#imports.add(isTaken ? "import flyte" : `from flyte import ${name}`);
    return isTaken ? head : name;
  }

  #standard(module: string, name: string): string {
    const own = this.#imported((path) => path === `${module}.${name}`);
    if (own !== undefined) return own;
    const whole = this.#imported((path) => path === module);
    if (whole !== undefined) return `${whole}.${name}`;
    this.#imports.add(`from ${module} import ${name}`);
    return name;
  }

  /** The name that is bound once, at the top, by an import of a path. */
  #imported(isWanted: (path: string) => boolean): string | undefined {
    for (const [name, bindings] of this.#module.names) {
      const [first] = bindings;
      if (bindings.every(({ binding }) => binding.kind === "import" && isWanted(binding.path)) && first) return name;
    }
    return undefined;
  }
}
