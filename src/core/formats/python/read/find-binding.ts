import type { Binding } from "./module-names.ts";
import type { ParsedChunk } from "./parsed-chunk.ts";
import type { PythonModule } from "./python-module.ts";
import { isFlyteName } from "./signatures.ts";

/** A binding and the chunk that it stands in; a star import of the SDK has none. */
type Placed = { readonly binding: Binding; readonly chunk: ParsedChunk | undefined };

/** What a name stands for: a binding, a name of another file, or why it is not known. */
export type FoundBinding =
  | { readonly kind: "found"; readonly placed: Placed }
  | { readonly kind: "module"; readonly module: PythonModule; readonly name: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** What a name of a module stands for, seen from an offset; `at` is not given inside functions, which run later. */
export function findBinding(
  modules: readonly PythonModule[],
  module: PythonModule,
  name: string,
  at: number | undefined,
): FoundBinding {
  const all = module.names.get(name) ?? [];
  const [first] = all;
  if (!first) return starred(modules, module, name);
  if (all.length > 1 && !all.every(({ binding }) => sameImport(binding, first.binding))) {
    return { kind: "unknown", reason: `${name} is assigned more than once` };
  }
  if (at !== undefined && first.chunk.from + first.binding.at > at) {
    return { kind: "unknown", reason: `${name} is assigned below` };
  }
  const later = module.stars.find(
    (star) =>
      star.chunk.from > first.chunk.from &&
      !star.path.startsWith("flyte") &&
      mayBring(modules, module, star.path, name),
  );
  if (later && first.binding.kind === "value") {
    return { kind: "unknown", reason: `${name} may be replaced by \`from ${later.path} import *\`` };
  }
  const source = first.binding.kind === "import" ? otherFile(modules, first.binding.path, module) : undefined;
  if (source) return { kind: "module", ...source };
  return { kind: "found", placed: first };
}

function starred(modules: readonly PythonModule[], module: PythonModule, name: string): FoundBinding {
  for (const { path } of module.stars) {
    if (path === "flyte" && isFlyteName(name)) {
      return {
        kind: "found",
        placed: { binding: { kind: "import", path: `flyte.${name}`, at: 0 }, chunk: undefined },
      } as const;
    }
    const other = moduleOf(modules, path, module);
    if (other?.names.has(name)) return { kind: "module", module: other, name } as const;
  }
  const from = module.stars.find(({ path }) => path !== "flyte");
  const reason = from ? `${name} may come from \`from ${from.path} import *\`` : `${name} is not defined in this file`;
  return { kind: "unknown", reason } as const;
}

/** Whether a star import may bring a name: of a file that is read too, what it has. */
function mayBring(modules: readonly PythonModule[], module: PythonModule, path: string, name: string): boolean {
  const other = moduleOf(modules, path, module);
  return !other || other.names.has(name);
}

function otherFile(modules: readonly PythonModule[], path: string, module: PythonModule) {
  const cut = path.lastIndexOf(".");
  if (cut < 0 || moduleOf(modules, path, module)) return undefined;
  const parent = cut === 0 ? "." : path.slice(0, path.charAt(cut - 1) === "." ? cut + 1 : cut);
  const other = moduleOf(modules, parent, module);
  return other ? { module: other, name: path.slice(cut + 1) } : undefined;
}

/** The file that a dotted module is, by its name; the package's own dots and parents are not looked at. */
export function moduleOf(modules: readonly PythonModule[], path: string, from: PythonModule): PythonModule | undefined {
  const wanted = path.replace(/^\.+/, "");
  if (wanted === "" || wanted === "flyte" || wanted.startsWith("flyte.")) return undefined;
  const matches = modules.filter((module) => {
    const dotted = dottedName(module.name);
    return module !== from && (dotted === wanted || dotted.endsWith(`.${wanted}`) || wanted.endsWith(`.${dotted}`));
  });
  return matches.length === 1 ? matches[0] : undefined;
}

function sameImport(one: Binding, other: Binding): boolean {
  return one.kind === "import" && other.kind === "import" && one.path === other.path;
}

/** The names under which a module is imported. */
export function importedAs(module: PythonModule, path: string): readonly string[] {
  const key = `import ${path}`;
  const known = module.changed.get(key) as readonly string[] | undefined;
  if (known) return known;
  const isOf = ({ binding }: Placed) => binding.kind === "import" && binding.path === path;
  const names = [...module.names].flatMap(([name, bindings]) => (bindings.some(isOf) ? [name] : []));
  module.changed.set(key, names);
  return names;
}

/** `pkg/envs.py` is `pkg.envs`; a package's `__init__.py` is the package. */
function dottedName(file: string): string {
  return file
    .replace(/\.[^./]*$/, "")
    .replace(/^(?:\.?\/)+/, "")
    .replaceAll("/", ".")
    .replace(/\.__init__$/, "");
}
