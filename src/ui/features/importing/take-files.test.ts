import { expect, test } from "vitest";
import { takeFile, withFiles } from "./take-files.ts";

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);

test("SR9: a text is taken byte for byte, its byte-order mark and line ends too", async () => {
  const text = "\ufeffa = 1\r\n# é 😀\n";
  expect(await takeFile(file("a.py", text))).toEqual({ name: "a.py", text, encoding: "utf-8" });
});

test("SR9, SO13: a file of Python in Latin-1 is taken by what its first line says", async () => {
  const bytes = new Uint8Array([...Buffer.from("# coding: latin-1\n# gr\u00f6\u00dfe\n", "latin1")]);
  expect(await takeFile(file("a.py", bytes))).toEqual({
    name: "a.py",
    text: "# coding: latin-1\n# gr\u00f6\u00dfe\n",
    encoding: "latin-1",
  });
});

test("SR9: what is no text, or too large, is refused in words", async () => {
  const binary = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0x00]);
  expect((await takeFile(file("a.bin", binary))).refused).toContain("a.bin is no text");
  expect((await takeFile(file("b.bin", "a\0b"))).refused).toContain("zero bytes");
  expect((await takeFile(file("c.py", new Uint8Array([0xff, 0xfe, 0x61, 0x00])))).refused).toContain("UTF-16");
  expect((await takeFile(file("d.py", "x".repeat(50_000_000)))).refused).toContain("50 MB");
});

test("SR9: files that come replace those of the same name, and an empty box", () => {
  const empty = { name: "", text: " " };
  const a = { name: "a.py", text: "1" };
  const again = { name: "a.py", text: "2" };
  expect(withFiles([empty], [a])).toEqual([a]);
  expect(withFiles([a, { name: "b.py", text: "" }], [again])).toEqual([{ name: "b.py", text: "" }, again]);
  expect(withFiles([a], [])).toEqual([a]);
});
