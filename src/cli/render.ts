import { parseAddress, placeOf } from "#core/document/address.ts";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { partOf } from "#core/formats/part-of.ts";
import type { Scope, WriteInput, Writer } from "#core/formats/writer.ts";
import { writers } from "#core/formats/writers.ts";
import { hasErrors } from "#core/problem/problem.ts";
import { clusterLines, readCluster } from "./read-cluster.ts";
import { type Done, type Judged, problemLines, readDocument } from "./read-document.ts";

type Asked = {
  readonly to: Writer["id"];
  readonly scope?: Scope;
  readonly select?: string;
  /** The text of a cluster profile, or of what one is made from. */
  readonly cluster?: string;
};

/** Writes a document in one format. With errors in it the text is still written; it starts with what is wrong. */
export function render(text: string, asked: Asked): Done {
  const judged = readDocument(text);
  const { document } = judged;
  if (!document) return { output: "", problems: problemLines(judged, judged.problems, text), exit: 1 };
  const cluster = asked.cluster === undefined ? undefined : readCluster(asked.cluster);
  const told = cluster ? clusterLines(cluster.problems, "cluster") : "";
  if (cluster && !cluster.profile) return { output: "", problems: told, exit: 1 };
  const writer = writers.find((one) => one.id === asked.to);
  const input = writer && inputFor(document, judged, asked);
  if (!writer || !input) return misuse(`${asked.select ?? ""} names nothing to write as ${asked.scope ?? asked.to}.`);
  if (!writer.scopes.includes(input.scope)) {
    return misuse(`${writer.id} is written as ${writer.scopes.join(", ")}, not as ${input.scope}.`);
  }
  const written = writer.write(cluster?.profile ? { ...input, cluster: cluster.profile } : input);
  const problems = [...judged.problems, ...written.problems];
  const isWrong = hasErrors([...problems, ...(cluster?.problems ?? [])]);
  return { output: written.text, problems: `${told}${problemLines(judged, problems, text)}`, exit: isWrong ? 1 : 0 };
}

function inputFor(document: DocumentDraft, judged: Judged, asked: Asked): WriteInput | undefined {
  const { problems } = judged;
  if (asked.select === undefined) return { document, problems, scope: asked.scope ?? "file" };
  const path = parseAddress(document, asked.select);
  const place = path.ok ? placeOf(path.value) : undefined;
  if (!place?.position) return undefined;
  const resources = place.keys.length === 1 && place.keys[0] === "resources";
  if (place.keys.length > 0 && !resources) return undefined;
  const scope = asked.scope ?? (resources ? "resources" : levelOf(place.position));
  const select = scope === "file" ? undefined : partOf(place.position, scope);
  return select ? { document, problems, scope, select } : { document, problems, scope };
}

function levelOf(position: NodePosition): Scope {
  if (position.override !== undefined) return "override";
  return position.task === undefined ? "environment" : "task";
}

function misuse(message: string): Done {
  return { output: "", problems: `${message}\n`, exit: 2 };
}
