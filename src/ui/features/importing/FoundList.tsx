import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { type ReactNode, useMemo } from "react";
import type { SourceReading, SourceRepair } from "#core/formats/source-contract.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { color, fonts } from "#ui/look/tokens.ts";
import { FoundNodes } from "./FoundNodes.tsx";
import { problemsFound } from "./problems-found.ts";
import { unknownParts } from "./shown-text.ts";
import type { GivenFile } from "./take-files.ts";
import type { Found } from "./use-reading.ts";

/** So many of each kind are told; the rest are counted. */
const most = 20;

const Item = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "flex-start",
  gap: "4px 8px",
  overflowWrap: "anywhere",
  "& > p": { flex: "1 1 160px", minWidth: 0 },
});
const Code = styled("code")({ font: `400 12px/20px ${fonts.mono}` });

/** What was found in the box: what it is, what is wrong with it and how to mend it, what only a run knows, what stays as it is. */
export function FoundList(props: {
  readonly files: readonly GivenFile[];
  readonly found: Found;
  /** Why it was not opened, after somebody tried. */
  readonly refusal: string;
  readonly onRepair: (file: number, repair: SourceRepair) => void;
}) {
  const { files, found } = props;
  const problems = problemsFound(found);
  const at = (file: number, line: number) => (
    <b>
      {files.length > 1 ? `${files[file]?.name ?? ""}, line` : "Line"} {line}:{" "}
    </b>
  );
  return (
    <div style={{ display: "grid", gap: 4 }}>
      <div id="open-found" role="status" style={{ display: "grid", gap: 4, minHeight: 20 }}>
        {files.map(
          ({ name, refused }) =>
            refused !== undefined && (
              <Item key={name}>
                <SeverityIcon severity="error" />
                <Typography>{refused}</Typography>
              </Item>
            ),
        )}
        <Summary found={found} />
        {problems.slice(0, most).map(({ severity, line, message, file, range, repair }) => (
          <Item key={`${file} ${line} ${message}`}>
            <SeverityIcon severity={severity} />
            <Typography>
              {(range || line > 1) && at(file, line)}
              {/* Messages that are also told without the text name the line themselves. */}
              {message.replace(/^Line \d+: /, "")}
            </Typography>
            {repair && (
              <Button variant="outlined" small onClick={() => props.onRepair(file, repair)}>
                {repair.label}
              </Button>
            )}
          </Item>
        ))}
        {problems.length > most && <Typography>and {problems.length - most} more</Typography>}
        {props.refusal !== "" && (
          <Item>
            <SeverityIcon severity="warning" />
            <Typography>{props.refusal}</Typography>
          </Item>
        )}
      </div>
      <Preview files={files} found={found} />
      {found.kind === "reading" && <Rest reading={found.reading} at={at} />}
    </div>
  );
}

/** What would be opened; where each environment stands is told when there are several files. */
function Preview({ files, found }: { readonly files: readonly GivenFile[]; readonly found: Found }) {
  if (found.kind === "link") return <FoundNodes document={found.document} />;
  if (found.kind !== "reading") return null;
  const { document, places, unknown, files: read } = found.reading;
  if (files.length < 2) return <FoundNodes document={document} unknown={unknown} />;
  const at = new Map(places.flatMap(({ path, place }) => (path.length === 2 ? [[path[1], place.file]] : [])));
  return (
    <FoundNodes document={document} unknown={unknown} fileOf={(environment) => read[at.get(environment) ?? 0]?.name} />
  );
}

function Summary({ found }: { readonly found: Found }) {
  const unknown = useMemo(() => {
    const document = found.kind === "reading" ? found.reading.document : found.kind === "link" && found.document;
    return document ? unknownParts(document) : [];
  }, [found]);
  if (found.kind === "nothing") return <Typography sx={{ color: color.text2 }}>Nothing to open yet.</Typography>;
  if (found.kind === "waiting") return <Typography sx={{ color: color.text2 }}>Reading …</Typography>;
  if (!("said" in found)) return null;
  return (
    <>
      <Typography>{found.said}</Typography>
      {unknown.length > 0 && (
        <Typography>
          Not known here, and kept as {unknown.length === 1 ? "it is" : "they are"}: {unknown.join(", ")}.
        </Typography>
      )}
    </>
  );
}

/** What only a run knows, and what the form has no place for: it stays in the source as it is. */
function Rest({
  reading,
  at,
}: {
  readonly reading: SourceReading;
  readonly at: (file: number, line: number) => ReactNode;
}) {
  const { unknown, kept } = reading;
  return (
    <>
      {unknown.length > 0 && (
        <Typography sx={{ fontWeight: 600, paddingTop: 1 }}>Known only at run time, and locked in the form</Typography>
      )}
      {unknown.slice(0, most).map(({ place, line, expression, reason }) => (
        <Typography key={`${place.file} ${place.from} ${expression}`} sx={{ overflowWrap: "anywhere" }}>
          {at(place.file, line)}
          <Code>{expression}</Code>: {reason}.
        </Typography>
      ))}
      {unknown.length > most && <Typography>and {unknown.length - most} more</Typography>}
      {kept.length > 0 && <Typography sx={{ fontWeight: 600, paddingTop: 1 }}>Stays in the source as it is</Typography>}
      {kept.slice(0, most).map(({ place, line, text, reason }) => (
        <Typography key={`${place.file} ${place.from} ${text}`} sx={{ overflowWrap: "anywhere" }}>
          {at(place.file, line)}
          <Code>{text.length > 80 ? `${text.slice(0, 80)}…` : text}</Code>: {reason}.
        </Typography>
      ))}
      {kept.length > most && <Typography>and {kept.length - most} more</Typography>}
    </>
  );
}
