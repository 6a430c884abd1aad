import { type Problem, prefixProblem } from "#core/problem/problem.ts";
import { itemsOf } from "./check-environment.ts";
import { wholeProblem } from "./proto-number.ts";
import { notText, surrogateProblems } from "./proto-text.ts";
import { isPyFalsy, type PyValue, pyDictOf, pyTypeName } from "./py-value.ts";
import { classOf, isFalsy, isNone, none, plain, plainOf, type SdkArgument, type SdkArguments } from "./sdk-argument.ts";
import { createSecret } from "./secret-setting.ts";
import { refused, wrongType } from "./setting-problem.ts";

const serialize = "serialize" as const;

/** Why a pod template object cannot be sent; a name is not looked at. */
export function podTemplateProblem(template: SdkArgument): Problem | undefined {
  if (isFalsy(template) || typeof plainOf(template) === "string") return undefined;
  const path = ["pod_template"];
  const wrong = (words: string, type = "TypeError") =>
    wrongType("The pod template is none.", { words, type, path, stage: serialize });
  if (template.kind !== "PodTemplate") {
    return wrong(`'${pyTypeName(plainOf(template) ?? null)}' object has no attribute 'pod_spec'`, "AttributeError");
  }
  if (template.pod_spec !== null) return wrong("object has no attribute 'containers'", "AttributeError");
  if (template.primary_container_name === null)
    return wrong("Invalid value for `name`, must not be `None`", "ValueError");
  const texts = [template.primary_container_name, ...valuesOf(template.labels), ...valuesOf(template.annotations)];
  return texts.map((text) => textProblem(text, "pod_template")).find((problem) => problem !== undefined);
}

/** Why secrets or the service account cannot be sent. */
export function securityProblem({ secrets = none, service_account = none }: SdkArguments): Problem | undefined {
  return (
    (isNone(secrets) ? undefined : secretsProblem(secrets)) ??
    (isFalsy(service_account) ? undefined : textProblem(plainOf(service_account) ?? null, "service_account"))
  );
}

/** Why the type and its version cannot be sent. */
export function taskTypeProblem({ task_type = none, task_type_version = none }: SdkArguments): Problem | undefined {
  const version = plainOf(task_type_version) ?? null;
  const limits = { field: "flyteidl2.core.TaskTemplate.task_type_version", most: 2 ** 31 - 1 };
  return (
    textProblem(plainOf(task_type) ?? null, "task_type") ??
    (version === null ? undefined : wholeProblem(version, ["task_type_version"], limits))
  );
}

/** Why a reuse policy cannot be sent: it is none, or its numbers do not fit. */
export function reuseProblem({ reusable = none, name = none, parent_env }: SdkArguments): Problem | undefined {
  if (isNone(reusable)) return undefined;
  const path = ["reusable"];
  if (reusable.kind !== "ReusePolicy") {
    const words = `Expected ReusePolicy, got ${classOf(reusable)} for task ${String(plainOf(name))}`;
    const given = { words, type: "RuntimeUserError", path, stage: serialize } as const;
    return refused("reuse.policy", 'Write a reuse policy, or "off" in an override.', given);
  }
  if (parent_env && !isNone(parent_env)) {
    const words = `'${pyTypeName(plainOf(parent_env) ?? null)}' object is not callable`;
    return wrongType("The parent environment is none.", { words, path: ["parent_env"], stage: serialize });
  }
  const [least, most] = reusable.replicas;
  const whole = (value: PyValue, field: string) =>
    wholeProblem(value, path, { field: `flyteidl2.core.ReusePolicy.${field}`, most: 2 ** 31 - 1 });
  return whole(least, "min_replicas") ?? whole(most, "max_replicas") ?? whole(reusable.concurrency, "concurrency");
}

function secretsProblem(secrets: SdkArgument): Problem | undefined {
  const single = secrets.kind === "Secret" || typeof plainOf(secrets) === "string";
  const items = single
    ? [secrets]
    : secrets.kind === "list"
      ? secrets.items
      : itemsOf(plainOf(secrets) ?? null)?.map(plain);
  if (!items) {
    const words = `'${pyTypeName(plainOf(secrets) ?? null)}' object is not iterable`;
    return wrongType("Secrets are a name, a secret, or a list of them.", {
      words,
      path: ["secrets"],
      stage: serialize,
    });
  }
  const made = items.map((item, index) => ({ item, path: single ? ["secrets"] : ["secrets", index] }));
  const checked = made.map(({ item, path }) => {
    const problem = secretProblem(item);
    return problem && prefixProblem(path, problem);
  });
  // The SDK first makes secrets of all texts, then looks at what is in them.
  return (
    checked.find((problem) => problem?.code === "secret.value") ?? checked.find((problem) => problem !== undefined)
  );
}

function secretProblem(item: SdkArgument): Problem | undefined {
  const value = plainOf(item);
  if (typeof value === "string") {
    const made = createSecret({ key: value });
    if (made.ok) return surrogateProblems(value, [])[0];
    const { origin, ...rest } = made.problems[0];
    return { ...rest, path: [], ...(origin ? { origin: { ...origin, stage: serialize } } : {}) };
  }
  if (item.kind === "Secret") {
    return [item.group, item.key, item.as_env_var]
      .map((text) => (isPyFalsy(text) && text !== 0 && text !== false ? undefined : textProblem(text, "secrets")))
      .find((problem) => problem !== undefined);
  }
  const words = `'${value === undefined ? item.kind : pyTypeName(value)}' object has no attribute 'group'`;
  return wrongType("A secret is a name or a Secret.", { words, type: "AttributeError", stage: serialize });
}

function valuesOf(labels: PyValue): readonly PyValue[] {
  if (labels === null) return [];
  const dict = pyDictOf(labels);
  return dict ? Object.values(dict).map((value) => value ?? null) : [labels];
}

function textProblem(value: PyValue, field: string): Problem | undefined {
  if (value === null) return undefined;
  return typeof value === "string" ? surrogateProblems(value, [field])[0] : notText(value, [field]);
}
