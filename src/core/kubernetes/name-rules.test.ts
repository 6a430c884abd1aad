import { describe, expect, test } from "vitest";
import { dnsLabelMessages, dnsSubdomainMessages, labelValueMessages, qualifiedNameMessages } from "./name-rules.ts";

const longLabel = "a".repeat(64);

describe("names", () => {
  test.each(["a", "0", "a-1", "a--b", "a".repeat(63)])("K6: %s is a DNS label", (name) => {
    expect(dnsLabelMessages(name)).toEqual([]);
  });

  test.each([
    ["a.b", /^must not contain dots$/],
    ["A", /^a lowercase RFC 1123 label .*'my-name', {2}or '123-abc', regex/],
    ["", /^a lowercase RFC 1123 label/],
    ["-a", /^a lowercase RFC 1123 label/],
    [longLabel, /^must be no more than 63 characters$/],
  ])("K6: %j is no DNS label", (name, message) => {
    expect(dnsLabelMessages(name)[0]).toMatch(message);
  });

  test("K6: a subdomain is labels joined by dots, up to 253 characters", () => {
    expect(dnsSubdomainMessages("a.b-c.d")).toEqual([]);
    expect(dnsSubdomainMessages("a..b")).toHaveLength(1);
    expect(dnsSubdomainMessages("a".repeat(254))).toEqual(["must be no more than 253 characters"]);
  });

  test.each(["a", "A_b.c", "example.com/Name", "k8s.io/1"])("K7: %s is a qualified name", (name) => {
    expect(qualifiedNameMessages(name)).toEqual([]);
  });

  test.each([
    ["", ["name part must be non-empty", /^name part must consist of/]],
    ["/a", ["prefix part must be non-empty"]],
    ["x/", ["name part must be non-empty", /^name part must consist of/]],
    ["Bad.com/x", [/^prefix part a lowercase RFC 1123 subdomain/]],
    ["a/b/c", [/^a valid label key must consist of .*with an optional DNS subdomain prefix and '\/'/]],
    [longLabel, ["name part must be no more than 63 bytes"]],
    [`${"a".repeat(254)}/x`, ["prefix part must be no more than 253 bytes"]],
  ])("K7: %j is no qualified name", (name, messages) => {
    const found = qualifiedNameMessages(name);
    expect(found).toHaveLength(messages.length);
    for (const [index, message] of messages.entries()) expect(found[index]).toMatch(message);
  });

  test.each(["", "a", "1g.5gb", "A_b", "a".repeat(63)])("K7: %j is a label value", (value) => {
    expect(labelValueMessages(value)).toEqual([]);
  });

  test.each(["a+b", "a b", "a/b", "a-", "-a", "é"])("K7: %j is no label value", (value) => {
    expect(labelValueMessages(value)[0]).toMatch(/^a valid label must be an empty string or consist of/);
  });

  test("K7: lengths count bytes, not characters", () => {
    expect(labelValueMessages(longLabel)).toEqual(["must be no more than 63 bytes"]);
    expect(labelValueMessages("é".repeat(32))[0]).toBe("must be no more than 63 bytes");
  });
});
