import { styled } from "@mui/material/styles";
import { useContext } from "react";
import type { Json } from "#core/problem/json.ts";
import { isJsonObject } from "#core/problem/json.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { shorten } from "#ui/look/shorten.ts";
import { fonts, hueColor } from "#ui/look/tokens.ts";
import { FieldContext, fieldId } from "./field-context.tsx";

/** What keeps a dropped field stands in the resolution below the form, too; a phone does not have that. */
const Fix = styled(Button)({ "@media (min-width: 700.1px)": { "&.drops": { display: "none" } } });

const shown = new Set(["cpu", "memory", "gpu", "disk", "shm"]);

/** What no field of Resources shows: a value that is no object, and keys that are not known. Kept, and said. */
export function ResourcesRest({ resources }: { readonly resources: Json | undefined }) {
  const { problems, applyFix } = useContext(FieldContext);
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
        <div
          key={problem.message}
          style={{ display: "flex", flexWrap: "wrap", gap: 8, fontSize: 12, lineHeight: "16px" }}
        >
          <SeverityIcon severity={problem.severity} />
          <span style={{ color: hueColor(problem.severity, "text"), overflowWrap: "anywhere", flex: "1 1 200px" }}>
            {problem.message}
          </span>
          {problem.fixes?.map((fix) => (
            <Fix
              key={fix.label}
              className={problem.code.endsWith(".drops") ? "drops" : ""}
              variant="outlined"
              small
              onClick={() => applyFix(fix.changes)}
            >
              {shorten(fix.label)}
            </Fix>
          ))}
        </div>
      ))}
    </div>
  );
}
