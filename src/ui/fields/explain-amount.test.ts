import { expect, test } from "vitest";
import { exactAmount, explainAmount } from "./explain-amount.ts";

const narrow = "\u202f";

test.each([
  ["memory", "32Gi", `32Gi = 34${narrow}359${narrow}738${narrow}368 bytes = 32${narrow}768 Mi`],
  ["memory", "1.5G", `1.5G = 1${narrow}500${narrow}000${narrow}000 bytes = 1${narrow}500 M`],
  ["disk", "1024", `1024 = 1${narrow}024 bytes`],
  ["memory", "100m", "100m = 1 byte"],
  ["cpu", "500m", "500m = 500 millicores"],
  ["cpu", 2, `2 = 2${narrow}000 millicores`],
  ["memory", "4GB", ""],
  ["memory", "1e300", ""],
  ["cpu", "9".repeat(300), ""],
] as const)("U3: exactly, %s %j is %s", (resource, value, said) => {
  expect(exactAmount(resource, value)).toBe(said);
});

test.each([
  ["cpu", ["2", "8"], "2 cores reserved, up to 8 cores when the node has them free"],
  ["cpu", "1", "1 core reserved, and no more"],
  ["cpu", "250m", "250 millicores reserved, and no more"],
  ["memory", ["8Gi", "32Gi"], "8 GiB reserved, killed above 32 GiB"],
  ["memory", undefined, "not set"],
  ["cpu", "x", ""],
  ["cpu", ["8", "2"], ""],
  ["memory", ["2Gi", "1024Mi"], ""],
  ["cpu", "1e308", "1e308 cores reserved, and no more"],
  ["cpu", "9".repeat(300), `${"9".repeat(39)}… cores reserved, and no more`],
  ["memory", ["1Gi", "1e300"], "1 GiB reserved, killed above 1e300"],
] as const)("U3: in words, %s %j is %s", (resource, value, said) => {
  expect(explainAmount(resource, value)).toBe(said);
});
