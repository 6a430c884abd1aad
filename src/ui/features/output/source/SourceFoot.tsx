import { styled } from "@mui/material/styles";
import { formatAddress } from "#core/document/address.ts";
import type { RefusedEdit, SourceProblem } from "#core/formats/source-contract.ts";
import { useDocumentStore } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { keepFocus } from "#ui/look/keep-focus.ts";
import { color, hueColor } from "#ui/look/tokens.ts";
import { applyRepair, shownTab, takeBack } from "#ui/source/mend-source.ts";
import { sourceSession } from "#ui/source/session.ts";
import type { AttachedSource } from "#ui/source/source-store.ts";
import { problemsIn } from "./marks-of.ts";
import { nameOfSource } from "./source-patch.ts";

const Foot = styled("div")({
  flex: "none",
  minHeight: 48,
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 12px",
  padding: "6px 12px",
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  background: color.app,
  borderTop: `1px solid ${color.divider}`,
  overflowWrap: "anywhere",
});
const Messages = styled("div")({ maxHeight: "22vh", overflowY: "auto", display: "grid", gap: 4 });
const Message = styled("div")({
  display: "flex",
  flexWrap: "wrap",
  alignItems: "flex-start",
  gap: "4px 8px",
  "& > span": { flex: "1 1 200px", minWidth: 0 },
});

/** So many messages are told; the rest are counted. */
const most = 5;

/** Under the source: what is wrong with it, what of the form it cannot say, and otherwise what it is. */
export function SourceFoot(props: {
  readonly attached: AttachedSource;
  readonly file: number;
  readonly onLine: (line: number) => void;
  readonly onDone: (said: string) => void;
}) {
  const { attached, file, onLine } = props;
  const document = useDocumentStore((state) => state.document);
  const problems = problemsIn(attached, file);
  const { refused } = attached;
  const name = nameOfSource(attached);
  const isQuiet = !attached.broken && refused.length + problems.length === 0;
  return (
    <Foot>
      <div role="status" style={{ flex: isQuiet ? "1 1 200px" : "1 1 100%", minWidth: 0 }}>
        <Messages>
          {attached.broken && (
            <Message>
              <SeverityIcon severity="error" size={14} />
              <span style={{ color: hueColor("error", "text") }}>
                {brokenFiles(attached)} cannot be read as it is: the form stays as it was, and waits for the text to be
                mended.
              </span>
            </Message>
          )}
          {refused.slice(0, most).map((problem) => (
            <Refused
              key={problem.message}
              problem={problem}
              address={formatAddress(problem.inRead ? attached.base.document : document, problem.path)}
            />
          ))}
          {problems.slice(0, most).map((problem) => (
            <Told key={`${problem.line} ${problem.message}`} problem={problem} attached={attached} onLine={onLine} />
          ))}
          {problems.length > most && <span>and {problems.length - most} more</span>}
        </Messages>
        {isQuiet && <span>The form writes here, and what is typed here changes the form. Tab leaves the code.</span>}
      </div>
      <Button
        variant="outlined"
        small
        style={{ marginLeft: "auto" }}
        onClick={() => {
          sourceSession.detach(name);
          keepFocus(shownTab);
        }}
      >
        Detach from {name}
      </Button>
    </Foot>
  );
}

/** Among several files, those that are broken by their names. */
function brokenFiles({ broken, files }: AttachedSource): string {
  const names = [...new Set(broken?.flatMap(({ file }) => files[file]?.name ?? []))];
  return files.length > 1 && names.length > 0 ? names.join(", ") : "This";
}

function Refused({ problem, address }: { readonly problem: RefusedEdit; readonly address: string }) {
  return (
    <Message>
      <SeverityIcon severity="warning" size={14} />
      <span style={{ color: hueColor("warning", "text") }}>
        Not written into the source, nor is any later change{address === "" ? "" : `: ${address}`}. {problem.message}
      </span>
      <Button
        variant="outlined"
        small
        onClick={() => {
          takeBack(problem);
          keepFocus(shownTab);
        }}
      >
        Take it back
      </Button>
    </Message>
  );
}

function Told(props: {
  readonly problem: SourceProblem;
  readonly attached: AttachedSource;
  readonly onLine: (line: number) => void;
}) {
  const { problem } = props;
  const { repair } = problem;
  return (
    <Message>
      <SeverityIcon severity={problem.severity} size={14} />
      <span>
        <b>Line {problem.line}: </b>
        {problem.message.replace(/^Line \d+: /, "")}
      </span>
      <Button variant="outlined" small onClick={() => props.onLine(problem.line)}>
        Show line {problem.line}
      </Button>
      {repair && (
        <Button variant="outlined" small onClick={() => applyRepair(problem.file, repair)}>
          {repair.label}
        </Button>
      )}
    </Message>
  );
}
