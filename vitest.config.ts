import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "conformance/**/*.test.ts", "tools/**/*.test.ts"],
    environment: "node",
    // Laws over many generated documents take seconds, on a loaded machine more than the usual five.
    testTimeout: 15_000,
  },
});
