import type { Statement } from "./python-syntax.ts";
import { mayMatter } from "./skim-statement.ts";
import type { Chunk } from "./split-chunks.ts";

const definition = /^(?:async[ \t]+)?(?:def|class)[ \t]+([^\W\d]\w*)/u;
const assignment = /^([^\W\d]\w*)[ \t]*(?::[^=\n\r]*)?=(?!=)/u;
const globals = /\bglobal[ \t]+([\w, \t]+)/g;
const walrus = /([^\W\d]\w*)[ \t]*:=/gu;
const names = /[^\W\d]\w*/gu;

/**
 * A statement that is too long to be parsed, as what it may do to names: a definition and an assignment bind their name, anything else may bind all
 * that it names; what changes anything may change all that it names. Rather too much than too little. See SPEC PR15.
 */
export function unreadStatement(text: string): Statement {
  return unreadStatements(text, [{ from: 0, to: text.length }]);
}

/** Statements that are not parsed because too much stands before them, as one: what they do to names together. */
export function unreadStatements(text: string, parts: readonly Chunk[]): Statement {
  const binds = new Set<string>();
  const changes = new Set<string>();
  for (const { from, to } of parts) {
    const part = text.slice(from, to);
    const name = (definition.exec(part) ?? assignment.exec(part))?.[1];
    const matters = mayMatter(part);
    const all = name === undefined || matters ? namesIn(part) : [];
    for (const one of name === undefined ? all : [name, ...boundInside(part)]) binds.add(one);
    if (matters) for (const one of all) changes.add(one);
  }
  binds.delete("");
  return { from: 0, to: text.length, kind: "unread", binds: [...binds], changes: [...changes] };
}

function namesIn(text: string): readonly string[] {
  return text.match(names)?.map((name) => name.normalize("NFKC")) ?? [];
}

function boundInside(text: string): readonly string[] {
  const declared = [...text.matchAll(globals)].flatMap(([, list = ""]) => list.split(/[ \t,]+/));
  return [...declared, ...[...text.matchAll(walrus)].map(([, one = ""]) => one)];
}
