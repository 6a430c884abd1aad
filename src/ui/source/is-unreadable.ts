import type { SourceReading } from "#core/formats/source-contract.ts";

/** Whether a text is too broken for a document to be taken from it. */
export function isUnreadable({ broken, problems }: SourceReading): boolean {
  return (
    broken ||
    problems.some(({ code, severity }) => severity === "error" && /syntax$/.test(code) && code !== "quantity.syntax")
  );
}

/** Whether the text itself can be edited; what is only read is not attached. */
export function isEditable({ editable }: SourceReading): boolean {
  return editable;
}
