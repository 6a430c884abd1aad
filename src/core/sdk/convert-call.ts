import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { type Path, type Problem, prefixProblem, type Result } from "#core/problem/problem.ts";
import { bindKeywords } from "./bind-keywords.ts";
import { buildResources } from "./build-resources.ts";
import { createCache } from "./cache-setting.ts";
import { environmentNameProblem } from "./environment-name.ts";
import { isPyTuple, type PyCall, type PyValue, pyDictOf, pyExpressionOf, pyListOf } from "./py-value.ts";
import { createRetryStrategy } from "./retry-strategy.ts";
import { createReusePolicy } from "./reuse-policy.ts";
import {
  none,
  plain,
  type SdkArgument,
  type SdkCache,
  type SdkRetryStrategy,
  type SdkReusePolicy,
  type SdkSecret,
} from "./sdk-argument.ts";
import { createSecret } from "./secret-setting.ts";

/** What the keywords of a call hold; the first problem in making an object; what was logged. */
export type ConvertedCall = {
  readonly given: { readonly [keyword: string]: SdkArgument };
  readonly problem: Problem | undefined;
  readonly warnings: readonly Problem[];
};

type Converted = { readonly argument: SdkArgument; readonly problems: readonly Problem[] };

/**
 * Makes the objects that a call's arguments are, in their order, as Python does before it calls anything. In JSON an object
 * under `resources`, `reusable`, `retries` (with `count`), `timeout`, `cache` (with `behavior`), `secrets` (with `key`) and
 * `pod_template` stands for the SDK's object of that name; names in `depends_on` stand for environments. See SPEC S19.
 */
export function convertCall(call: PyCall, catalogue: SdkCatalogue): ConvertedCall {
  const given: { [keyword: string]: SdkArgument } = {};
  const warnings: Problem[] = [];
  for (const [keyword, value] of Object.entries(call)) {
    if (value === undefined) continue;
    const { argument, problems } = convert(keyword, value, catalogue);
    const placed = problems.map((problem) => prefixProblem([keyword], problem));
    const problem = placed.find((candidate) => candidate.severity === "error");
    if (problem) return { given, problem, warnings };
    warnings.push(...placed);
    given[keyword] = argument;
  }
  return { given, problem: undefined, warnings };
}

function convert(keyword: string, value: PyValue, catalogue: SdkCatalogue): Converted {
  const dict = callOf(value);
  if (keyword === "secrets") return convertSecrets(value);
  if (keyword === "depends_on" && isPyTuple(value)) return convertDependencies(value);
  if (keyword === "include" || !dict) return { argument: plain(value), problems: [] };
  if (keyword === "resources") return convertResources(dict, catalogue);
  if (keyword === "reusable") return fromObject(createReusePolicy(dict, catalogue));
  if (keyword === "retries" && "count" in dict) return fromObject(createRetryStrategy(dict, catalogue));
  if (keyword === "timeout" && isTimeout(dict)) return convertTimeout(dict);
  if (keyword === "cache" && "behavior" in dict) return fromObject(createCache(dict, catalogue));
  if (keyword === "pod_template") return convertPodTemplate(dict);
  return { argument: plain(value), problems: [] };
}

/** The keywords of an object; `undefined` for values that are written as objects but are none. */
function callOf(value: PyValue): PyCall | undefined {
  const dict = pyDictOf(value);
  return dict && pyExpressionOf(value) === undefined && !pyListOf(value) ? dict : undefined;
}

function fromObject(result: Result<SdkReusePolicy | SdkRetryStrategy | SdkCache | SdkSecret>): Converted {
  if (!result.ok) return { argument: none, problems: result.problems };
  return { argument: result.value, problems: "warnings" in result.value ? result.value.warnings : [] };
}

function convertResources(call: PyCall, catalogue: SdkCatalogue): Converted {
  const built = buildResources(call, catalogue);
  if (!built.ok) return { argument: none, problems: built.problems };
  return { argument: { kind: "Resources", resources: built.value }, problems: built.value.warnings };
}

const timeoutKeywords = ["max_runtime", "max_queued_time", "deadline"];

function isTimeout(dict: PyCall): boolean {
  const keys = Object.keys(dict);
  return keys.length === 0 || keys.some((key) => timeoutKeywords.includes(key));
}

function convertTimeout(dict: PyCall): Converted {
  const callee = { name: "Timeout.__init__", known: timeoutKeywords, required: [], stage: "setting" } as const;
  const { max_runtime = null, max_queued_time = null, deadline = null } = dict;
  const argument: SdkArgument = { kind: "Timeout", max_runtime, max_queued_time, deadline };
  return { argument, problems: [bindKeywords(callee, dict)].filter((problem) => problem !== undefined) };
}

function convertPodTemplate(dict: PyCall): Converted {
  const known = ["pod_spec", "primary_container_name", "labels", "annotations"];
  const callee = { name: "PodTemplate.__init__", known, required: [], stage: "setting" } as const;
  const { pod_spec = null, primary_container_name = "primary", labels = null, annotations = null } = dict;
  const argument: SdkArgument = { kind: "PodTemplate", pod_spec, primary_container_name, labels, annotations };
  return { argument, problems: [bindKeywords(callee, dict)].filter((problem) => problem !== undefined) };
}

/** A list of secrets is a Python list here, so that a document can spell it as JSON does. */
function convertSecrets(value: PyValue): Converted {
  const list = pyListOf(value);
  if (list) return { argument: { kind: "list", items: list.map(plain) }, problems: [] };
  if (!isPyTuple(value)) return convertSecret(value, []);
  const items = value.map((item, index) => convertSecret(item, [index]));
  const first = items.find((item) => item.problems.length > 0);
  return {
    argument: { kind: "list", items: items.map((item) => item.argument) },
    problems: first ? first.problems : [],
  };
}

function convertSecret(value: PyValue, path: Path): Converted {
  const dict = callOf(value);
  if (!dict || !("key" in dict)) return { argument: plain(value), problems: [] };
  const { argument, problems } = fromObject(createSecret(dict));
  return { argument, problems: problems.map((problem) => prefixProblem(path, problem)) };
}

function convertDependencies(value: readonly PyValue[]): Converted {
  const problems = value.flatMap((name, index) => {
    const problem = typeof name === "string" ? environmentNameProblem(name) : undefined;
    return problem ? [{ ...problem, path: [index] }] : [];
  });
  return { argument: { kind: "list", items: value.map((name) => plain(name)) }, problems: problems.slice(0, 1) };
}
