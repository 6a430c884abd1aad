import type { PythonNode } from "#core/formats/python/python-node.ts";
import type { PythonModule } from "#core/formats/python/read/python-module.ts";
import type { EditSession } from "./edit-session.ts";
import { styleOf } from "./file-style.ts";

/** `variable = call` as a statement of its own in the style of a file. */
export function assignment(session: EditSession, module: PythonModule, variable: string, node: PythonNode): string {
  const text = session.renderer(module).laidOut(node, { indent: "", column: variable.length + 3 });
  return `${variable} = ${text}${styleOf(module).newline}`;
}
