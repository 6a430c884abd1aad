import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { styled } from "@mui/material/styles";
import { Button } from "#ui/look/Button.tsx";
import { color, fonts } from "#ui/look/tokens.ts";

const Area = styled("textarea")({
  width: "100%",
  height: "40vh",
  marginTop: 8,
  padding: 12,
  border: 0,
  borderRadius: 6,
  boxShadow: `inset 0 0 0 1px ${color.control}`,
  background: color.pane,
  color: color.text1,
  font: `400 12px/20px ${fonts.mono}`,
  resize: "vertical",
});

/** A text that the browser would not put on the clipboard: all of it, selected. */
export function ByHand({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby="by-hand-title">
      <DialogTitle id="by-hand-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        The browser refused the clipboard
      </DialogTitle>
      <DialogContent>
        <label htmlFor="by-hand">The text is selected: press Ctrl C, or ⌘ C.</label>
        <Area
          id="by-hand"
          readOnly
          value={text}
          ref={(area) => {
            area?.focus();
            area?.select();
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
