import { isJsonObject } from "#core/problem/json.ts";
import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { type Check, describeFound, errorAt, wrongKind } from "./found.ts";
import { checkBoolean, checkText, checkTextList, orNull, unknownKeys } from "./simple.ts";

const flyteValue = (message: string) => ({ type: "ValueError", message });

/** Retries: a whole number from 0, or {count, backoff?: {base, factor?, cap?}} with seconds. Errors `retries.value`, `document.type`. See SPEC D7; source: flyte `_retry.py`. */
export const checkRetries: Check = (value) => {
  if (value === null) return [];
  if (typeof value === "number") return checkCount(value);
  if (!isJsonObject(value)) {
    const words = `retries must be an int (a retry count) or a flyte.RetryStrategy, got ${describeFound(value)}`;
    return [wrongKind(value, "a whole number, or {count, backoff}", flyteValue(words))];
  }
  return [
    ...unknownKeys(value, ["count", "backoff"], "a retry strategy"),
    ...at("count", checkCount(value.count)),
    ...at("backoff", value.backoff === undefined ? [] : checkBackoff(value.backoff)),
  ];
};

/** Timeout: seconds, or {max_runtime?, max_queued_time?, deadline?} in seconds. Error `document.type`. See SPEC D8; source: flyte `_timeout.py:64`. */
export const checkTimeout: Check = (value) => {
  if (value === null || isSeconds(value)) return [];
  if (!isJsonObject(value)) {
    const words = "Timeout must be an instance of Timeout, int, or timedelta.";
    return [wrongKind(value, "seconds, or {max_runtime, max_queued_time, deadline}", flyteValue(words))];
  }
  const keys = ["max_runtime", "max_queued_time", "deadline"];
  return [...unknownKeys(value, keys, "a timeout"), ...keys.flatMap((key) => at(key, secondsOrNull(value[key])))];
};

const cacheWords = ["auto", "override", "disable"];
const cacheAliases = ["enable", "enabled", "on", "true", "yes", "off", "false", "no", "none"];

/** Cache: a word, or {behavior, version_override?, serialize?, ignored_inputs?, salt?, max_age?}. Error `cache.word`. See SPEC D9; source: flyte `_cache/cache.py`. */
export const checkCache: Check = (value) => {
  if (value === null) return [];
  if (typeof value === "string") return checkCacheWord(value);
  if (!isJsonObject(value)) return [wrongKind(value, "auto, override or disable, or {behavior, …}")];
  const { behavior, version_override, serialize, ignored_inputs, salt, max_age } = value;
  const keys = ["behavior", "version_override", "serialize", "ignored_inputs", "salt", "max_age"];
  return [
    ...unknownKeys(value, keys, "a cache"),
    ...at(
      "behavior",
      typeof behavior === "string" ? checkCacheWord(behavior) : [wrongKind(behavior, "auto, override or disable")],
    ),
    ...at("version_override", given(version_override, checkText)),
    ...at("serialize", given(serialize, checkBoolean)),
    ...at(
      "ignored_inputs",
      given(ignored_inputs, (list) => (typeof list === "string" ? [] : checkTextList(list))),
    ),
    ...at("salt", given(salt, checkText)),
    ...at("max_age", given(max_age, orNull(checkMaxAge))),
  ];
};

/** Reuse policy: {replicas, idle_ttl, scaledown_ttl, concurrency, scope}, or null. Error `reuse.policy`, warning `reuse.starvation`. See SPEC D10; source: flyte `_reusable_environment.py:65`. */
export const checkReusePolicy: Check = (value) => {
  if (value === null) return [];
  if (!isJsonObject(value)) return [wrongKind(value, "a reuse policy such as {replicas: 2, idle_ttl: 60}")];
  const { replicas, idle_ttl, scaledown_ttl, concurrency, scope } = value;
  const problems = [
    ...unknownKeys(value, ["replicas", "idle_ttl", "scaledown_ttl", "concurrency", "scope"], "a reuse policy"),
    ...at(
      "scope",
      scope === undefined || scope === "global" || scope === "run"
        ? []
        : [policy('The scope is "global" or "run".', 'scope must be "global" or "run"')],
    ),
    ...at("replicas", replicas === undefined ? [] : checkReplicas(replicas)),
    ...at("concurrency", concurrency === undefined ? [] : checkConcurrency(concurrency)),
    ...at("idle_ttl", idle_ttl === undefined ? [] : checkTtl("idle_ttl", idle_ttl)),
    ...at("scaledown_ttl", scaledown_ttl === undefined ? [] : checkTtl("scaledown_ttl", scaledown_ttl)),
  ];
  const most = Array.isArray(replicas) ? replicas[1] : replicas;
  if (most !== 1 || (concurrency ?? 1) !== 1 || problems.length > 0) return problems;
  return [{ ...errorAt("reuse.starvation", starvation), severity: "warning" }];
};

/** An override's reuse policy: a policy, or "off". See SPEC D10. */
export const checkOverrideReusable: Check = (value) => {
  if (value === "off") return [];
  if (typeof value === "string") return [wrongKind(value, 'a reuse policy, or "off"')];
  return checkReusePolicy(value);
};

/** Secrets: text, {key, group?, as_env_var?, mount?}, or a list of these. Error `secret.value`. See SPEC D11; source: flyte `_secret.py`. */
export const checkSecrets: Check = (value) => {
  if (!Array.isArray(value)) return orNull(checkSecret)(value);
  return value.flatMap((secret, position) => checkSecret(secret).map((problem) => prefixProblem([position], problem)));
};

const starvation =
  "One replica with a concurrency of 1 can starve: a task that calls tasks of the same environment waits for itself. Use at least 2 replicas or a higher concurrency.";

function checkCount(value: unknown): readonly Problem[] {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return [];
  const number = typeof value === "number" && Number.isInteger(value);
  const words = number
    ? `RetryStrategy.count must be greater than or equal to 0, got ${value}`
    : `RetryStrategy.count must be an int (a retry count), got ${describeFound(value)}`;
  return [
    errorAt("retries.value", `Retries are a whole number from 0; found ${describeFound(value)}.`, flyteValue(words)),
  ];
}

function checkBackoff(value: unknown): readonly Problem[] {
  if (value === null) return [];
  if (!isJsonObject(value)) return [wrongKind(value, "{base, factor, cap} with seconds")];
  const { base, factor = 1, cap = null } = value;
  const wrong = (message: string) => [errorAt("retries.value", message)];
  return [
    ...unknownKeys(value, ["base", "factor", "cap"], "a backoff"),
    ...at(
      "base",
      isSeconds(base) && base >= 0 ? [] : wrong(`The base is seconds from 0; found ${describeFound(base)}.`),
    ),
    ...at(
      "factor",
      typeof factor === "number" && factor >= 1
        ? []
        : wrong(`The factor is a number from 1; found ${describeFound(factor)}.`),
    ),
    ...at("cap", checkCap(factor, cap)),
  ];
}

function checkCap(factor: unknown, cap: unknown): readonly Problem[] {
  if (cap === null) {
    const words = "Backoff.cap is required when factor > 1.0 to prevent unbounded growth";
    const needed = typeof factor === "number" && factor > 1;
    return needed ? [errorAt("retries.value", "A factor above 1 needs a cap in seconds.", flyteValue(words))] : [];
  }
  return isSeconds(cap) && cap >= 0
    ? []
    : [errorAt("retries.value", `The cap is seconds from 0; found ${describeFound(cap)}.`)];
}

function checkCacheWord(word: string): readonly Problem[] {
  if (cacheWords.includes(word) || cacheAliases.includes(word.toLowerCase())) return [];
  const quoted = (words: readonly string[]) => words.map((text) => `'${text}'`).join(", ");
  const words = `Invalid cache behavior: '${word}'. Must be one of [${quoted(cacheWords)}] (aliases accepted: [${quoted([...cacheAliases].sort())}]).`;
  return [
    errorAt(
      "cache.word",
      `${describeFound(word)} is no cache behaviour. Use auto, override or disable.`,
      flyteValue(words),
    ),
  ];
}

function checkMaxAge(value: unknown): readonly Problem[] {
  if (isSeconds(value) && value >= 0) return [];
  return [wrongKind(value, "seconds from 0")];
}

function checkReplicas(value: unknown): readonly Problem[] {
  const [least, most] = Array.isArray(value) ? value : [value, value];
  if (Array.isArray(value) && value.length !== 2) {
    return [
      policy(
        "Replicas are a number, or the least and the most: [1, 4].",
        "replicas must be an int or a tuple of two ints",
      ),
    ];
  }
  for (const [label, number] of [
    ["min", least],
    ["max", most],
  ] as const) {
    if (typeof number !== "number" || !Number.isInteger(number)) {
      return [
        policy(
          `Replicas are whole numbers; found ${describeFound(number)}.`,
          `replicas ${label} must be an int, got ${describeFound(number)}`,
        ),
      ];
    }
    if (number < 0)
      return [
        policy(
          `Replicas start at 0; found ${number}.`,
          `replicas ${label} must be greater than or equal to 0, got ${number}`,
        ),
      ];
  }
  if (least <= most) return [];
  return [
    policy(
      `The least, ${least}, is above the most, ${most}.`,
      `replicas min (${least}) must be less than or equal to max (${most})`,
    ),
  ];
}

function checkConcurrency(value: unknown): readonly Problem[] {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    return [
      policy(
        `The concurrency is a whole number from 1; found ${describeFound(value)}.`,
        `concurrency must be an int, got ${describeFound(value)}`,
      ),
    ];
  }
  return value >= 1
    ? []
    : [policy(`The concurrency is at least 1; found ${value}.`, `concurrency must be at least 1, got ${value}`)];
}

function checkTtl(name: string, value: unknown): readonly Problem[] {
  if (!isSeconds(value))
    return [
      policy(
        `${name} is in seconds; found ${describeFound(value)}.`,
        `${name} must be an int (seconds) or a timedelta`,
      ),
    ];
  return value >= 30
    ? []
    : [policy(`${name} is at least 30 seconds; found ${value}.`, `${name} must be at least 30 seconds`)];
}

function checkSecret(value: unknown): readonly Problem[] {
  if (typeof value === "string") return checkEnvironmentVariable(value.replaceAll("-", "_").toUpperCase());
  if (!isJsonObject(value)) return [wrongKind(value, "the name of a secret, or {key, group, as_env_var, mount}")];
  const { key, group, as_env_var, mount } = value;
  const unknown = unknownKeys(value, ["key", "group", "as_env_var", "mount"], "a secret");
  if (typeof key !== "string") return [...unknown, prefixProblem(["key"], wrongKind(key, "the name of a secret"))];
  const derived = `${typeof group === "string" && group !== "" ? `${group}_` : ""}${key}`
    .replaceAll("-", "_")
    .toUpperCase();
  const variable = as_env_var ?? (mount ? null : derived);
  return [
    ...unknown,
    ...at("group", given(group, checkText)),
    ...at(
      "mount",
      !mount || mount === "/etc/flyte/secrets"
        ? []
        : [
            secret(
              "The only mount is /etc/flyte/secrets.",
              "Only /etc/flyte/secrets is supported as secret mount path today.",
            ),
          ],
    ),
    ...at("as_env_var", typeof variable === "string" ? checkEnvironmentVariable(variable) : given(variable, checkText)),
  ];
}

function checkEnvironmentVariable(name: string): readonly Problem[] {
  if (/^[A-Z_][A-Z0-9_]*$/.test(name)) return [];
  const words = `Invalid environment variable name: ${name}, must match ^[A-Z_][A-Z0-9_]*$`;
  return [
    secret(`${describeFound(name)} cannot name an environment variable. Use capital letters, digits and _.`, words),
  ];
}

function policy(message: string, words: string): Problem {
  return errorAt("reuse.policy", message, flyteValue(words));
}

function secret(message: string, words: string): Problem {
  return errorAt("secret.value", message, flyteValue(words));
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function secondsOrNull(value: unknown): readonly Problem[] {
  return value === undefined || value === null || isSeconds(value) ? [] : [wrongKind(value, "seconds")];
}

function given(value: unknown, check: Check): readonly Problem[] {
  return value === undefined ? [] : check(value);
}

function at(key: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => prefixProblem([key], problem));
}
