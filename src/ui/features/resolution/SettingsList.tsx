import { styled } from "@mui/material/styles";
import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import { resolveSettings } from "#core/resolve/resolve-settings.ts";
import { settingReason } from "#core/resolve/setting-reason.ts";
import { color, fonts } from "#ui/look/tokens.ts";
import { layerTitles } from "./resolution-table.ts";
import { SettingCell } from "./Settings.tsx";

const List = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  fontSize: 12,
  lineHeight: "16px",
  color: color.text2,
  overflowWrap: "anywhere",
  "& > li": { padding: "8px 0", borderTop: `1px solid ${color.divider}` },
  "& h3": { font: `600 12px/16px ${fonts.mono}`, color: color.text1, margin: 0 },
  "& p": { margin: 0, color: color.text1 },
  "& dl": { display: "grid", gridTemplateColumns: "88px minmax(0, 1fr)", gap: "4px 0", margin: "4px 0" },
  "& dd": { margin: 0 },
});

/** The table of settings for where there is no room for columns. */
export function SettingsList({
  document,
  position,
}: {
  readonly document: DocumentDraft;
  readonly position: NodePosition;
}) {
  const settings = resolveSettings(document, position);
  return (
    <List aria-label="Settings">
      {settings.map((setting) => (
        <li key={setting.key}>
          <h3>{setting.key}</h3>
          <dl>
            {setting.layers.map((cell) => (
              <div key={cell.layer} style={{ display: "contents" }}>
                <dt>{layerTitles[cell.layer]}</dt>
                <dd>
                  <SettingCell cell={cell} />
                </dd>
              </div>
            ))}
          </dl>
          <p>{settingReason(setting)}</p>
        </li>
      ))}
    </List>
  );
}
