import type { Problem } from "#core/problem/problem.ts";
import type { CallValue, Located, Scope } from "./located.ts";
import { type UnknownPart, unknownParts } from "./unknown-parts.ts";

/** What Python says of the arguments, then what the SDK says. */
export function problemsOf(call: CallValue, found: readonly Problem[]): readonly Problem[] {
  return call.refused === undefined ? found : [refusedProblem(call.refused), ...found];
}

const unknownOf = new WeakMap<CallValue, readonly UnknownPart[]>();

/** What is not known of a call's arguments; all keywords where more may be given than are seen. Kept by the call's identity. */
export function argumentUnknowns(call: CallValue, scope: Scope): readonly UnknownPart[] {
  const known = unknownOf.get(call);
  if (known) return known;
  const found = findUnknowns(call, scope);
  unknownOf.set(call, found);
  return found;
}

function findUnknowns(call: CallValue, scope: Scope): readonly UnknownPart[] {
  const own = [...call.args].flatMap(([keyword, { located }]) =>
    unknownParts(located).map((part) => ({ ...part, path: [keyword, ...part.path] })),
  );
  const { open: reason } = call;
  if (reason === undefined) return own;
  const located: Located = { expression: call.call, scope, uses: [], value: { kind: "unknown", reason } };
  const more = (documentKeys[call.name] ?? []).filter((key) => !call.args.has(key));
  return [...own, ...more.map((key) => ({ path: [key], located, reason }))];
}

const environmentKeys =
  "name resources env_vars interruptible reusable description image cache secrets service_account queue pod_template depends_on include".split(
    " ",
  );
const taskKeys =
  "short_name cache retries timeout pod_template report interruptible max_inline_io_bytes queue service_account entrypoint".split(
    " ",
  );
const overrideKeys =
  "resources short_name cache retries timeout env_vars secrets service_account interruptible queue pod_template reusable max_inline_io_bytes".split(
    " ",
  );

/** What a document can hold of a call, by what is called. */
export const documentKeys: { readonly [name in CallValue["name"]]?: readonly string[] } = {
  TaskEnvironment: environmentKeys,
  clone_with: environmentKeys,
  task: taskKeys,
  override: overrideKeys,
};

function refusedProblem(words: string): Problem {
  return {
    code: "sdk.arguments",
    severity: "error",
    path: [],
    message: `Python refuses this call: ${words}.`,
    origin: { program: "python", type: "TypeError", message: words },
  };
}
