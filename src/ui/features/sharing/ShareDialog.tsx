import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Typography from "@mui/material/Typography";
import { useMemo, useRef, useState } from "react";
import { writeLink } from "#core/formats/link/write-link.ts";
import { documentStore } from "#ui/document/document-store.ts";
import { Button } from "#ui/look/Button.tsx";
import { SeverityIcon } from "#ui/look/icons.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";

/** Longer links are cut by some mail and chat programs. */
const comfortableLength = 8000;

/** The document as a link: everything stands behind the `#`, which browsers never send to a server. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const [said, setSaid] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const link = useMemo(() => {
    const { origin, pathname } = globalThis.location;
    return `${origin}${pathname}#${writeLink(documentStore.getState().document)}`;
  }, []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      setSaid("Link copied");
    } catch {
      box.current?.select();
      setSaid("The browser refused the clipboard. The link is selected: press Ctrl C.");
    }
  };
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose} aria-labelledby="share-title">
      <DialogTitle id="share-title" component="h2" sx={{ fontSize: 14, fontWeight: 600 }}>
        Share this document
      </DialogTitle>
      <DialogContent sx={{ display: "grid", gap: "8px" }}>
        <Typography>
          The link holds the whole document. Nothing is sent anywhere: whoever has the link has the document.
        </Typography>
        <TextBox
          ref={box}
          mono
          aria-label="Link"
          aria-describedby="share-length"
          value={link}
          readOnly
          onFocus={(event) => event.target.select()}
        />
        <Typography id="share-length" variant="body2" sx={{ color: color.text2, display: "flex", gap: "8px" }}>
          {link.length > comfortableLength && <SeverityIcon severity="warning" />}
          {link.length} characters
          {link.length > comfortableLength &&
            ": some programs cut links of this length. Send the YAML as a file instead."}
        </Typography>
        <span role="status" style={{ minHeight: 20 }}>
          {said}
        </span>
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Close
        </Button>
        <Button variant="contained" onClick={copy}>
          Copy link
        </Button>
      </DialogActions>
    </Dialog>
  );
}
