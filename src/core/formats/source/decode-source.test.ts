import fc from "fast-check";
import { expect, it } from "vitest";
import { parseAddress } from "#core/document/address.ts";
import { applyEdits } from "#core/formats/apply-edits.ts";
import { decodeSource, encodeSource } from "./decode-source.ts";
import { openSource } from "./open-source.ts";

function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...part].map(code) : part)));
}

function code(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function decoded(bytes: Uint8Array, name?: string) {
  const result = decodeSource(bytes, name);
  return result.ok ? [result.value.text, result.value.encoding] : result.problems.map(({ message }) => message)[0];
}

const latin = bytesOf(
  "# -*- coding: latin-1 -*-\nimport flyte\n\nWAS = ",
  '"gr\u00F6\u00DFe: mittel"\n',
  'env = flyte.TaskEnvironment(name="um", resources=flyte.Resources(cpu=1), description=WAS)\n\n\n',
  "@env.task\nasync def z\u00E4hle() -> None: ...\n",
);

it.each(["\n", "\r\n", "\r"])(
  "SO13: Latin-1 Python is edited, and written back byte for byte but for the edit (%j)",
  (end) => {
    const bytes = bytesOf([...String.fromCharCode(...latin)].join("").replaceAll("\n", end));
    const file = decodeSource(bytes, "um.py");
    if (!file.ok) throw new Error(file.problems[0].message);
    expect(file.value.encoding).toBe("latin-1");
    const source = openSource([{ name: "um.py", ...file.value }]);
    if (!source.ok) throw new Error(source.problems[0].message);
    const { document, files } = source.value.reading;
    expect([document.environments[0]?.description, document.environments[0]?.tasks?.[0]?.name]).toEqual([
      "größe: mittel",
      "zähle",
    ]);
    expect(files[0]?.encoding).toBe("latin-1");
    expect(parseAddress(document, "um:resources.cpu").ok).toBe(true);
    const [environment] = document.environments;
    const wanted = { ...document, environments: [{ ...environment, resources: { cpu: 3 } }] };
    const after = encodeSource(
      applyEdits(file.value.text, source.value.edit(wanted).edits[0] ?? []),
      file.value.encoding,
    );
    const at = String.fromCharCode(...bytes).indexOf("cpu=1") + 4;
    expect(after.ok && [...after.value]).toEqual([...bytes].with(at, code("3")));
  },
);

it.each([
  ["# coding: latin-1\n\xE4", "", "latin-1", "ä"],
  ["#!/usr/bin/python\n# vim: set fileencoding=iso8859_1 :\n\xE4", "a.py", "latin-1", "ä"],
  ["\n# coding: cp1252\n\x80\xE4", "", "windows-1252", "€ä"],
  ["# coding: latin9\n\xA4\xE4", "", "iso-8859-15", "€ä"],
  ["# coding: utf-8\n\xC3\xA4", "", "utf-8", "ä"],
  ["# coding: koi8-r\nx", "", "ascii", "x"],
  ["x = 1\n# coding: latin-1\n\xC3\xA4", "", "utf-8", "ä"],
  ["# coding: latin-1\n\xC3\xA4", "a.yaml", "utf-8", "ä"],
  ["\xEF\xBB\xBF# coding: latin-1\n\xC3\xA4", "", "utf-8", "ä"],
  ["\xEF\xBB\xBFx\r\n\xF0\x9F\x98\x80", "", "utf-8", "\u{1F600}"],
  ["\xFF\xFEx\x00\x3D\xD8\x00\xDE", "", "utf-16le", "\u{1F600}"],
  ["\xFE\xFF\x00x\xD8\x3D\xDE\x00", "", "utf-16be", "\u{1F600}"],
  ["", "", "utf-8", ""],
])("SO13: %j named %j is %s, and is written back as it was", (text, name, encoding, end) => {
  const result = decodeSource(bytesOf(text), name);
  if (!result.ok) throw new Error(result.problems[0].message);
  expect([result.value.encoding, result.value.text.endsWith(end)]).toEqual([encoding, true]);
  const back = encodeSource(result.value.text, result.value.encoding);
  expect(back.ok && [...back.value]).toEqual([...bytesOf(text)]);
});

it.each([
  ["a\r\nb\rc\n\xE4", "", /^Line 4 of The text holds the byte 0xE4, which is no text in UTF-8/],
  ["\xC0\x80", "a", /^Line 1 of a holds the byte 0xC0/],
  ["\xED\xA0\x80", "", /0xED/],
  ["\xF4\x90\x80\x80", "", /0xF4/],
  ["\xE2\x82", "", /0xE2/],
  ["# coding: cp1252\n\x81", "", /0x81.*Windows-1252/],
  ["# coding: koi8-r\n\xC1", "", /^Line 2.*ASCII/],
  ["# coding: utf-7\n", "a.py", /^a\.py names an encoding/],
  ["# coding: constructor\n", "", /names an encoding/],
  ["\x7FELF\x00", "a", /^a is no text/],
  ["\xFF\xFEx", "", /UTF-16/],
  ["\xFF\xFEx\x00", "a.py", /which Python does not read/],
  ["\xFF\xFE\x00\x00", "", /zero bytes/],
])("SO13: %j named %j is refused", (text, name, message) => {
  expect(decoded(bytesOf(text), name)).toMatch(message);
});

it.each([
  ["a\n\u{1F600}", "latin-1", "“\u{1F600}” in line 2 has no place in Latin-1"],
  ["ä", "ascii", "“ä” in line 1 has no place in ASCII"],
  ["\x80", "windows-1252", "has no place in Windows-1252"],
  ["\uD83D", "utf-8", "Half a pair of surrogates in line 1"],
] as const)("SO13: %j has no place in %s", (text, encoding, message) => {
  const result = encodeSource(text, encoding);
  expect(result.ok ? "" : result.problems[0]).toMatchObject({
    code: "source.encoding",
    message: expect.stringContaining(message),
  });
});

it("SO13: what is decoded is encoded to the same bytes, and any text of whole characters comes back", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom("", "# coding: latin-1\n", "# coding: cp1252\n", "\xFF\xFE"),
      (some, head) => {
        const bytes = bytesOf(head, [...some]);
        const result = decodeSource(bytes);
        if (!result.ok) return;
        const back = encodeSource(result.value.text, result.value.encoding);
        expect(back.ok && [...back.value]).toEqual([...bytes]);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = encodeSource(text);
      const expected = new TextEncoder().encode(text);
      expect(bytes.ok && [...bytes.value]).toEqual([...expected]);
      const back = decodeSource(bytes.ok ? bytes.value : expected, "a.yaml");
      if (!text.includes("\0")) expect(back).toEqual({ ok: true, value: { text, encoding: "utf-8" } });
    }),
  );
});

it("SO13: megabytes are decoded in time", () => {
  const bytes = encodeSource("ä = 'x'\n".repeat(1_000_000));
  const start = performance.now();
  expect(decodeSource(bytes.ok ? bytes.value : new Uint8Array()).ok).toBe(true);
  expect(performance.now() - start).toBeLessThan(process.env.CI ? 6000 : 4000);
});
