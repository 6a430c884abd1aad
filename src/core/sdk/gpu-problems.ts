import {
  acceleratorNames,
  acceleratorTexts,
  isAcceleratorText,
  legalCounts,
  rewriteAlias,
} from "#core/catalog/accelerators.ts";
import { nearestTexts } from "#core/catalog/nearest-texts.ts";
import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
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
    warnings: present === name ? [] : [deprecatedName(name, present, ["gpu"])],
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
  const message = `${JSON.stringify(text)} is not an accelerator that the SDK knows. ${acceleratorAdvice(text, catalogue)}`;
  return valueError("sdk.accelerator-unknown", message, { stage: "resources", words, path: ["gpu"] });
}

function acceleratorAdvice(text: string, catalogue: SdkCatalogue): string {
  const name = (text.split(":", 1)[0] ?? "").trim();
  const counts = legalCounts(catalogue, name);
  if (counts.length > 0) return `${name} comes as ${counts.map((count) => `${name}:${count}`).join(", ")}.`;
  const near = nearestTexts(name, acceleratorNames(catalogue));
  const example =
    near.length > 0 ? near.map((item) => `${item}:${legalCounts(catalogue, item)[0]}`) : ["A100:1", "T4:1"];
  return near.length > 0
    ? `Did you mean ${example.join(" or ")}?`
    : `Write a name and a count, such as ${example.join(" or ")}.`;
}
