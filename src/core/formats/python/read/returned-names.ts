import { itself, type Mention, resultOf } from "./name-changes.ts";

const functionHead = /^(?:@[^\n\r]*(?:\r\n|\n|\r))*(?:async[ \t]+)?def[ \t]+([^\W\d]\w*)/u;
const given = /(?:(?<=[\n\r])[ \t]+|:[ \t]*)return[ \t]+([^\W\d]\w*)((?:\.\w+|\[[^\][\n\r]*\])*)[ \t]*(?=[#;\n\r]|$)/gu;
const called = /(?:(?<=[\n\r])[ \t]+|:[ \t]*)return[ \t]+([^\W\d]\w*)[ \t]*\(/gu;
const part = /\.(\w+)|\[/gu;
const assigned = /(?<![\w.])([^\W\d]\w*)[ \t]*(?::[^=\n\r]{0,200})?=(?!=)[ \t]*(?:([^\W\d]\w*)[ \t]*(?=[#;\n\r]|$))?/gu;

/** What the function of a chunk gives back without a copy: a change of its result is one of the names of the file that it says. See SPEC PR3. */
export function returnedNames(text: string): readonly Mention[] {
  const own = text.includes("return") ? functionHead.exec(text)?.[1] : undefined;
  if (own === undefined) return [];
  const by = resultOf(own);
  const calls = [...text.matchAll(called)].map(([, name = ""]) => ({ ...itself, name: resultOf(name), by }));
  const results = [...text.matchAll(given)];
  if (results.length === 0) return calls;
  const names = new Map<string, string>();
  for (const [, name = "", other = ""] of text.matchAll(assigned)) names.set(name, names.get(other) ?? other);
  const values = results.flatMap(([, name = "", path = ""]) => {
    const outer = names.get(name) ?? name;
    const prefix = [...path.matchAll(part)].map(([, field]) => field ?? "*");
    return outer === "" ? [] : [{ ...itself, name: outer, by, prefix }];
  });
  return [...calls, ...values];
}
