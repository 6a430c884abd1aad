import Dialog from "@mui/material/Dialog";
import { styled } from "@mui/material/styles";
import useAutocomplete from "@mui/material/useAutocomplete";
import { useEffect, useMemo, useState } from "react";
import { type HardwareCatalogue, loadHardware } from "#core/catalog/hardware.ts";
import { Icon } from "#ui/look/icons.tsx";
import { Small } from "#ui/look/Text.tsx";
import { TextBox } from "#ui/look/TextBox.tsx";
import { color } from "#ui/look/tokens.ts";
import { acceleratorCommands, type Command, commandsFor, type PageActions } from "./commands.ts";
import { matchCommands } from "./match-commands.ts";

/** So many are drawn; more words find the others. */
const most = 40;

const Frame = styled("div")({ padding: 12, display: "grid", gap: 8, minHeight: 0 });
const List = styled("ul")({
  margin: 0,
  padding: 0,
  listStyle: "none",
  maxHeight: "min(420px, 60vh)",
  overflowY: "auto",
  "& li": {
    display: "flex",
    alignItems: "center",
    gap: 8,
    minHeight: 32,
    padding: "4px 8px",
    borderRadius: 6,
    fontSize: 14,
    lineHeight: "20px",
    cursor: "pointer",
    overflow: "hidden",
  },
  "& li.Mui-focused": { background: color.selected },
  "& .label": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  "@media (pointer: coarse)": { "& li": { minHeight: 44 } },
});

/** Everything that can be gone to or done, by typing a part of its name. */
export function CommandPalette({ page, onClose }: { readonly page: PageActions; readonly onClose: () => void }) {
  const commands = useMemo(() => commandsFor(page), [page]);
  const [hardware, setHardware] = useState<HardwareCatalogue>();
  useEffect(() => void loadHardware().then(setHardware), []);
  const found = (wanted: string) => {
    const named = matchCommands(commands, wanted);
    const devices = hardware ? acceleratorCommands(hardware, wanted, page) : [];
    return [...named.slice(0, most - devices.length), ...devices];
  };
  const auto = useAutocomplete<Command>({
    id: "palette",
    open: true,
    options: commands as Command[],
    getOptionLabel: ({ label }) => label,
    getOptionKey: ({ group, label, detail }) => `${group} ${label} ${detail}`,
    filterOptions: (_, { inputValue }) => found(inputValue) as Command[],
    autoHighlight: true,
    value: null,
    clearOnBlur: false,
    // It takes the Escape key for itself.
    onClose: (_, reason) => reason === "escape" && onClose(),
    onChange: (_, command) => {
      if (!command) return;
      onClose();
      // Once the box is gone and the focus is back: what is done may move it.
      setTimeout(() => command.act());
    },
  });
  const shown = auto.groupedOptions as readonly Command[];
  const { className: _, ...input } = auto.getInputProps() as React.InputHTMLAttributes<HTMLInputElement> & {
    readonly ref?: React.Ref<HTMLInputElement>;
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      slotProps={{ paper: { "aria-label": "Commands" } }}
      sx={{ "& .MuiDialog-container": { alignItems: "flex-start" } }}
    >
      <Frame {...auto.getRootProps()}>
        <TextBox
          {...input}
          autoFocus
          aria-label="Find a task, a field, an action, a device, an example"
          placeholder="A task, a field, an action, a device, an example"
          start={<Icon name="search" />}
          frame={{ height: 36 }}
        />
        <List {...auto.getListboxProps()} aria-label="Commands">
          {shown.map((option, index) => {
            const { key, ...props } = auto.getOptionProps({
              option,
              index,
            }) as React.LiHTMLAttributes<HTMLLIElement> & {
              readonly key: React.Key;
            };
            return (
              <li key={key} {...props}>
                <Small style={{ width: 84, flex: "none" }}>{option.group}</Small>
                <span className="label">
                  <bdi>{option.label}</bdi>
                </span>
                <span style={{ flex: 1 }} />
                <Small className="label">
                  <bdi>{option.detail}</bdi>
                </Small>
              </li>
            );
          })}
        </List>
        <Small role="status">
          {shown.length === 0
            ? "Nothing is called so. Try a task's name, a field such as memory, or a format."
            : shown.length === most
              ? `The first ${most}; more letters find the others.`
              : ""}
        </Small>
      </Frame>
    </Dialog>
  );
}
