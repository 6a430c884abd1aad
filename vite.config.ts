import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { policyMeta } from "./tools/policy.mjs";

/** The policy stands in the page itself too, so that it holds on any static host. Only in builds: the development server needs more. */
const policy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policyMeta }, injectTo: "head-prepend" },
  ],
};

export default defineConfig({
  base: "./",
  plugins: [react(), policy],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A few kB smaller than the default minifier, which the first load needs.
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
  },
});
