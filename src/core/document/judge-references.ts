import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { Origin, Path, Problem } from "#core/problem/problem.ts";
import type { ProblemCode } from "#core/problem/problem-codes.ts";
import type { DocumentDraft, EnvironmentDraft, OverrideDraft, TaskDraft } from "./draft.ts";

/**
 * The rules across nodes: names that must differ, names that must exist, cycles of clones, and what a clone or an override under a
 * reuse policy may not give. Paths start at the document. See SPEC D13–D16.
 */
export function judgeReferences(document: DocumentDraft): readonly Problem[] {
  const environments = new Map<Json | undefined, number>();
  const tasks = new Map<Json | undefined, string>();
  const problems: Problem[] = [];
  for (const [position, environment] of document.environments.entries()) {
    const path: Path = ["environments", position];
    if (isName(environment.name) && environments.has(environment.name)) {
      const message = `Another environment is called "${environment.name}". Flyte would keep only the last one: give each its own name.`;
      problems.push(error("environment.name-repeated", [...path, "name"], message));
    }
    environments.set(environment.name, environments.get(environment.name) ?? position);
    problems.push(...repeatedTasks(environment, path, tasks));
  }
  for (const [position, environment] of document.environments.entries()) {
    const path: Path = ["environments", position];
    problems.push(
      ...judgeClone(document, environment, path, environments),
      ...judgeDependencies(environment, path, environments),
      ...judgeReuse(document, environment, path),
      ...judgeNoCache(document, environment, path),
    );
  }
  return problems;
}

/**
 * `cache: null` of an environment is None, which stops the decorator of every task that gives no cache of its own. Said once, at the
 * environment whose null it is. Source: flyte 2.12.1 `_cache/cache.py`, executed.
 */
function judgeNoCache(document: DocumentDraft, environment: EnvironmentDraft, path: Path): Problem[] {
  if (environment.cache !== null || typeof environment.clone_of === "string") return [];
  const stops = ({ tasks = [] }: EnvironmentDraft) => tasks.some((task) => !task.cache);
  const heirs = document.environments.filter((other) => cacheSource(document, other, new Set()) === environment);
  if (![environment, ...heirs].some(stops)) return [];
  const message =
    'The environment\'s cache is null, and tasks that give none of their own cannot be made. Remove it, or write "disable".';
  const words =
    "Invalid cache behavior: None. Must be one of ['auto', 'override', 'disable'] (aliases accepted: ['enable', 'enabled', 'false', 'no', 'none', 'off', 'on', 'true', 'yes']).";
  const origin: Origin = { program: "flyte", stage: "decorator", type: "ValueError", message: words };
  const at = [...path, "cache"];
  const fixes = [{ label: "Remove cache", changes: [{ path: at }] }];
  return [{ ...error("cache.word", at, message, origin), fixes }];
}

/** The environment whose cache a clone has; itself where it gives one or clones nothing. */
function cacheSource(
  document: DocumentDraft,
  environment: EnvironmentDraft,
  seen: Set<EnvironmentDraft>,
): EnvironmentDraft {
  if ((environment.cache !== undefined && environment.cache !== null) || seen.has(environment)) return environment;
  seen.add(environment);
  const source = document.environments.find((other) => other.name === environment.clone_of);
  return source ? cacheSource(document, source, seen) : environment;
}

function repeatedTasks(environment: EnvironmentDraft, path: Path, seen: Map<Json | undefined, string>): Problem[] {
  return (environment.tasks ?? []).flatMap((task, position) => {
    if (!isName(task.name)) return [];
    const before = seen.get(task.name);
    seen.set(task.name, before ?? String(environment.name ?? ""));
    if (before === undefined) return [];
    const message = `Another task is called "${task.name}" (in ${before || "an environment without a name"}). Flyte loads a task by its function's name, so only the last would run: give each its own name.`;
    return [error("task.name-repeated", [...path, "tasks", position, "name"], message)];
  });
}

function judgeClone(
  document: DocumentDraft,
  environment: EnvironmentDraft,
  path: Path,
  known: ReadonlyMap<Json | undefined, number>,
): Problem[] {
  const source = environment.clone_of;
  if (typeof source !== "string") return [];
  const refused = ["queue", "pod_template"].filter((key) => environment[key] !== undefined);
  const problems = refused.map((key) =>
    error(
      "environment.clone-key",
      [...path, key],
      `A clone takes ${key} from the environment that it is made of; clone_with does not accept it. Remove it here.`,
      { program: "flyte", stage: "clone", type: "TypeError", message: `Unexpected keyword arguments: ['${key}']` },
    ),
  );
  if (!known.has(source)) {
    const names = [...known.keys()].filter((name) => isName(name) && name !== environment.name);
    const message = `There is no environment "${source}" to clone. Known: ${names.join(", ") || "none"}.`;
    return [...problems, error("environment.clone-unknown", [...path, "clone_of"], message)];
  }
  if (!isCycle(document, environment, known)) return problems;
  const message = `"${source}" is, in the end, a clone of this environment. A clone needs an environment that is there before it.`;
  return [...problems, error("environment.clone-cycle", [...path, "clone_of"], message)];
}

function isCycle(
  document: DocumentDraft,
  start: EnvironmentDraft,
  known: ReadonlyMap<Json | undefined, number>,
): boolean {
  const seen = new Set<EnvironmentDraft>();
  let at: EnvironmentDraft | undefined = start;
  while (at && typeof at.clone_of === "string" && !seen.has(at)) {
    seen.add(at);
    const next = known.get(at.clone_of);
    at = next === undefined ? undefined : document.environments[next];
  }
  return at === start;
}

function judgeDependencies(
  environment: EnvironmentDraft,
  path: Path,
  known: ReadonlyMap<Json | undefined, number>,
): Problem[] {
  if (!Array.isArray(environment.depends_on)) return [];
  return environment.depends_on.flatMap((name: Json, position: number) => {
    if (typeof name !== "string") return [];
    if (name === environment.name) {
      const message = "An environment cannot depend on itself. Remove this name.";
      const origin: Origin = { program: "flyte", type: "ValueError", message: "Cannot add self as a dependency" };
      return [error("environment.depends-on-itself", [...path, "depends_on", position], message, origin)];
    }
    if (known.has(name)) return [];
    const message = `There is no environment "${name}" to depend on. Known: ${[...known.keys()].filter(isName).join(", ") || "none"}.`;
    return [error("environment.depends-on-unknown", [...path, "depends_on", position], message)];
  });
}

const refusedUnderReuse = [
  [
    "resources",
    "Cannot override resources when reusable is set. Reusable tasks will use the parent env's resources. You can disable reusability and override resources if needed. (set reusable='off')",
  ],
  [
    "env_vars",
    "Cannot override env when reusable is set. Reusable tasks will use the parent env's env. You can disable reusability and override env if needed. (set reusable='off')",
  ],
  [
    "secrets",
    "Cannot override secrets when reusable is set. Reusable tasks will use the parent env's secrets. You can disable reusability and override secrets if needed. (set reusable='off')",
  ],
  [
    "service_account",
    "Cannot override service_account when reusable is set. Reusable tasks will use the parent env's service_account. You can disable reusability and override service_account if needed. (set reusable='off')",
  ],
] as const;

function judgeReuse(document: DocumentDraft, environment: EnvironmentDraft, path: Path): Problem[] {
  const policy = effectiveReuse(document, environment, new Set());
  return (environment.tasks ?? []).flatMap((task, taskPosition) => {
    const taskPath = [...path, "tasks", taskPosition];
    const overrides = (task.overrides ?? []).flatMap((override, position) =>
      judgeOverrideReuse(override, policy, [...taskPath, "overrides", position]),
    );
    return [...judgeTaskReuse(environment, task, policy, taskPath), ...overrides];
  });
}

function judgeTaskReuse(
  environment: EnvironmentDraft,
  task: TaskDraft,
  policy: Json | undefined,
  path: Path,
): Problem[] {
  if (policy === undefined || policy === null) return [];
  const refuse = (key: string, message: string, words: string) =>
    error("task.reuse", [...path, key], message, {
      program: "flyte",
      stage: "decorator",
      type: "ValueError",
      message: words,
    });
  const { pod_template, service_account } = task;
  const problems: Problem[] = [];
  if (pod_template !== undefined && pod_template !== null) {
    const words = "Cannot set pod_template when environment is reusable.";
    problems.push(refuse("pod_template", "The environment reuses its containers: set the pod template there.", words));
  }
  if (service_account && service_account !== environment.service_account) {
    const words = "Cannot override service_account when environment is reusable.";
    problems.push(
      refuse("service_account", "The environment reuses its containers: set the service account there.", words),
    );
  }
  const concurrency = isJsonObject(policy) ? policy.concurrency : undefined;
  if (task.async === false && typeof concurrency === "number" && concurrency > 1) {
    const words =
      "Reusable environments with concurrency greater than 1 are only supported for async tasks. Please use an async function or set concurrency to 1.";
    problems.push(refuse("async", "A concurrency above 1 needs an async function.", words));
  }
  return problems;
}

function judgeOverrideReuse(override: OverrideDraft, policy: Json | undefined, path: Path): Problem[] {
  const effective = override.reusable ?? policy;
  if (effective === undefined || effective === null || effective === "off") return [];
  const refused = refusedUnderReuse.filter(([key]) => override[key] !== undefined && override[key] !== null);
  return refused.map(([key, words], order) => {
    const origin: Origin = { program: "flyte", stage: "override", type: "ValueError", message: words };
    const message = `This task runs in reused containers, so an override cannot change ${key}. Set the override's reuse to "off", or remove ${key}.`;
    return error("override.reusable", [...path, key], message, order === 0 ? origin : undefined);
  });
}

function effectiveReuse(
  document: DocumentDraft,
  environment: EnvironmentDraft,
  seen: Set<EnvironmentDraft>,
): Json | undefined {
  if (environment.reusable !== undefined || typeof environment.clone_of !== "string") return environment.reusable;
  seen.add(environment);
  const source = document.environments.find((other) => other.name === environment.clone_of);
  return source && !seen.has(source) ? effectiveReuse(document, source, seen) : undefined;
}

function isName(name: Json | undefined): name is string {
  return typeof name === "string" && name !== "";
}

function error(code: ProblemCode, path: Path, message: string, origin?: Origin): Problem {
  const problem: Problem = { code, severity: "error", path, message };
  return origin ? { ...problem, origin } : problem;
}
