import { styled } from "@mui/material/styles";
import { Icon, Swatch } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color, type Hue } from "#ui/look/tokens.ts";
import type { NodeField, RunValue } from "./field-context.tsx";

const Section = styled("section")({ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, minWidth: 0 });
const Head = styled("label")({ minHeight: 20, display: "flex", alignItems: "center", gap: 8 });
const Why = styled("div")({
  minHeight: 32,
  display: "flex",
  gap: 8,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  overflowWrap: "anywhere",
});

/**
 * In place of a field whose value only a run of the source knows: the expression as it is written there, which can be read and copied
 * but not changed, its line, and why it is not known.
 */
export function LockedField(props: {
  readonly field: NodeField;
  readonly unknown: RunValue;
  readonly title: string;
  readonly hue?: Hue;
}) {
  const { field, unknown, title, hue } = props;
  const { expression, line, reason } = unknown;
  return (
    <Section aria-label={title}>
      <Head htmlFor={field.id}>
        {hue && <Swatch hue={hue} />}
        <span style={{ fontWeight: hue ? 600 : 400 }}>{title}</span>
      </Head>
      <TextBox
        id={field.id}
        mono
        readOnly
        value={expression}
        aria-label={title}
        aria-describedby={`${field.id}-help`}
        frame={{ background: color.sunken, boxShadow: `inset 0 0 0 1px ${color.divider}` }}
        start={<Icon name="lock" />}
      />
      <Why id={`${field.id}-help`}>
        Known only at run time: {expression}, line {line}. {sentence(reason)}
      </Why>
    </Section>
  );
}

function sentence(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}${clause.endsWith(".") ? "" : "."}`;
}
