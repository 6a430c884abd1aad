import { anyName, type Change, passedOn } from "./name-changes.ts";
import type { PythonModule } from "./python-module.ts";

/** What a file changes of what a name stands for, under whatever name it does, and the names that were asked for it. */
export type FoundChanges = { readonly changes: readonly Change[]; readonly asked: ReadonlySet<string> };

/** A change goes through no more names than this, and no more of them are looked at. */
const deepest = 6;
const most = 3000;

/** Changes of what a name of a module stands for: by the name, by others for the same, by what holds it, by functions that it is given to. See SPEC PR3. */
export function changesOf(module: PythonModule, name: string): FoundChanges {
  const known = module.changed.get(name) as FoundChanges | undefined;
  if (known) return known;
  const asked = new Set([name, anyName]);
  const walker = { module, asked, left: most };
  const found = changesOn(walker, [name]);
  const changes = walker.left > 0 ? found : [...found, { name, path: ["*"] }];
  const made = { changes, asked };
  module.changed.set(name, made);
  return made;
}

/** Whether any name of a module may be changed, by `exec` or through `globals()`. */
export function changesAnyName(module: PythonModule): boolean {
  return module.changes.has(anyName) && (module.changes.get(anyName)?.length ?? 0) > 0;
}

/** `sys.modules[__name__].name.key = …` */
function throughModule(module: PythonModule, name: string): readonly Change[] {
  const changes = module.changes.get(anyName) ?? [];
  return changes.flatMap(({ path: [first, ...path] }) => (first === name && path.length > 0 ? [{ name, path }] : []));
}

type Walker = { readonly module: PythonModule; readonly asked: Set<string>; left: number };

function changesOn(walker: Walker, chain: readonly string[]): readonly Change[] {
  const name = chain.at(-1) ?? "";
  const { module, asked } = walker;
  const own: readonly Change[] = [...(module.changes.get(name) ?? []), ...throughModule(module, name)];
  const mentions = chain.length > deepest ? [] : (module.mentions.get(name) ?? []);
  return [
    ...own,
    ...mentions.flatMap((mention) => {
      walker.left -= 1;
      asked.add(mention.by);
      if (chain.includes(mention.by) || walker.left <= 0) return [];
      return changesOn(walker, [...chain, mention.by]).flatMap((change) => passedOn(change, mention) ?? []);
    }),
  ];
}
