import type { PythonModule } from "#core/formats/python/read/python-module.ts";

/** The name of another file that uses a name of a file: by an import, or as a part of something. */
export function userElsewhere(
  modules: readonly PythonModule[],
  module: PythonModule,
  name: string,
): string | undefined {
  const part = new RegExp(`\\.${name}\\b`);
  return modules.find((other) => {
    if (other === module) return false;
    const isImported = [...other.names.values()].some((bindings) =>
      bindings.some(({ binding }) => binding.kind === "import" && binding.path.endsWith(`.${name}`)),
    );
    return isImported || part.test(other.text);
  })?.name;
}
