import type { PythonNode } from "#core/formats/python/python-node.ts";
import type { Scope } from "#core/formats/python/read/located.ts";
import type { EditSession } from "./edit-session.ts";
import { styleOf } from "./file-style.ts";

/** `variable = call` as a statement of its own in the style of a file. */
export function assignment(session: EditSession, scope: Scope, variable: string, node: PythonNode): string {
  const text = session.renderer(scope).laidOut(node, { indent: "", column: variable.length + 3 });
  return `${variable} = ${text}${styleOf(scope.module).newline}`;
}
