import type { DocumentDraft, NodePosition } from "#core/document/draft.ts";
import type { Json } from "#core/problem/json.ts";
import { resolveSettings, type SettingAtLayer } from "#core/resolve/resolve-settings.ts";
import { settingReason } from "#core/resolve/setting-reason.ts";
import { layerTitles, Table } from "./resolution-table.ts";

/** Cache, retries, variables and the like: what each level gives, what the task gets, and why. */
export function Settings({
  document,
  position,
}: {
  readonly document: DocumentDraft;
  readonly position: NodePosition;
}) {
  const settings = resolveSettings(document, position);
  const layers = settings[0]?.layers ?? [];
  if (settings.length === 0) return null;
  return (
    <Table aria-label="Settings">
      <thead>
        <tr>
          <th scope="col">Setting</th>
          {layers.map(({ layer }) => (
            <th key={layer} scope="col">
              {layerTitles[layer]}
            </th>
          ))}
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {settings.map((setting) => (
          <tr key={setting.key}>
            <th scope="row" className="value">
              {setting.key}
            </th>
            {setting.layers.map((cell) => (
              <td key={cell.layer}>
                <SettingCell cell={cell} />
              </td>
            ))}
            <td className="pod">{settingReason(setting)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What one level says of one setting. */
export function SettingCell({ cell }: { readonly cell: SettingAtLayer }) {
  if (cell.state === "absent") return <>{cell.value === undefined ? "not given" : "not taken here"}</>;
  const value = settingText(cell.value);
  if (cell.state === "wins") return <span className="value wins">{value}</span>;
  return (
    <>
      <del className="value">{value}</del> <span className={cell.state}>{cell.state}</span>
    </>
  );
}

function settingText(value: Json | undefined): string {
  return typeof value === "string" && value !== "" ? value : JSON.stringify(value);
}
