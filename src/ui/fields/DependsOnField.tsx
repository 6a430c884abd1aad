import { styled } from "@mui/material/styles";
import { Button } from "#ui/look/Button.tsx";
import { Small } from "#ui/look/Text.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import { useNodeField } from "./field-context.tsx";
import { LockedField } from "./LockedField.tsx";

const Chips = styled("div")({ display: "flex", flexWrap: "wrap", gap: 4 });
const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0, alignContent: "start" });

/** The environments that this one depends on, chosen among the others. A name that is not there any more stays visible. */
export function DependsOnField({ names }: { readonly names: readonly string[] }) {
  const field = useNodeField("depends_on");
  if (field.unknown) return <LockedField field={field} unknown={field.unknown} title="Depends on" />;
  const chosen: readonly unknown[] = Array.isArray(field.value) ? field.value : [];
  const texts = chosen.filter((name): name is string => typeof name === "string");
  const all = [...names, ...texts.filter((name) => !names.includes(name))];
  const toggle = (name: string) => {
    const next = texts.includes(name) ? texts.filter((other) => other !== name) : [...texts, name];
    field.set(next.length === 0 ? undefined : next);
  };
  return (
    <Stack role="group" aria-label="Depends on">
      <span id={field.id} tabIndex={-1}>
        Depends on
      </span>
      <Chips>
        {all.map((name) => (
          <Button
            key={name}
            small
            variant={texts.includes(name) ? "contained" : "outlined"}
            aria-pressed={texts.includes(name)}
            onClick={() => toggle(name)}
          >
            {name}
          </Button>
        ))}
        {all.length === 0 && <Small>There is no other environment.</Small>}
      </Chips>
      <FieldMessage field={field} help="Flyte deploys these together with this environment." />
    </Stack>
  );
}
