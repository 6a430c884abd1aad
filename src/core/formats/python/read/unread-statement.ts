import type { Statement } from "./python-syntax.ts";
import { mayMatter } from "./skim-statement.ts";

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
  const all = [...new Set(text.match(names)?.map((name) => name.normalize("NFKC")) ?? [])];
  const name = (definition.exec(text) ?? assignment.exec(text))?.[1];
  const declared = [...text.matchAll(globals)].flatMap(([, list = ""]) => list.split(/[ \t,]+/));
  const inside = [...text.matchAll(walrus)].map(([, one = ""]) => one);
  const binds = name === undefined ? all : [...new Set([name, ...declared, ...inside])].filter((one) => one !== "");
  return { from: 0, to: text.length, kind: "unread", binds, changes: mayMatter(text) ? all : [] };
}
