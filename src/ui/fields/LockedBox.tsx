import { styled } from "@mui/material/styles";
import { Icon, Swatch } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";
import type { LockedProps } from "./LockedField.tsx";

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

/** The expression as it is written in the source, which can be read and copied but not changed, its line, and why its value is not known. */
export function LockedBox(props: LockedProps) {
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

/** A clause as a sentence; a name of code that it begins with stays as it is. */
function sentence(clause: string): string {
  // A name of the code stays as it is written.
  if (!/^(?:it|its|an?|another) /.test(clause)) return `${clause}.`;
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}${clause.endsWith(".") ? "" : "."}`;
}
