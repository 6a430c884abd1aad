import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import { Button } from "#ui/look/Button.tsx";
import { Heading } from "#ui/look/Text.tsx";
import { color, fonts } from "#ui/look/tokens.ts";

const groups = [
  {
    title: "Everywhere",
    keys: [
      ["Ctrl K", "All commands, tasks, fields and devices"],
      ["Ctrl Z, Ctrl Shift Z", "Undo, redo"],
      ["Ctrl Enter", "Copy the code that is shown"],
      ["Alt 1 … Alt 6", "Python, TypeScript, YAML, Pod, Flyte IDL, changes"],
      ["F8, Shift F8", "Next problem, problem before"],
      ["/", "Filter the outline"],
      ["?", "This sheet"],
      ["Esc", "Close what lies over the page"],
    ],
  },
  {
    title: "Outline",
    keys: [
      ["↑ ↓, Home, End", "Choose"],
      ["← →", "Fold and unfold"],
      ["Enter, F2", "To the form, to the name"],
      ["Alt ↑, Alt ↓", "Move"],
      ["Ctrl D, Del", "Duplicate, delete"],
    ],
  },
  {
    title: "Sliders",
    keys: [
      ["← →", "The stop before, the next stop"],
      ["Page Up, Page Down", "Twice, half"],
      ["Home, End", "The ends"],
    ],
  },
  {
    title: "Code",
    keys: [
      ["↑ ↓", "Line by line; its field is marked"],
      ["Enter", "To the field of the line"],
      ["Ctrl F", "Find, in all of it"],
    ],
  },
  {
    title: "Your own code",
    keys: [
      ["Tab", "Leaves the code"],
      ["Ctrl ], Ctrl [", "Indent, less"],
      ["Ctrl click", "To the field of a value"],
      ["Ctrl F, Esc", "Find and replace, back to the code"],
    ],
  },
  {
    title: "Borders of panes",
    keys: [
      ["← → ↑ ↓", "Move the border; with Shift in large steps"],
      ["Home, End", "The ends"],
    ],
  },
] as const;

const Groups = styled("div")({ columns: "320px 2", columnGap: 32 });
const Group = styled("section")({ breakInside: "avoid", paddingBottom: 16, fontSize: 14, lineHeight: "20px" });
const Keys = styled("dl")({
  margin: "4px 0 0",
  display: "grid",
  gridTemplateColumns: "max-content minmax(0, 1fr)",
  gap: "4px 16px",
  "& dt": { minWidth: 132, fontFamily: fonts.mono, fontSize: 12, color: color.text1 },
  "& dd": { margin: 0, color: color.text2 },
});

/** All keys of the page. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        Keys
      </DialogTitle>
      <DialogContent>
        <Groups>
          {groups.map(({ title, keys }) => (
            <Group key={title} aria-label={title}>
              <Heading as="h3">{title}</Heading>
              <Keys>
                {keys.map(([key, does]) => (
                  <div key={key} style={{ display: "contents" }}>
                    <dt>{key}</dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </Keys>
            </Group>
          ))}
        </Groups>
        <p style={{ fontSize: 12, lineHeight: "16px", color: color.text2 }}>On a Mac, ⌘ takes the place of Ctrl.</p>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
