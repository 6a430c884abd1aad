import Popover from "@mui/material/Popover";
import { styled } from "@mui/material/styles";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon, Swatch } from "#ui/look/icons.tsx";
import { color, hueColor } from "#ui/look/tokens.ts";
import type { WhyAt } from "./chain-rows.ts";
import type { Why } from "./explain-value.ts";

const Body = styled("div")({
  padding: "12px 16px 16px",
  display: "grid",
  gridTemplateColumns: "minmax(0, 1fr)",
  gap: 8,
  fontSize: 12,
  lineHeight: "16px",
  overflowWrap: "anywhere",
  color: color.text2,
  "& header": { display: "flex", gap: 8, alignItems: "center" },
  "& h2": { flex: 1, fontSize: 14, lineHeight: "20px", fontWeight: 600, margin: 0, color: color.text1 },
  "& p": { margin: 0, fontSize: 14, lineHeight: "20px", color: color.text1 },
  "& ol": { listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 6 },
  "& li": { display: "flex", gap: 8 },
  "& li[aria-current=step]": { background: color.sunken, boxShadow: `0 0 0 4px ${color.sunken}`, borderRadius: 2 },
  "& b": { fontWeight: 600, color: color.text1 },
  "& .number": {
    flex: "none",
    width: 16,
    height: 16,
    borderRadius: 8,
    textAlign: "center",
    color: color.text2,
    background: color.selected,
  },
  "& li[data-decides=true] .number": { background: color.accent, color: color.onAccent, fontWeight: 600 },
  "& li[data-decides=true]": { color: color.text1 },
});

/** Why a field has its value: the chain in two sentences, then step by step. Closed by Escape, by its button or by a click beside it. */
export function WhyPopover(props: {
  readonly at: WhyAt;
  readonly why: Why;
  readonly keep: ((field: ResourceField) => void) | undefined;
  readonly onClose: () => void;
}) {
  const { at, why, keep } = props;
  return (
    <Popover
      open
      anchorEl={at.anchor}
      onClose={props.onClose}
      transitionDuration={0}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
      slotProps={{
        paper: {
          role: "dialog",
          "aria-labelledby": "why-title",
          elevation: 0,
          sx: {
            width: 400,
            maxWidth: "calc(100vw - 32px)",
            borderRadius: "8px",
            background: color.pane,
            boxShadow: `0 0 0 1px ${color.divider}, 0 8px 24px rgba(22, 25, 29, .28)`,
          },
        },
      }}
    >
      <Body>
        <header>
          <Swatch hue={at.field} />
          <h2 id="why-title">{why.title}</h2>
          <IconButton aria-label="Close" onClick={props.onClose}>
            <Icon name="cross" />
          </IconButton>
        </header>
        <p>{why.sentences.join(" ")}</p>
        <ol aria-label="Step by step">
          {why.steps.map(({ column, who, text, decides }, index) => (
            <li key={column} data-decides={decides} aria-current={column === at.column ? "step" : undefined}>
              <span className="number" aria-hidden="true">
                {index + 1}
              </span>
              <span>
                <b>
                  <bdi>{who}</bdi>
                </b>{" "}
                {text}
                {decides && <span style={{ color: hueColor("note", "text") }}> — this decides</span>}
              </span>
            </li>
          ))}
        </ol>
        {keep && (
          <div>
            <Button small variant="outlined" onClick={() => keep(at.field)}>
              <Icon name="plus" />
              Keep {at.field}
            </Button>
          </div>
        )}
      </Body>
    </Popover>
  );
}
