import { fail, type Problem, type Result, succeed } from "#core/problem/problem.ts";
import { bindKeywords } from "./bind-keywords.ts";
import { isPyFalsy, type PyCall, type PyValue, pyTypeName } from "./py-value.ts";
import { pythonStr } from "./python-value.ts";
import type { SdkSecret } from "./sdk-argument.ts";
import { refused, wrongType } from "./setting-problem.ts";

const mountPath = "/etc/flyte/secrets";

/**
 * `flyte.Secret(**call)`. Without a mount it becomes a variable: `<group>_<key>` in capitals, dashes as `_`.
 *
 * @returns the secret, or `secret.value`, `sdk.setting-type`, `sdk.arguments`.
 * @see SPEC S24; source: flyte 2.12.1, _secret.py:43-55
 */
export function createSecret(call: PyCall): Result<SdkSecret> {
  const { key = null, group = null, mount = null } = call;
  const known = ["key", "group", "mount", "as_env_var"];
  const unbound = bindKeywords({ name: "Secret.__init__", known, required: ["key"], stage: "setting" }, call);
  if (unbound) return fail(unbound);
  const derives = isPyFalsy(mount) && isPyFalsy(call.as_env_var ?? null);
  const source = isPyFalsy(group) ? key : `${pythonStr(group)}_${pythonStr(key)}`;
  if (derives && typeof source !== "string") {
    const words = `'${pyTypeName(source)}' object has no attribute 'replace'`;
    return fail(wrongType("The key of a secret is text.", { type: "AttributeError", words, path: ["key"] }));
  }
  const as_env_var = derives ? String(source).replaceAll("-", "_").toUpperCase() : (call.as_env_var ?? null);
  const problem = mountProblem(mount) ?? variableProblem(as_env_var, derives ? "key" : "as_env_var");
  return problem ? fail(problem) : succeed({ kind: "Secret", key, group, as_env_var, mount });
}

function mountProblem(mount: PyValue): Problem | undefined {
  if (isPyFalsy(mount) || pythonStr(mount) === mountPath) return undefined;
  const words = "Only /etc/flyte/secrets is supported as secret mount path today.";
  return refused("secret.value", `Secrets are mounted at ${mountPath} only.`, { words, path: ["mount"] });
}

/** Python's `$` also stands before a last line feed. */
function variableProblem(name: PyValue, field: string): Problem | undefined {
  if (name === null) return undefined;
  if (typeof name !== "string") {
    const words = `expected string or bytes-like object, got '${pyTypeName(name)}'`;
    return wrongType("The variable of a secret is text.", { words, path: [field] });
  }
  if (/^[A-Z_][A-Z0-9_]*\n?$/.test(name)) return undefined;
  const words = `Invalid environment variable name: ${name}, must match ^[A-Z_][A-Z0-9_]*$`;
  const message = `${JSON.stringify(name)} cannot name an environment variable. Use capital letters, digits and _; give as_env_var a name of its own where the key's does not do.`;
  return refused("secret.value", message, { words, path: [field] });
}
