import { formatAddress } from "#core/document/address.ts";
import { nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import { type CodeWriter, piece, toWritten, writeCode } from "#core/formats/code/code-writer.ts";
import { newProblems } from "#core/formats/code/new-problems.ts";
import type { WriteInput, Writer } from "#core/formats/writer.ts";
import { type NodeMessages, nodeMessages } from "#core/pod/node-messages.ts";
import type { Json } from "#core/problem/json.ts";
import type { Path, Problem, Result } from "#core/problem/problem.ts";
import { sourceOf } from "./source-of.ts";

/**
 * Writes what the SDK sends about resources, as protobuf JSON: `{resources, extendedResources}` of the selected node; of a
 * file one such object per task and override, by address. What the SDK refuses is `null`, with a problem.
 *
 * @see SPEC F20, F21
 */
export const idlWriter: Writer = {
  id: "idl",
  label: "Flyte IDL",
  language: "json",
  fileExtension: "json",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writeIdl,
};

function writeIdl(input: WriteInput) {
  const { document, select } = input;
  const problems: Problem[] = [];
  const body = writeCode("  ", (out) => {
    if (input.scope !== "file" && select) {
      const messages = nodeMessages(document, select);
      problems.push(...problemsOf(messages));
      out.at(nodePath(select), () => putMessages(out, messages));
      out.end();
      return;
    }
    const positions = runnablePositions(document);
    if (positions.length === 0) {
      out.line("{}");
      return;
    }
    out.line("{");
    out.indented(() => {
      for (const [index, position] of positions.entries()) {
        const path = nodePath(position);
        const messages = nodeMessages(document, position);
        problems.push(...problemsOf(messages));
        out.at(path, () => {
          out.put(JSON.stringify(formatAddress(document, path)), ": ");
          putMessages(out, messages);
          out.line(index < positions.length - 1 ? "," : "");
        });
      }
    });
    out.line("}");
  });
  return toWritten(body, newProblems(problems, input.problems));
}

function problemsOf(messages: Result<NodeMessages>): readonly Problem[] {
  if (!messages.ok) return messages.problems;
  return [];
}

function putMessages(out: CodeWriter, messages: Result<NodeMessages>): void {
  if (!messages.ok) {
    out.put(piece("keyword", "null"));
    return;
  }
  const { resources, extendedResources } = messages.value.messages;
  const sent: Json = { ...(resources ? { resources } : {}), ...(extendedResources ? { extendedResources } : {}) };
  putJson(out, sent, [], messages.value);
}

/** `at` is the place in the messages, from which the place in the document follows. */
function putJson(out: CodeWriter, value: Json, at: Path, node: NodeMessages): void {
  if (typeof value !== "object" || value === null) {
    out.put(piece(typeof value === "string" ? "string" : "number", JSON.stringify(value), sourceOf(at, node)));
    return;
  }
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  out.put(list ? "[" : "{");
  if (entries.length > 0) {
    out.end();
    out.indented(() => putEntries(out, entries, { list, at, node }));
  }
  out.put(list ? "]" : "}");
}

function putEntries(
  out: CodeWriter,
  entries: readonly (readonly [string, Json | undefined])[],
  { list, at, node }: { readonly list: boolean; readonly at: Path; readonly node: NodeMessages },
): void {
  for (const [index, [key, item]] of entries.entries()) {
    const place = [...at, list ? index : key];
    const isInMark = sourceOf(at, node) !== undefined;
    out.at(isInMark ? undefined : sourceOf(place, node), () => {
      out.put(list ? "" : `${JSON.stringify(key)}: `);
      putJson(out, item ?? null, place, node);
      out.line(index < entries.length - 1 ? "," : "");
    });
  }
}
