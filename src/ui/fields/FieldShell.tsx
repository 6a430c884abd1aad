import { styled } from "@mui/material/styles";
import type { ReactNode } from "react";
import { Swatch } from "#ui/look/icons.tsx";
import { Heading, Small } from "#ui/look/Text.tsx";
import type { Hue } from "#ui/look/tokens.ts";

const Section = styled("section")({ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4, minWidth: 0 });
const Head = styled("div")({
  minHeight: 28,
  display: "flex",
  alignItems: "center",
  gap: "0 8px",
  flexWrap: "wrap",
  "& > .summary": { flex: "1 1 0", minWidth: 0 },
  "@container form (max-width: 560px)": {
    "& > h3": { flex: 1 },
    "& > .summary:not(:empty)": { order: 1, flexBasis: "100%" },
  },
});

/** A resource's field: swatch, name, what the value says in words, the choice of mode, then the controls. */
export function FieldShell(props: {
  readonly title: string;
  readonly hue: Hue;
  readonly summary?: ReactNode;
  readonly mode?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Section aria-label={props.title}>
      <Head>
        <Swatch hue={props.hue} />
        <Heading as="h3">{props.title}</Heading>
        <Small className="summary">{props.summary}</Small>
        {props.mode}
      </Head>
      {props.children}
    </Section>
  );
}
