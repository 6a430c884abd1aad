import { styled } from "@mui/material/styles";
import { useEffect, useMemo, useRef, useState } from "react";
import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";
import type { CodeText } from "./code-lines.ts";

const Bar = styled("search")({
  minHeight: 40,
  flex: "none",
  display: "flex",
  alignItems: "center",
  gap: 8,
  padding: "4px 12px",
  borderBottom: `1px solid ${color.divider}`,
});

/** Finds text in the code, all of it, also the lines that are not drawn. Enter goes on, Shift Enter back, Escape closes. */
export function FindBar(props: {
  readonly text: CodeText;
  /** The number of the line to show, and all that have the text in them. */
  readonly onFound: (current: number | undefined, lines: ReadonlySet<number>) => void;
  readonly onClose: () => void;
}) {
  const { text, onFound } = props;
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const lines = useMemo(() => linesWith(text, wanted), [text, wanted]);
  const place = lines.length === 0 ? -1 : at % lines.length;
  useEffect(() => box.current?.focus(), []);
  useEffect(() => onFound(lines[place], new Set(lines)), [lines, place, onFound]);
  const go = (by: number) => setAt((place + by + lines.length) % Math.max(1, lines.length));
  return (
    <Bar>
      <TextBox
        ref={box}
        type="search"
        value={wanted}
        placeholder="Find in the code"
        aria-label="Find in the code"
        frame={{ flex: "1 1 120px", height: 28 }}
        start={<Icon name="search" />}
        onChange={(event) => {
          setWanted(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
          if (event.key === "Escape") props.onClose();
        }}
      />
      <span role="status" style={{ fontSize: 12, color: color.text2, whiteSpace: "nowrap" }}>
        {wanted === "" ? "" : lines.length === 0 ? "not found" : `line ${place + 1} of ${lines.length}`}
      </span>
      <IconButton aria-label="Line before" onClick={() => go(-1)}>
        <Icon name="up" />
      </IconButton>
      <IconButton aria-label="Next line" onClick={() => go(1)}>
        <Icon name="lower" />
      </IconButton>
      <Button onClick={props.onClose}>Close</Button>
    </Bar>
  );
}

/** The numbers of the lines that have a text in them, whatever the case. */
function linesWith({ parts, starts }: CodeText, wanted: string): readonly number[] {
  const small = wanted.toLowerCase();
  if (small === "") return [];
  return parts.flatMap((part, index) =>
    part.flatMap((line, at) => (line.text.toLowerCase().includes(small) ? [(starts[index] ?? 0) + at] : [])),
  );
}
