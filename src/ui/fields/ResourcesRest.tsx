import { useContext } from "react";
import type { Json } from "#core/problem/json.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { fonts, hueColor } from "#ui/look/tokens.ts";
import { FieldContext, fieldId } from "./field-context.tsx";

const shown = new Set(["cpu", "memory", "gpu", "disk", "shm"]);

/** What no field of Resources shows: a value that is no object, and keys that are not known. Kept, and said. */
export function ResourcesRest({ resources }: { readonly resources: Json | undefined }) {
  const { problems } = useContext(FieldContext);
  const own = problems.filter(({ path }) => path[0] === "resources" && !shown.has(String(path[1])));
  const rest = isJsonObject(resources) ? Object.entries(resources).filter(([key]) => !shown.has(key)) : [];
  if (own.length === 0 && rest.length === 0 && isJsonObject(resources ?? {})) return null;
  const kept: readonly (readonly [string, Json | undefined])[] = isJsonObject(resources)
    ? rest
    : [["resources", resources]];
  return (
    <div id={fieldId("resources")} tabIndex={-1} style={{ display: "grid", gap: 4 }}>
      {kept.map(([key, value]) => (
        <code key={key} style={{ fontFamily: fonts.mono, fontSize: 12, overflowWrap: "anywhere" }}>
          {key}: {JSON.stringify(value)}
        </code>
      ))}
      {own.map((problem) => (
        <div key={problem.message} style={{ display: "flex", gap: 8, fontSize: 12, lineHeight: "16px" }}>
          <SeverityIcon severity={problem.severity} />
          <span style={{ color: hueColor(problem.severity, "text"), overflowWrap: "anywhere" }}>{problem.message}</span>
        </div>
      ))}
    </div>
  );
}
