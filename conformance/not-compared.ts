import { isJsonObject, type Json, type JsonObject } from "#core/problem/json.ts";

/** Something that is recorded but not compared: in which suite, why, and how an answer is cut down to the rest. */
type NotCompared = {
  readonly suite: string;
  readonly what: string;
  readonly reason: string;
  /** Both what is expected and what our code answers pass through this. `how` is the case's `compare`. */
  readonly leaveOut: (answer: JsonObject, how: unknown) => JsonObject;
};

/** Everything that is not compared. The only list of such things: the runner passes every answer through it. */
const notCompared: readonly NotCompared[] = [
  {
    suite: "sdk/resources",
    what: "the text of warnings",
    reason: "log lines change with every release; whether there is one is compared",
    leaveOut: ({ warnings, ...rest }) => ({ ...rest, warned: Array.isArray(warnings) && warnings.length > 0 }),
  },
  {
    suite: "sdk/resources",
    what: "type and message of TypeError and AttributeError",
    reason: "Python's or protobuf's own words, which depend on their versions; the stage is compared",
    leaveOut: ({ error, error_type, ...rest }) =>
      error_type === "TypeError" || error_type === "AttributeError" ? rest : { ...rest, error, error_type },
  },
  {
    suite: "sdk/resolution",
    what: "messages; type of TypeError and AttributeError",
    reason: "stage and type are compared; those two are Python's or protobuf's own and depend on their versions",
    leaveOut: (answer) => ({ ...answer, error: comparedError(answer.error) }),
  },
  {
    suite: "sdk/resolution",
    what: "warnings, pod template objects, and all keys but those in `resolutionKeys`",
    reason: "what else an environment or a task holds says nothing about its configuration",
    leaveOut: ({ ok, error, environment, task, resolved, idl }) => ({
      ok,
      error,
      environment: resolutionPart(environment),
      task: resolutionPart(task),
      resolved: resolutionPart(resolved),
      idl: messagePart(idl),
    }),
  },
  {
    suite: "executor/pod",
    what: "the message of a case with compare: stage",
    reason: "it holds text that differs between runs",
    leaveOut: (answer, how) => (how === "stage" ? { ok: answer.ok, errorStage: answer.errorStage } : answer),
  },
  {
    suite: "executor/pod",
    what: "annotations flyte.secrets/* of a case with compare: without-secrets-annotation",
    reason: "the value is a serialized message of its own",
    leaveOut: (answer, how) => (how === "without-secrets-annotation" ? withoutSecrets(answer) : answer),
  },
  {
    suite: "kubernetes/pod",
    what: "everything but whether it is valid of a case with compare: decode",
    reason: "the decoder's words are Go's own and name Go's types",
    leaveOut: (answer, how) => (how === "decode" ? { valid: answer.valid, errors: answer.errors } : answer),
  },
  {
    suite: "kubernetes/pod",
    what: "badValue of an error",
    reason: "how a value of Go becomes JSON is the recording's own; the message, which is compared, holds the value",
    leaveOut: (answer) => ({ ...answer, errors: withoutBadValues(answer.errors) }),
  },
  {
    suite: "kubernetes/fit",
    what: "postFilter, eventMessage and nominatedNode",
    reason: "they tell of preemption, which is not computed",
    leaveOut: ({ postFilter, eventMessage, nominatedNode, ...rest }) => rest,
  },
];

/** What is compared of an answer. */
export function comparedPart(suite: string, answer: unknown, how: unknown): unknown {
  if (!isJsonObject(answer)) return answer;
  return notCompared
    .filter((row) => row.suite === suite)
    .reduce<JsonObject>((rest, row) => row.leaveOut(rest, how), answer);
}

function withoutBadValues(errors: Json | undefined): Json | undefined {
  if (!Array.isArray(errors)) return errors;
  return errors.map((error: Json) => (isJsonObject(error) ? withoutKey(error, "badValue") : error));
}

function withoutKey(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

function withoutSecrets(answer: JsonObject): JsonObject {
  const { pod } = answer;
  const metadata = isJsonObject(pod) ? pod.metadata : undefined;
  const annotations = isJsonObject(metadata) ? metadata.annotations : undefined;
  if (!isJsonObject(pod) || !isJsonObject(metadata) || !isJsonObject(annotations)) return answer;
  const kept = Object.entries(annotations).filter(([name]) => !name.startsWith("flyte.secrets/"));
  return { ...answer, pod: { ...pod, metadata: { ...metadata, annotations: Object.fromEntries(kept) } } };
}

const resolutionKeys =
  "name short_name resources retries timeout cache env_vars secrets service_account interruptible queue reusable max_inline_io_bytes parent_env_name".split(
    " ",
  );

function comparedError(error: Json | undefined): Json | undefined {
  if (!isJsonObject(error)) return error;
  const { stage, type } = error;
  return type === "TypeError" || type === "AttributeError" ? { stage } : { stage, type };
}

function resolutionPart(part: Json | undefined): Json | undefined {
  if (!isJsonObject(part)) return part;
  const { pod_template } = part;
  return { ...picked(part, resolutionKeys), ...(isJsonObject(pod_template) ? {} : { pod_template }) };
}

function messagePart(idl: Json | undefined): Json | undefined {
  if (!isJsonObject(idl)) return idl;
  const { metadata } = idl;
  const kept = isJsonObject(metadata) ? picked(metadata, ["retries", "timeout", "interruptible"]) : {};
  return { ...picked(idl, ["resources", "extendedResources", "env"]), metadata: kept };
}

function picked(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}
