import { type Check, describeFound, errorAt, wrongKind } from "./found.ts";

const environmentName = /^[a-z0-9]+([_-][a-z0-9]+)*$/;
const pythonIdentifier = /^[\p{XID_Start}_][\p{XID_Continue}]*$/u;

/** The words that Python keeps for itself (`keyword.kwlist` of 3.10 to 3.14). */
const pythonKeywords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** The name of an environment: lower-case words joined by single `-` or `_`. Error `environment.name`. Source: flyte `_environment.py:29`. See SPEC D4. */
export const checkEnvironmentName: Check = (value) => {
  if (value === undefined || value === null || value === "") {
    return [errorAt("environment.name", "An environment needs a name, such as ml-training.")];
  }
  if (typeof value !== "string") return [wrongKind(value, "a name in quotes, such as ml-training")];
  if (environmentName.test(value)) return [];
  const message = `Environment name '${value}' must be in snake_case or kebab-case format.`;
  return [
    errorAt(
      "environment.name",
      `${describeFound(value)} is not a name for an environment. Use lower-case letters and digits, words joined by single - or _, such as ${suggestName(value)}.`,
      { type: "ValueError", message },
    ),
  ];
};

/** The name of a task: a Python identifier that is no keyword and not `flyte`. Error `task.name`. See SPEC D5. */
export const checkTaskName: Check = (value) => {
  if (value === undefined || value === null || value === "") {
    return [errorAt("task.name", "A task needs a name, such as train_model.")];
  }
  if (typeof value !== "string") return [wrongKind(value, "a name in quotes, such as train_model")];
  const reason = refusal(value);
  if (!reason) return [];
  return [
    errorAt(
      "task.name",
      `${describeFound(value)} ${reason}. The task is a Python function: use letters, digits and _, such as ${suggestIdentifier(value)}.`,
    ),
  ];
};

/** Whether a value is a Python identifier and no keyword; Python reads it as it is written (NFKC changes nothing). See SPEC D5. */
export function isPythonName(value: unknown): value is string {
  return (
    typeof value === "string" &&
    pythonIdentifier.test(value) &&
    value.normalize("NFKC") === value &&
    !pythonKeywords.has(value)
  );
}

function refusal(name: string): string | undefined {
  if (pythonKeywords.has(name)) return "is a word that Python keeps for itself";
  if (name === "flyte") return "is the name of the imported module";
  if (!pythonIdentifier.test(name)) return "is not a Python name";
  if (name.normalize("NFKC") !== name) return "is a name that Python would change into another one";
  return undefined;
}

function suggestName(name: string): string {
  const cleaned = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return cleaned === "" ? "ml-training" : cleaned;
}

function suggestIdentifier(name: string): string {
  const cleaned = name.replaceAll(/[^A-Za-z0-9_]+/g, "_").replaceAll(/^_+|_+$/g, "");
  if (cleaned === "") return "train_model";
  return /^\d/.test(cleaned) || refusal(cleaned) ? `task_${cleaned}` : cleaned;
}
