import { isJsonObject, type Json } from "#core/problem/json.ts";
import { fail, type Path, type Result, succeed } from "#core/problem/problem.ts";
import { type DocumentDraft, type NodePosition, nodeAt } from "./draft.ts";

/** A place in a document: the node, and the keys below it (empty for the node itself). `position` is absent for the document's own keys. */
export type Place = { readonly position?: NodePosition; readonly keys: Path };

const levels = ["environments", "tasks", "overrides"] as const;

/** Splits a draft path into the node it lies in and the keys below that node. See SPEC AD1. */
export function placeOf(path: Path): Place {
  const positions: number[] = [];
  let at = 0;
  for (const level of levels) {
    const position = path[at + 1];
    if (path[at] !== level || typeof position !== "number") break;
    positions.push(position);
    at += 2;
  }
  const [environment, task, override] = positions;
  const keys = path.slice(at);
  if (environment === undefined) return { keys };
  if (task === undefined) return { position: { environment }, keys };
  if (override === undefined) return { position: { environment, task }, keys };
  return { position: { environment, task, override }, keys };
}

/**
 * Writes a draft path as an address: `env/task/override:resources.memory`. A node is named by its name or label, or by `#N`
 * (from 0) where names repeat, are empty or not text, or hold `/`, `:`, `#` or white space at an end. See SPEC AD2.
 */
export function formatAddress(document: DocumentDraft, path: Path): string {
  const { position, keys } = placeOf(path);
  const node = position ? formatPosition(document, position) : "";
  if (keys.length === 0) return node;
  return `${node}:${keys.map(formatKey).join(".")}`;
}

/**
 * Reads an address such as `ml-training/train_model/heavy:resources.memory` back into the path it names in this document.
 * @returns the path, or `address.syntax` or `address.unknown` when no such node is there. See SPEC AD2, AD3.
 */
export function parseAddress(document: DocumentDraft, address: string): Result<Path> {
  const colon = address.indexOf(":");
  const nodeText = colon < 0 ? address : address.slice(0, colon);
  const keys = colon < 0 ? [] : parseKeys(address.slice(colon + 1));
  if (!keys) return failAddress("address.syntax", `"${address}" is not an address. Write env/task/override:key.key.`);
  if (nodeText === "") return succeed(keys);
  const names = nodeText.split("/");
  if (names.length > 3) {
    return failAddress("address.syntax", `"${address}" names more than an environment, a task and an override.`);
  }
  const path: (string | number)[] = [];
  for (const [level, name] of names.entries()) {
    const siblings = siblingsAt(document, path, levels[level] ?? "environments");
    const found = findSibling(siblings, name, nameKey(level));
    if (found === undefined) {
      return failAddress(
        "address.unknown",
        `There is no "${name}" in "${address}". ${known(siblings, nameKey(level))}`,
      );
    }
    path.push(levels[level] ?? "environments", found);
  }
  return succeed([...path, ...keys]);
}

function formatPosition(document: DocumentDraft, position: NodePosition): string {
  const parts = [siblingName(document.environments, position.environment, "name")];
  if (position.task === undefined) return parts.join("/");
  const tasks = document.environments[position.environment]?.tasks ?? [];
  parts.push(siblingName(tasks, position.task, "name"));
  if (position.override !== undefined) {
    const overrides = tasks[position.task]?.overrides ?? [];
    parts.push(siblingName(overrides, position.override, "label"));
  }
  return parts.join("/");
}

type Sibling = { readonly [key: string]: Json | undefined };

function siblingName(siblings: readonly Sibling[], position: number, key: "name" | "label"): string {
  const name = siblings[position]?.[key];
  if (typeof name !== "string" || !/^[^\s/:#]([^/:#]*[^\s/:#])?$/u.test(name)) return `#${position}`;
  const repeated = siblings.some((sibling, other) => other !== position && sibling[key] === name);
  return repeated ? `#${position}` : name;
}

function findSibling(siblings: readonly Sibling[], name: string, key: "name" | "label"): number | undefined {
  const byPosition = /^#(\d{1,9})$/.exec(name);
  if (byPosition) {
    const position = Number(byPosition[1]);
    return position < siblings.length ? position : undefined;
  }
  const matches = siblings.flatMap((sibling, position) => (sibling[key] === name ? [position] : []));
  return matches.length === 1 ? matches[0] : undefined;
}

function siblingsAt(document: DocumentDraft, path: Path, level: string): readonly Sibling[] {
  if (path.length === 0) return document.environments;
  const { position } = placeOf(path);
  const node = position && nodeAt(document, position);
  const list = node?.[level];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function nameKey(level: number): "name" | "label" {
  return level === 2 ? "label" : "name";
}

function known(siblings: readonly Sibling[], key: "name" | "label"): string {
  const names = siblings.slice(0, 8).map((_, position) => siblingName(siblings, position, key));
  return names.length === 0 ? "Nothing stands there." : `Known: ${names.join(", ")}.`;
}

function formatKey(key: string | number): string {
  if (typeof key === "number") return String(key);
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : JSON.stringify(key);
}

function parseKeys(text: string): (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  const pattern = /("(?:[^"\\]|\\.)*"|[^".][^.]*)(\.|$)/y;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    const raw = match?.[1];
    if (raw === undefined) return undefined;
    const key = parseKey(raw);
    if (key === undefined) return undefined;
    keys.push(key);
    if (match?.[2] === "." && pattern.lastIndex === text.length) return undefined;
    if (match?.[2] === "") break;
  }
  return keys.length === 0 ? undefined : keys;
}

function parseKey(raw: string): string | number | undefined {
  if (/^\d+$/.test(raw)) return Number(raw);
  if (!raw.startsWith('"')) return raw;
  try {
    const key: unknown = JSON.parse(raw);
    return typeof key === "string" ? key : undefined;
  } catch {
    return undefined;
  }
}

function failAddress(code: "address.syntax" | "address.unknown", message: string): Result<never> {
  return fail({ code, severity: "error", path: [], message });
}
