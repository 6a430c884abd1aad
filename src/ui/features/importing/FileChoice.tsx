import { Button, IconButton } from "#ui/look/Button.tsx";
import { Icon } from "#ui/look/icons.tsx";
import type { GivenFile } from "./take-files.ts";

/** The files of the box, where they have names: which one is shown, and taking one away. */
export function FileChoice(props: {
  readonly files: readonly GivenFile[];
  readonly current: number;
  readonly onChoose: (index: number) => void;
  readonly onRemove: (index: number) => void;
}) {
  const { files, current } = props;
  if (files.length === 1 && files[0]?.name === "") return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are buttons, not the fields of a form
    <div role="group" aria-label="Files" style={{ display: "flex", flexWrap: "wrap", gap: 4 }}>
      {files.map(({ name, refused }, index) => (
        <span key={name} style={{ display: "inline-flex", alignItems: "center", maxWidth: "100%" }}>
          <Button
            small
            variant={index === current ? "contained" : "outlined"}
            aria-pressed={index === current}
            onClick={() => props.onChoose(index)}
          >
            {refused === undefined ? "" : "✕ "}
            {name === "" ? "pasted text" : name}
          </Button>
          <IconButton
            aria-label={`Take ${name === "" ? "the pasted text" : name} away`}
            onClick={() => props.onRemove(index)}
          >
            <Icon name="remove" />
          </IconButton>
        </span>
      ))}
    </div>
  );
}
