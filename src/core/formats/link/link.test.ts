import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { arbDocument } from "#core/document/arbitraries.ts";
import { formatBase64Url, parseBase64Url } from "./base64url.ts";
import { linkChecksum } from "./link-checksum.ts";
import { isLink, readLink } from "./read-link.ts";
import { writeLink } from "./write-link.ts";

const document = { version: 1, environments: [{ name: "größe 🚀", resources: { cpu: ["1", "2"] } }] };

function codeOf(text: string): string | undefined {
  const read = readLink(text);
  return read.ok ? undefined : read.problems[0].code;
}

test("L1: a link gives its document back, from fragment and whole address", () => {
  const link = writeLink(document);
  for (const text of [link, `#${link}`, `https://example.org/app/?x=1#${link}`, ` ${link}\n`]) {
    expect(readLink(text)).toMatchObject({ ok: true, value: { document } });
  }
});

test("L1: any readable document survives", () => {
  fc.assert(
    fc.property(arbDocument, (draft) => {
      const { version: _version, ...rest } = draft;
      expect(readLink(writeLink({ version: 1, ...rest }))).toMatchObject({ ok: true, value: { document: rest } });
    }),
  );
});

test("L1: base64url is that of RFC 4648", () => {
  const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
  for (const [text, encoded] of [
    ["", ""],
    ["f", "Zg"],
    ["fo", "Zm8"],
    ["foo", "Zm9v"],
    ["foob", "Zm9vYg"],
    ["fooba", "Zm9vYmE"],
    ["foobar", "Zm9vYmFy"],
  ] as const) {
    expect(formatBase64Url(bytes(text))).toBe(encoded);
    expect(parseBase64Url(encoded)).toEqual(bytes(text));
  }
  expect(formatBase64Url(Uint8Array.from([255, 239, 191]))).toBe("_--_");
});

// Links that were made by earlier versions of this page; they must open for ever.
test.each([
  [
    "1.a07f8c07.VY1BCoNADEXv8tfTopaCzK6rHqJIEQ120GTKRIUi3r0Zd5JAyON9_oaVkoYo8KWD9iM8qmtpCweSNaQoTDIr_GuDtEwm8HSZUxskyGBWIo1L6siUDd13MROV8RqNAxPH9MuofgaDt8qO8SF7eJRF4bPbB83N9-KQ9MP25MDuMLc6ntqP6jfHnibsjc0f",
    {
      version: 1,
      sdk: "2.12.1",
      environments: [
        {
          name: "ml-training",
          resources: { cpu: ["2", "8"], memory: ["8Gi", "32Gi"], gpu: "A100:2", disk: "50Gi", shm: "8Gi" },
          tasks: [{ name: "train_model" }],
        },
      ],
    },
  ],
  [
    "1.cd5d1500.Vcw9CsJAEAXgq8ir0whWKW08hFhs4kSDuzsw-wNhCXgOm9zCC-RCHsFZrcJU877HK8gkYWSPdt-AfB6FvSMfA9pzgTeO0OIm63tdaPdZXk806NlyEs07m0j_aMJj048asg7LeKU_WNORVbmTyZOqUNCJvmqBI8cyqR5OR8wVUzCdrUs8DJgvv_sC",
    {
      version: 1,
      environments: [
        {
          name: "größe 🚀",
          colour: "blue",
          tasks: [{ name: "t", overrides: [{ label: "heavy", resources: { memory: "4GB" }, reusable: "off" }] }],
        },
      ],
    },
  ],
])("L2: an old link is still read", (link, document) => {
  expect(readLink(link)).toMatchObject({ ok: true, value: { document } });
});

test("L3: what a link that cannot be read says", () => {
  const link = writeLink(document);
  const [, , payload = ""] = link.split(".");
  expect(codeOf("")).toBe("link.form");
  expect(codeOf("#section")).toBe("link.form");
  expect(codeOf(link.slice(0, -5))).toBe("link.damaged");
  expect(codeOf(link.slice(0, 12))).toBe("link.damaged");
  expect(codeOf(link.replace(payload, `A${payload}`))).toBe("link.damaged");
  expect(codeOf(`${link}%20more`)).toBe("link.damaged");
  expect(codeOf(`2.${link.slice(2)}`)).toBe("link.newer");
  const bomb = formatBase64Url(deflateSync(new Uint8Array(60_000_000), { level: 9 }));
  expect(codeOf(`1.${linkChecksum(bomb)}.${bomb}`)).toBe("link.too-large");
});

test("L3: no text makes it throw, no changed letter goes unnoticed", () => {
  const link = writeLink(document);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readLink(text)));
  fc.assert(
    fc.property(fc.nat(link.length - 1), fc.constantFrom(..."AZaz09-_."), (at, letter) => {
      const changed = link.slice(0, at) + letter + link.slice(at + 1);
      if (changed !== link) expect(readLink(changed).ok).toBe(false);
    }),
  );
});

test("L1: ten megabytes of text are judged, whatever they are", () => {
  const letters = "A".repeat(10_000_000);
  for (const text of [
    letters,
    `#${letters}`,
    `1.00000000.${letters}`,
    `https://example.org/${letters}`,
    `${letters}#`,
  ]) {
    expect(readLink(text).ok).toBe(false);
    expect(typeof isLink(text)).toBe("boolean");
  }
});

test("L4: a link is at most a fifth longer than its document, deflated as well as can be", () => {
  fc.assert(
    fc.property(arbDocument, (draft) => {
      const raw = deflateRawSync(JSON.stringify(draft), { level: 9 }).toString("base64url");
      // The form, the checksum and their dots are eleven characters.
      expect(writeLink(draft).length).toBeLessThanOrEqual(1.2 * raw.length + 11);
    }),
  );
});
