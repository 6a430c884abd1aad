import { styled } from "@mui/material/styles";
import { useState } from "react";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { FieldMessage } from "./FieldMessage.tsx";
import { type RunValue, useNodeField } from "./field-context.tsx";
import { LockedField } from "./LockedField.tsx";
import { amountText } from "./QuantityBox.tsx";

const Row = styled("div")({ display: "grid", gridTemplateColumns: "1fr 1fr 28px", gap: 8, alignItems: "center" });
const Stack = styled("div")({ display: "grid", gap: 4, minWidth: 0 });

type Row = readonly [string, Json | undefined];

/**
 * Environment variables as rows of name and text. While a name stands twice the rows stay as typed, are said to clash, and only the
 * last text is written.
 */
export function EnvVarsField() {
  const field = useNodeField("env_vars");
  const [typed, setTyped] = useState<readonly Row[]>([]);
  if (field.unknown && field.unknown.keys.length === 1)
    return <LockedField field={field} unknown={field.unknown} title="Environment variables" />;
  const stored: readonly Row[] = isJsonObject(field.value) ? Object.entries(field.value) : [];
  const rows =
    JSON.stringify(Object.fromEntries(typed)) === JSON.stringify(Object.fromEntries(stored)) ? typed : stored;
  const names = rows.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const write = (next: readonly Row[]) => {
    setTyped(next);
    field.set(next.length === 0 ? undefined : Object.fromEntries(next));
  };
  const replace = (at: number, row: Row) => write(rows.map((old, index) => (index === at ? row : old)));
  return (
    <Stack role="group" aria-label="Environment variables">
      <span id={field.id} tabIndex={-1}>
        Environment variables
      </span>
      {rows.map(([name, text], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed, so only the position names the row
        <Row key={at}>
          <TextBox
            mono
            value={name}
            aria-label={`Name of variable ${at + 1}`}
            onChange={(event) => replace(at, [event.target.value, text])}
          />
          <TextBox
            mono
            value={amountText(text)}
            aria-label={`Value of variable ${at + 1}`}
            onChange={(event) => replace(at, [name, event.target.value])}
          />
          <IconButton
            aria-label={`Remove variable ${name}`}
            onClick={() => write(rows.filter((_, index) => index !== at))}
          >
            <Icon name="remove" />
          </IconButton>
        </Row>
      ))}
      <div>
        <Button variant="outlined" onClick={() => write([...rows, [freeName(rows), ""]])}>
          <Icon name="plus" />
          Variable
        </Button>
      </div>
      <FieldMessage
        field={field}
        help={twice === undefined ? ofRun(field.unknown) : `"${twice}" stands twice; the last one is written.`}
      />
    </Stack>
  );
}

/** A variable that is not among the rows. */
function ofRun(unknown: RunValue | undefined): string {
  return unknown ? `${unknown.keys[1]} is known only at run time: ${unknown.expression}, line ${unknown.line}.` : "";
}

function freeName(rows: readonly Row[]): string {
  const names = new Set(rows.map(([name]) => name));
  let number = 1;
  while (names.has(`VARIABLE_${number}`)) number += 1;
  return `VARIABLE_${number}`;
}
