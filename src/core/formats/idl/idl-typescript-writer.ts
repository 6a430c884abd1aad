import { formatAddress } from "#core/document/address.ts";
import { type NodePosition, nodePath } from "#core/document/draft.ts";
import { runnablePositions } from "#core/document/runnable-positions.ts";
import {
  type CodePart,
  type CodeWriter,
  joinBlocks,
  piece,
  toWritten,
  writeCode,
} from "#core/formats/code/code-writer.ts";
import { formatTypescriptText } from "#core/formats/code/format-typescript-text.ts";
import { newProblems } from "#core/formats/code/new-problems.ts";
import { problemComment } from "#core/formats/code/problem-comment.ts";
import type { Token, WriteInput, Writer } from "#core/formats/writer.ts";
import { type NodeMessages, nodeMessages } from "#core/pod/node-messages.ts";
import type { Path, Problem, Result } from "#core/problem/problem.ts";
import type { GpuAcceleratorMessage, ResourceEntry } from "#core/sdk/serialize-resources.ts";
import { sourceOf } from "./source-of.ts";

/**
 * Writes what the SDK sends about resources as TypeScript that makes the same messages with `@flyteorg/flyteidl2` and
 * `@bufbuild/protobuf`: of a file one `{resources, extendedResources}` per task and override, by address; of a node its own. What the
 * SDK refuses is `null`, with a problem.
 *
 * @see SPEC F20, TS3
 */
export const idlTypescriptWriter: Writer = {
  id: "idl-typescript",
  label: "Flyte IDL in TypeScript",
  language: "typescript",
  fileExtension: "ts",
  scopes: ["file", "environment", "task", "override", "resources"],
  write: writeMessages,
};

function writeMessages(input: WriteInput) {
  const { document, select } = input;
  const single = input.scope !== "file" && select !== undefined;
  const positions = single ? [select] : runnablePositions(document);
  const nodes = positions.map((position) => ({ position, messages: nodeMessages(document, position) }));
  const problems = nodes.flatMap(({ messages }): readonly Problem[] => (messages.ok ? [] : messages.problems));
  const body = writeCode("  ", (out) => {
    out.put(piece("keyword", "export"), " ", piece("keyword", "const"), " messages = ");
    if (single) for (const node of nodes) out.at(nodePath(node.position), () => putNode(out, node.messages));
    else putByAddress(out, input, nodes);
    out.line(";");
  });
  const parts = [problemComment(input, "//"), importsPart(body), body];
  return toWritten(joinBlocks(parts, 1), newProblems(problems, input.problems));
}

type Node = { readonly position: NodePosition; readonly messages: Result<NodeMessages> };

function putByAddress(out: CodeWriter, { document }: WriteInput, nodes: readonly Node[]): void {
  if (nodes.length === 0) {
    out.put("{}");
    return;
  }
  out.line("{");
  out.indented(() => {
    for (const { position, messages } of nodes) {
      const path = nodePath(position);
      out.at(path, () => {
        out.put(piece("string", formatTypescriptText(formatAddress(document, path))), ": ");
        putNode(out, messages);
        out.line(",");
      });
    }
  });
  out.put("}");
}

function putNode(out: CodeWriter, messages: Result<NodeMessages>): void {
  const { resources, extendedResources } = messages.ok ? messages.value.messages : {};
  if (!messages.ok || (!resources && !extendedResources)) {
    out.put(messages.ok ? "{}" : piece("keyword", "null"));
    return;
  }
  out.line("{");
  out.indented(() => {
    if (resources) putResources(out, messages.value);
    if (extendedResources) putExtended(out, messages.value);
  });
  out.put("}");
}

function putResources(out: CodeWriter, node: NodeMessages): void {
  out.line("resources: create(ResourcesSchema, {");
  out.indented(() => {
    for (const side of ["requests", "limits"] as const) {
      const entries = node.messages.resources?.[side] ?? [];
      if (entries.length === 0) continue;
      out.line(`${side}: [`);
      out.indented(() => {
        for (const [index, entry] of entries.entries())
          putEntry(out, entry, sourceOf(["resources", side, index], node));
      });
      out.line("],");
    }
  });
  out.line("}),");
}

function putEntry(out: CodeWriter, { name, value = "" }: ResourceEntry, path: Path | undefined): void {
  out.at(path, () => out.line(`{ name: Resources_ResourceName.${name}, value: `, text(value, path), " },"));
}

function putExtended(out: CodeWriter, node: NodeMessages): void {
  const { gpuAccelerator, sharedMemory } = node.messages.extendedResources ?? {};
  out.line("extendedResources: create(ExtendedResourcesSchema, {");
  out.indented(() => {
    if (gpuAccelerator) putAccelerator(out, gpuAccelerator, sourceOf(["extendedResources", "gpuAccelerator"], node));
    if (!sharedMemory) return;
    const path = sourceOf(["extendedResources", "sharedMemory"], node);
    out.at(path, () => {
      out.line("sharedMemory: {");
      out.indented(() => {
        for (const [key, value] of Object.entries(sharedMemory)) out.line(`${key}: `, text(value, path), ",");
      });
      out.line("},");
    });
  });
  out.line("}),");
}

function putAccelerator(out: CodeWriter, message: GpuAcceleratorMessage, path: Path | undefined): void {
  const { device, partitionSize, deviceClass } = message;
  out.at(path, () => {
    out.line("gpuAccelerator: {");
    out.indented(() => {
      if (device !== undefined) out.line("device: ", text(device, path), ",");
      if (partitionSize !== undefined) {
        out.line("partitionSizeValue: {");
        out.indented(() => out.line("case: ", text("partitionSize"), ", value: ", text(partitionSize, path), ","));
        out.line("},");
      }
      if (deviceClass !== undefined) out.line("deviceClass: ", ...classTokens(deviceClass), ",");
    });
    out.line("},");
  });
}

/** The enum's member; a class for which the published messages have no name is its number. */
function classTokens(deviceClass: string | number): readonly Token[] {
  if (typeof deviceClass === "string") return [piece("plain", `GPUAccelerator_DeviceClass.${deviceClass}`)];
  return [
    piece("number", String(deviceClass)),
    piece("plain", " "),
    piece("keyword", "as"),
    piece("plain", " GPUAccelerator_DeviceClass"),
  ];
}

function text(value: string, path?: Path): Token {
  return piece("string", formatTypescriptText(value), path);
}

const names = ["ExtendedResourcesSchema", "GPUAccelerator_DeviceClass", "Resources_ResourceName", "ResourcesSchema"];
const module = "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts";

/** The imports of what the body uses. */
function importsPart(body: CodePart): CodePart {
  const code = body.tokens.filter(({ kind }) => kind === "plain").map((token) => token.text);
  const used = names.filter((name) => code.some((part) => part.includes(name)));
  return writeCode("  ", (out) => {
    if (used.length === 0) return;
    if (used.some((name) => name.endsWith("Schema"))) importLine(out, ["create"], "@bufbuild/protobuf");
    importLine(out, used, module);
  });
}

function importLine(out: CodeWriter, imported: readonly string[], from: string): void {
  const end = [" ", piece("keyword", "from"), " ", text(from), ";"];
  if (imported.length === 1) {
    out.line(piece("keyword", "import"), ` { ${imported[0]} }`, ...end);
    return;
  }
  out.line(piece("keyword", "import"), " {");
  out.indented(() => {
    for (const name of imported) out.line(`${name},`);
  });
  out.line("}", ...end);
}
