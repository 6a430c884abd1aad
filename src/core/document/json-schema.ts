import * as z from "zod/mini";
import { documentSchema, leafRegistry } from "./schema.ts";

/**
 * The JSON Schema of the resource document, for editors. Looser than the zod schema on purpose: what a check says in code has no form
 * there. See SPEC D17.
 */
export function documentJsonSchema(): object {
  const generated = z.toJSONSchema(documentSchema(), {
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const known = leafRegistry.get(zodSchema as Parameters<typeof leafRegistry.get>[0]);
      if (known) Object.assign(jsonSchema, known.json);
    },
  });
  return { title: "Resource document of the Flyte Resource Configurator", ...generated };
}
