import { styled } from "@mui/material/styles";
import { color } from "#ui/look/tokens.ts";
import { Wire } from "./Wire.tsx";

const Row = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  gap: "4px 16px",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  "& > span": { display: "inline-flex", gap: 6, alignItems: "center" },
  "& > span > span": { width: 28 },
});

/** What the lines mean. */
export function Legend() {
  return (
    <Row>
      <span>
        <span>
          <Wire wire={{ line: "solid", end: "arrow" }} hue="note" />
        </span>
        reaches the pod
      </span>
      <span>
        <span>
          <Wire wire={{ line: "dash", end: "cross" }} hue="note" />
        </span>
        replaced
      </span>
      <span>
        <span>
          <Wire wire={{ line: "dash", end: "cross", lost: true }} hue="note" />
        </span>
        dropped
      </span>
    </Row>
  );
}
