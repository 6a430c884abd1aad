import type { EnvironmentCall } from "./located.ts";

/** The name that an environment's call gives, when it is plain text. */
export function nameOfEnvironment({ call }: EnvironmentCall): string | undefined {
  const value = call.args.get("name")?.located.value;
  return value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined;
}
