import type { Path, Problem } from "#core/problem/problem.ts";
import { isPyInt, type PyValue, pyDurationOf, pyNumber } from "./py-value.ts";
import type { SdkStage } from "./sdk-problem.ts";
import { refused } from "./setting-problem.ts";

const secondsOfDay = 86_400;
/** The largest number of days in a timedelta. */
const mostDays = 999_999_999;
/** The largest number of seconds in a protobuf Duration. */
const mostSeconds = 315_576_000_000;

/** The seconds of a timedelta, or of an int, which the SDK takes for seconds; `undefined` for other values. */
export function secondsOf(value: PyValue): number | undefined {
  return pyDurationOf(value) ?? (isPyInt(value) ? pyNumber(value) : undefined);
}

/** Python's error when seconds do not fit into a timedelta (`sdk.duration`). */
export function durationOverflow(seconds: number, path: Path, stage: SdkStage = "setting"): Problem | undefined {
  const days = Math.floor(seconds / secondsOfDay);
  if (Math.abs(days) <= mostDays) return undefined;
  const fitsC = Math.abs(days) < 2 ** 31;
  const words = fitsC ? `days=${days}; must have magnitude <= ${mostDays}` : "Python int too large to convert to C int";
  const message = `${seconds} seconds are more than Python can hold. Write fewer.`;
  return refused("sdk.duration", message, { type: "OverflowError", words, path, stage });
}

/** Why a duration cannot be shown as protobuf JSON (`sdk.duration`): more than 315 576 000 000 seconds. */
export function durationOutOfRange(seconds: number, field: string, path: Path): Problem | undefined {
  if (Math.abs(Math.trunc(seconds)) <= mostSeconds) return undefined;
  const words = `Failed to serialize ${field} field: Duration is not valid: Seconds ${Math.trunc(seconds)} must be in range [-${mostSeconds}, ${mostSeconds}]..`;
  const message = `${seconds} seconds are more than a message can hold. Write at most ${mostSeconds}.`;
  return refused("sdk.duration", message, { type: "SerializeToJsonError", words, path, stage: "serialize" });
}

/** Seconds as protobuf JSON writes a Duration: `90s`, `1.500s`; 3, 6 or 9 digits. Through floats, as the SDK does it. */
export function formatProtoDuration(seconds: number): string {
  const whole = Math.trunc(seconds);
  const nanos = Math.abs(Math.round((seconds - whole) * 1e9));
  const sign = seconds < 0 ? "-" : "";
  if (nanos === 0) return `${sign}${Math.abs(whole)}s`;
  const digits = String(nanos).padStart(9, "0");
  const kept = digits.endsWith("000000") ? 3 : digits.endsWith("000") ? 6 : 9;
  return `${sign}${Math.abs(whole)}.${digits.slice(0, kept)}s`;
}
