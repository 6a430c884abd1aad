import type { SdkCatalogue } from "#core/catalog/sdk-catalogue.ts";
import { deviceOf, type SdkResources } from "./sdk-resources.ts";

/**
 * The environment variables that the SDK adds to a task on Apple Silicon; `hostPackages` is a value that only a run
 * knows. None on other devices, or when `env_vars` say that the task runs in a container.
 *
 * @see SPEC S20; source: flyte 2.12.1, _internal/runtime/resources_serde.py:185-207
 */
export function appleVariables(
  resources: SdkResources,
  options: {
    readonly catalogue: SdkCatalogue;
    readonly variables: { readonly [name: string]: string };
    readonly hostPackages: string;
  },
): { readonly [name: string]: string } {
  if (deviceOf(resources, options.catalogue)?.deviceClass !== "APPLE_SILICON") return {};
  const execution = "FLYTE_APPLE_SILICON_EXECUTION";
  if (Object.hasOwn(options.variables, execution) && options.variables[execution] === "container") return {};
  return { _F_APPLE_SILICON_EXECUTION: "host", _F_APPLE_SILICON_HOST_PACKAGES: options.hostPackages };
}
