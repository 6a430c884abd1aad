import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";

/** A file as it is chosen or dropped. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array };

/** One of the sources of the tests. */
export function sourceFile(name: string): SourceFile {
  return { name, bytes: readFileSync(`e2e/sources/${name}`) };
}

/** A source of the tests as text. */
export function sourceText(name: string): string {
  return readFileSync(`e2e/sources/${name}`, "utf8");
}

/** The box that opens code, and the source beside the form. */
export class SourcePage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly editor: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog", { name: "Open a document" });
    this.editor = page.getByRole("textbox", { name: /^(Python|YAML) code$/ });
  }

  async choose(...files: readonly SourceFile[]): Promise<void> {
    if (!(await this.dialog.isVisible())) await this.page.getByRole("button", { name: "Open", exact: true }).click();
    const choosing = this.page.waitForEvent("filechooser");
    await this.dialog.getByRole("button", { name: "Choose files" }).click();
    await (await choosing).setFiles(
      files.map(({ name, bytes }) => ({ name, mimeType: "text/plain", buffer: Buffer.from(bytes) })),
    );
  }

  async open(...files: readonly SourceFile[]): Promise<void> {
    await this.choose(...files);
    await this.dialog.getByRole("button", { name: "Open", exact: true }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.editor).toBeVisible();
  }

  /** Puts files or text on the page, as dropping or pasting does. */
  async give(
    how: "drop" | "paste",
    given: { readonly files?: readonly SourceFile[]; readonly text?: string },
  ): Promise<void> {
    const files = (given.files ?? []).map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString("utf8") }));
    await this.page.evaluate(
      ([kind, texts, pasted]) => {
        const data = new DataTransfer();
        for (const { name, text } of texts) data.items.add(new File([text], name));
        if (pasted !== undefined) data.setData("text/plain", pasted);
        const options = { bubbles: true, cancelable: true };
        const event =
          kind === "drop"
            ? new DragEvent("drop", { ...options, dataTransfer: data })
            : new ClipboardEvent("paste", { ...options, clipboardData: data });
        document.body.dispatchEvent(event);
      },
      [how, files, given.text] as const,
    );
    await expect(this.dialog).toBeVisible();
  }

  /** The text of the whole editor is only in part in the page: what is taken away is the file. */
  async downloaded(
    button: string | RegExp,
    encoding: BufferEncoding = "utf8",
  ): Promise<{ readonly name: string; readonly text: string }> {
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: button }).click();
    return savedText(await waiting, encoding);
  }

  async fromMenu(item: string | RegExp): Promise<{ readonly name: string; readonly text: string }> {
    await this.page.getByRole("button", { name: "Other ways to take it away" }).click();
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("menuitem", { name: item }).click();
    return savedText(await waiting);
  }
}

async function savedText(
  download: import("@playwright/test").Download,
  encoding: BufferEncoding = "utf8",
): Promise<{ name: string; text: string }> {
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), encoding) };
}
