import {
  acceleratorNames,
  acceleratorTexts,
  isAcceleratorText,
  legalCounts,
  rewriteAlias,
  spellingIn,
} from "#core/catalog/accelerators.ts";
import { compareReleases } from "#core/catalog/compare-releases.ts";
import { nearestTexts } from "#core/catalog/nearest-texts.ts";
import { releasesWith, type SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { examineDevice } from "./build-device.ts";
import { deprecatedName } from "./deprecated-name.ts";
import { isPyTuple, type PyCall, type PyValue, pyExpressionOf, pyListOf, pyNumber, pyTypeName } from "./py-value.ts";
import { pythonRepr } from "./python-value.ts";
import { valueError } from "./sdk-problem.ts";
import type { SdkGpu } from "./sdk-resources.ts";

/** What stands in `gpu`, with all that is wrong with it. Paths start with `gpu`. */
export type ExaminedGpu = {
  readonly gpu: SdkGpu;
  /** Errors in making the device object, which Python makes before it calls `Resources`. */
  readonly deviceProblems: readonly Problem[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/**
 * Examines the `gpu` of a call: nothing, a count, an accelerator text, or a device (an object, see `buildDevice`).
 *
 * @see SPEC S6; source: flyte 2.12.1, _resources.py:633-654
 */
export function examineGpu(value: PyValue, catalogue: SdkCatalogue): ExaminedGpu {
  const none = { gpu: { kind: "none" }, deviceProblems: [], problems: [], warnings: [] } as const;
  if (value === null) return none;
  if (isDeviceCall(value)) {
    const { device, problems, warnings } = examineDevice(value, catalogue);
    return {
      gpu: { kind: "device", device },
      deviceProblems: problems.map((problem) => prefixProblem(["gpu"], problem)),
      problems: [],
      warnings: warnings.map((warning) => prefixProblem(["gpu"], warning)),
    };
  }
  if (typeof value === "string") return examineText(value, catalogue);
  const type = pyTypeName(value);
  const isCount = type === "int" || type === "bool";
  return {
    ...none,
    gpu: { kind: "count", count: value },
    problems: isCount ? countProblems(value) : [typeProblem(value)],
  };
}

/** Whether a value stands for a device: an object, and no Python value that JSON cannot spell. */
function isDeviceCall(value: PyValue): value is PyCall {
  if (value === null || typeof value !== "object" || isPyTuple(value)) return false;
  return !pyListOf(value) && pyExpressionOf(value) === undefined && value.$timedelta === undefined;
}

function examineText(written: string, catalogue: SdkCatalogue): ExaminedGpu {
  const name = written.split(":", 1)[0] ?? "";
  const present = rewriteAlias(catalogue, name);
  const text = present + written.slice(name.length);
  return {
    gpu: { kind: "accelerator", text },
    deviceProblems: [],
    problems: isAcceleratorText(catalogue, text) ? [] : [unknownAccelerator(text, catalogue)],
    warnings: present === name ? [] : [deprecatedName({ found: name, present, value: text }, ["gpu"])],
  };
}

function countProblems(count: PyValue): readonly Problem[] {
  if (!((pyNumber(count) ?? 0) < 0)) return [];
  const words = "gpu must be greater than or equal to 0";
  const message = `gpu is ${pythonRepr(count)}. Write a count from 0.`;
  return [valueError("sdk.gpu-negative", message, { stage: "resources", words, path: ["gpu"] })];
}

function typeProblem(value: PyValue): Problem {
  const words = `gpu must be an accelerator string such as 'A100:4', a device count, or a GPU()/TPU()/Device() instance, got ${pyTypeName(value)}: ${pythonRepr(value)}`;
  const message = `gpu is ${pythonRepr(value)}. Write a count, an accelerator such as "A100:4", or a device.`;
  return valueError("sdk.gpu-type", message, { stage: "resources", words, path: ["gpu"] });
}

function unknownAccelerator(text: string, catalogue: SdkCatalogue): Problem {
  const legal = acceleratorTexts(catalogue).map((item) => pythonRepr(item));
  const words = `gpu must be one of typing.Literal[${legal.join(", ")}], got ${text}`;
  const found = `${JSON.stringify(text)} is not an accelerator that the SDK knows.`;
  const problem = (message: string) =>
    valueError("sdk.accelerator-unknown", message, { stage: "resources", words, path: ["gpu"] });
  const elsewhere = knownElsewhere(text, catalogue);
  if (!elsewhere) {
    const near = acceleratorAdvice(text, catalogue);
    return withFixes(problem(`${found} ${near.advice}`), near.texts);
  }
  return withFixes(problem(`${elsewhere.message}`), elsewhere.texts);
}

function withFixes(problem: Problem, texts: readonly string[]): Problem {
  if (texts.length === 0) return problem;
  const fixes = texts.map((value) => ({ label: `Use ${value}`, changes: [{ path: ["gpu"], value }] }));
  return { ...problem, fixes };
}

/** What is to be said of a name that another release knows: since when, and how this one spells it. */
function knownElsewhere(text: string, catalogue: SdkCatalogue) {
  const name = text.split(":", 1)[0] ?? "";
  if (acceleratorNames(catalogue).includes(name)) return undefined;
  const known = releasesWith((other) => acceleratorNames(other).includes(name));
  if (!known) return undefined;
  const { release } = catalogue;
  const isNewer = (compareReleases(known.first, release) ?? 0) > 0;
  const when = isNewer ? `${name} is new in ${known.first}` : `${name} is spelled so up to ${known.last}`;
  const present = spellingIn(catalogue, name);
  const written = present === undefined ? undefined : present + text.slice(name.length);
  if (present === undefined || written === undefined || !isAcceleratorText(catalogue, written)) {
    return { message: `${when}; ${release} does not know it. Choose another release, or another device.`, texts: [] };
  }
  return { message: `${when}; ${release} spells it ${present}.`, texts: [written] };
}

/** What to write instead: the legal counts of a known name, else the nearest names with their least count. */
function acceleratorAdvice(text: string, catalogue: SdkCatalogue) {
  const name = (text.split(":", 1)[0] ?? "").trim();
  const counts = legalCounts(catalogue, name);
  if (counts.length > 0) {
    const legal = counts.map((count) => `${name}:${count}`);
    return { advice: `${name} comes as ${legal.join(", ")}.`, texts: [nearestCount(text, name, counts)] };
  }
  const near = nearestTexts(name, acceleratorNames(catalogue)).map((item) => withCountOf(text, item, catalogue));
  if (near.length > 0) return { advice: `Did you mean ${near.join(" or ")}?`, texts: near };
  return { advice: "Write a name and a count, such as A100:1 or T4:1.", texts: [] };
}

function withCountOf(text: string, name: string, catalogue: SdkCatalogue): string {
  return nearestCount(text, name, legalCounts(catalogue, name));
}

/** The name with the count that was asked for, or the legal one nearest to it; the least where none was asked for. */
function nearestCount(text: string, name: string, counts: readonly number[]): string {
  const asked = Number(/:\s*(\d{1,6})\s*$/.exec(text)?.[1] ?? 0);
  const nearest = counts.toSorted((a, b) => Math.abs(a - asked) - Math.abs(b - asked))[0] ?? 1;
  return `${name}:${nearest}`;
}
