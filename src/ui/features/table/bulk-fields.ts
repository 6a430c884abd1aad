import type { DocumentDraft } from "#core/document/draft.ts";
import { judgeDocument } from "#core/document/judge-document.ts";
import type { Json } from "#core/problem/json.ts";
import type { Problem } from "#core/problem/problem.ts";
import type { Hue } from "#ui/look/tokens.ts";

/** A field that can be set for many tasks at once; those of Resources stand inside it, the others at the task or override. */
export type BulkField = {
  readonly key: "cpu" | "memory" | "gpu" | "disk" | "shm" | "retries" | "timeout" | "interruptible";
  readonly label: string;
  readonly inResources: boolean;
  readonly hue?: Hue;
  readonly example: string;
  readonly read: (text: string) => Json;
};

/** All such fields in their order. */
export const bulkFields: readonly BulkField[] = [
  { key: "cpu", label: "CPU", inResources: true, hue: "cpu", example: "2 or 2..8", read: readPair },
  { key: "memory", label: "Memory", inResources: true, hue: "memory", example: "16Gi or 8Gi..16Gi", read: readPair },
  { key: "gpu", label: "Accelerator", inResources: true, hue: "gpu", example: "A100:2", read: readNumber },
  { key: "disk", label: "Disk", inResources: true, hue: "disk", example: "50Gi", read: readText },
  { key: "shm", label: "Shared memory", inResources: true, hue: "shm", example: "8Gi or auto", read: readText },
  { key: "retries", label: "Retries", inResources: false, example: "3", read: readNumber },
  { key: "timeout", label: "Timeout in seconds", inResources: false, example: "3600", read: readNumber },
  { key: "interruptible", label: "Interruptible", inResources: false, example: "yes or no", read: readFlag },
];

/** One field's new value; `undefined` removes it. */
export type BulkChange = { readonly field: BulkField; readonly value: Json | undefined };

/**
 * What is wrong with a value in this field, by the document's own schema: the same checks as in the form, at a task that has nothing else.
 * See SPEC TB8.
 */
export function judgeChange({ field, value }: BulkChange, sdk: DocumentDraft["sdk"]): readonly Problem[] {
  if (value === undefined) return [];
  const task = field.inResources ? { name: "t", resources: { [field.key]: value } } : { name: "t", [field.key]: value };
  const document = { version: 1, ...(sdk === undefined ? {} : { sdk }), environments: [{ name: "e", tasks: [task] }] };
  return judgeDocument(document).filter(({ path }) => path.includes(field.key));
}

/** `2..8` and `2 → 8` are a pair of request and limit, all else is one amount. */
function readPair(text: string): Json {
  const [request, limit, more] = text.split(/\s*(?:\.\.|→)\s*/);
  if (request !== undefined && limit !== undefined && more === undefined) return [request.trim(), limit.trim()];
  return text.trim();
}

function readText(text: string): Json {
  return text.trim();
}

function readNumber(text: string): Json {
  const plain = text.trim();
  return /^-?\d+(\.\d+)?$/.test(plain) && String(Number(plain)) === plain ? Number(plain) : plain;
}

function readFlag(text: string): Json {
  const word = text.trim().toLowerCase();
  if (word === "yes" || word === "true") return true;
  return word === "no" || word === "false" ? false : text.trim();
}
