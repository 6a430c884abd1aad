import { pythonWriter } from "#core/formats/python/python-writer.ts";
import { isJsonObject, type Json } from "#core/problem/json.ts";
import type { ResourceField } from "#core/resolve/resolve-resources.ts";

/** A field as it stands in code, from the writer itself, on one line: `cpu=("2", "8")`. See SPEC RV3. */
export function argumentText(field: ResourceField, value: Json, sdk: Json | undefined): string {
  const document = { ...(sdk === undefined ? {} : { sdk }), environments: [{ resources: { [field]: value } }] };
  const { text } = pythonWriter.write({ document, problems: [], scope: "resources", select: { environment: 0 } });
  return text
    .trim()
    .replace(/^flyte\.Resources\(\s*/, "")
    .replace(/,?\s*\)$/, "")
    .replace(/([([{])\n\s*/g, "$1")
    .replace(/,\n\s*([)\]}])/g, "$1")
    .replace(/\n\s*/g, " ");
}

/** The same without its keyword: `("2", "8")`. */
export function literalText(field: ResourceField, value: Json, sdk: Json | undefined): string {
  return argumentText(field, value, sdk).replace(`${field}=`, "");
}

/** What a value means, in a few words, without judging it. */
export function meaningOf(field: ResourceField, value: Json): string {
  if (field === "gpu") return acceleratorWords(value);
  if (field === "shm") return value === "auto" ? "no limit of its own" : `${amountWords(field, value)} at /dev/shm`;
  if (!Array.isArray(value)) return field === "disk" ? "one amount" : "request only";
  const [low, high] = value as readonly Json[];
  const [from, to] = [amountWords(field, low), amountWords(field, high)];
  const unit = to.replace(/^[^ ]* ?/, "");
  return unit !== "" && from.endsWith(` ${unit}`) ? `${from.slice(0, -unit.length - 1)} → ${to}` : `${from} → ${to}`;
}

/** An amount with its unit in words: `8 GiB`, `2 cores`, `500 millicores`. What is no amount stays as it is. */
export function amountWords(field: ResourceField, value: Json | undefined): string {
  const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
  if (field === "gpu") return text;
  if (field !== "cpu") return text.replace(/^([\d.]+)([KMGTPE]i?)$/u, "$1 $2B");
  if (/^\d+m$/.test(text)) return `${text.slice(0, -1)} millicores`;
  return /^[\d.]+$/.test(text) ? `${text} ${text === "1" ? "core" : "cores"}` : text;
}

function acceleratorWords(value: Json): string {
  if (isJsonObject(value)) {
    const { device, quantity, partition, device_class: kind } = value;
    const what = [device, partition].filter((part) => typeof part === "string" && part !== "").join(" ");
    return kind === "TPU" ? `TPU slice ${what}` : `${String(quantity ?? 1)} × ${what || "device"}`;
  }
  if (value === 0 || value === false) return "no accelerator";
  if (typeof value === "number") return `${value} of any type`;
  const [device = "", count = "1"] = String(value).split(":");
  return `${count} × ${device}`;
}
