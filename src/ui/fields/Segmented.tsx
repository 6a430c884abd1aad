import ButtonBase from "@mui/material/ButtonBase";
import { styled } from "@mui/material/styles";
import { color } from "#ui/look/tokens.ts";

/** One choice of a segmented control. */
export type Segment<V extends string> = { readonly value: V; readonly label: string };

const Track = styled("div")({
  display: "inline-flex",
  padding: 2,
  borderRadius: 6,
  background: color.segmentTrack,
  flex: "none",
  maxWidth: "100%",
});
const Part = styled(ButtonBase)({
  minHeight: 24,
  padding: "0 8px",
  fontSize: 12,
  lineHeight: "20px",
  whiteSpace: "nowrap",
  borderRadius: 4,
  color: color.text2,
  "&[aria-pressed=true]": {
    background: color.segmentOn,
    color: color.text1,
    fontWeight: 600,
    boxShadow: "0 1px 2px rgba(22, 25, 29, .28)",
  },
  "@media (pointer: coarse)": { minHeight: 40 },
});

/** One of a few choices side by side. `label` names the group for those who do not see it. */
export function Segmented<V extends string>(props: {
  readonly label: string;
  readonly value: V | undefined;
  readonly segments: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
}) {
  return (
    <Track role="group" aria-label={props.label}>
      {props.segments.map((segment) => (
        <Part
          key={segment.value}
          aria-pressed={segment.value === props.value}
          onClick={() => props.onChange(segment.value)}
        >
          {segment.label}
        </Part>
      ))}
    </Track>
  );
}
