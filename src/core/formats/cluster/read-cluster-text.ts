import { type ClusterReading, emptyReading } from "#core/cluster/cluster-reading.ts";
import { readClusterValues } from "#core/cluster/read-cluster-value.ts";
import { parseJson } from "#core/formats/yaml/parse-json.ts";
import { parseYamlStream } from "#core/formats/yaml/parse-yaml.ts";
import { plainData, type SourceNode } from "#core/formats/yaml/source-tree.ts";
import type { Json } from "#core/problem/json.ts";
import type { Problem, Result } from "#core/problem/problem.ts";
import { fail, succeed } from "#core/problem/problem.ts";
import { blankBulk } from "./blank-bulk.ts";

/**
 * Reads a text that somebody pasted for a cluster profile: the output of kubectl as JSON or YAML, Flyte's configuration, Helm
 * values, a profile; several YAML documents at once, or several JSON values one after the other.
 *
 * Codes: `document.json-syntax` and those of `parseYamlStream`, with their ranges, and those of `readClusterValues`. A text that
 * cannot be read as a whole gives nothing else.
 *
 * @see SPEC CP9
 */
export function readClusterText(text: string): ClusterReading {
  const values = valuesOf(text);
  if (!values.ok) return { ...emptyReading, problems: values.problems };
  const reading = readClusterValues(values.value.values, parseText);
  return { ...reading, problems: [...values.value.problems, ...reading.problems] };
}

type Values = { readonly values: readonly Json[]; readonly problems: readonly Problem[] };

function valuesOf(text: string): Result<Values> {
  const plain = text.replace(/^\uFEFF/, "");
  if (plain.trim() === "") return fail(nothing);
  if (!/^\s*[{[]/.test(plain)) return yamlValues(text);
  const values = fastJson(plain) ?? jsonStream(plain);
  if (values) return succeed({ values, problems: [] });
  // Flow YAML starts with a brace, too. What is neither is told as JSON.
  const yaml = plain.length < mostForBoth ? yamlValues(text) : undefined;
  if (yaml?.ok) return yaml;
  const json = parseJson(text);
  return json.ok ? succeed({ values: [plainData(json.value).value], problems: [] }) : json;
}

const mostForBoth = 200_000;

function fastJson(text: string): readonly Json[] | undefined {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return undefined;
  }
}

/** Objects one after the other, as several calls of kubectl write them: each closes at the start of a line. */
function jsonStream(text: string): readonly Json[] | undefined {
  const pieces = text.split(/(?<=^\})\s*\n(?=\{)/m);
  if (pieces.length < 2) return undefined;
  const values = pieces.map(fastJson);
  return values.every((value) => value !== undefined) ? values.flat() : undefined;
}

/** From here on it pays to leave out what nobody needs. */
const largeText = 100_000;

function yamlValues(text: string): Result<Values> {
  const trees = parseYamlStream(text.length > largeText ? blankBulk(text) : text);
  if (!trees.ok) return trees;
  const data = trees.value.map((tree: SourceNode) => plainData(tree));
  const problems = data.flatMap((one) => one.problems).filter(({ severity }) => severity !== "note");
  const [first, ...rest] = problems.filter(({ severity }) => severity === "error");
  return first ? fail(first, ...rest) : succeed({ values: data.map(({ value }) => value), problems });
}

const nothing: Problem = {
  code: "cluster.unknown",
  severity: "error",
  path: [],
  message: "The text is empty. Paste the output of kubectl, Flyte's configuration, or a cluster profile.",
};

/** Templates of Helm (`{{ … }}`) are no YAML: they stand for texts that decide about nothing. */
function parseText(text: string): Json | undefined {
  const values = valuesOf(text.replaceAll(/\{\{[^{}\n]*\}\}/g, "TEMPLATE"));
  return values.ok ? values.value.values[0] : undefined;
}
