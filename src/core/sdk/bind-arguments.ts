import type { Problem } from "#core/problem/problem.ts";
import type { DeviceFunction } from "./device-functions.ts";
import type { PyCall } from "./py-value.ts";
import { sdkProblem } from "./sdk-problem.ts";

/** What Python says when the keywords of a call do not fit: first an unexpected one, then all that are missing. */
export function bindArguments(fn: DeviceFunction, given: PyCall): Problem | undefined {
  const known = fn.parameters.map((parameter) => parameter.name);
  const surplus = Object.keys(given).find((key) => given[key] !== undefined && !known.includes(key));
  if (surplus !== undefined) {
    const words = `${fn.name}() got an unexpected keyword argument '${surplus}'`;
    return argumentProblem(`The device has no key ${JSON.stringify(surplus)}. Keys are: ${known.join(", ")}.`, words, [
      surplus,
    ]);
  }
  const missing = fn.parameters
    .filter((parameter) => parameter.required && given[parameter.name] === undefined)
    .map((parameter) => parameter.name);
  if (missing.length === 0) return undefined;
  const plural = missing.length > 1 ? "s" : "";
  const words = `${fn.name}() missing ${missing.length} required positional argument${plural}: ${enumerate(missing)}`;
  return argumentProblem(`The device needs ${missing.join(" and ")}.`, words, []);
}

function argumentProblem(message: string, words: string, path: readonly string[]): Problem {
  return sdkProblem("sdk.device-arguments", message, { stage: "device", type: "TypeError", words, path });
}

function enumerate(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  if (quoted.length === 0) return last;
  return quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(", ")}, and ${last}`;
}
