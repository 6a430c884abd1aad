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

const nothing = "export default () => null;";

/**
 * Parts of libraries that nothing here needs and that would still be loaded first, and what takes their place: MUI's ripple, which the
 * theme turns off (`disableRipple`); the script that a server sends ahead to set the colour scheme, of which only the keys are needed;
 * the order of style layers, which nothing here has; what only `withTheme` of emotion uses; and emotion's list of every attribute of HTML, by which it
 * keeps other props from elements: here only the props of styling itself are given to an element and not meant for it.
 */
const lean: readonly { readonly id: RegExp; readonly importer: RegExp; readonly code: string }[] = [
  { id: /\/TouchRipple\.m?js$/, importer: /ButtonBase/, code: nothing },
  {
    id: /\/InitColorSchemeScript\/InitColorSchemeScript\.m?js$/,
    importer: /@mui\/system/,
    code: `export const DEFAULT_MODE_STORAGE_KEY = "mode", DEFAULT_COLOR_SCHEME_STORAGE_KEY = "color-scheme",
      DEFAULT_ATTRIBUTE = "data-color-scheme", buildInitColorSchemeScript = () => "";`,
  },
  { id: /@mui\/system\/InitColorSchemeScript$/, importer: /@mui\/material/, code: nothing },
  { id: /\/useLayerOrder\.m?js$/, importer: /@mui\/system/, code: nothing },
  { id: /^hoist-non-react-statics$/, importer: /@emotion/, code: nothing },
  {
    id: /^@emotion\/is-prop-valid$/,
    importer: /@emotion/,
    code: `export default (name) => !["as", "sx", "theme", "ownerState"].includes(name);`,
  },
];
const replaceUnused: Plugin = {
  name: "replace-unused",
  enforce: "pre",
  resolveId: (id, importer = "") => {
    const at = lean.findIndex((one) => one.id.test(id) && one.importer.test(importer));
    return at < 0 ? undefined : `\0lean:${at}`;
  },
  load: (id) => (id.startsWith("\0lean:") ? lean[Number(id.slice("\0lean:".length))]?.code : undefined),
};

/** What the first paint needs of our own code. One file of it is smaller than many, into which the boxes on demand would cut it. */
const firstPaint =
  /\/src\/(core\/(problem|quantity|catalog|sdk|document|resolve|advice|formats\/(code|python))|ui\/(look|document|fields))\//;
/** Of these folders, what only boxes, other formats or workers use. */
const onDemand =
  /resolve-settings|traced-levels|setting-reason|hardware|document-history|diff-documents|manage-documents|DiffView|carry-keys|kept-source|as-draft|LockedBox|foreign-version|diff-texts|fields\/(accelerator\/|ChoiceChips)|suggest-|read-wish|match-devices|add-quantities|runnable-positions|bracket-literal|format-typescript-text|new-problems|apple-variables|read-json-quantity/;

export default defineConfig({
  base: "./",
  plugins: [replaceUnused, react(), policy],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    // Only what the page itself needs is asked for ahead: the list of what each box on demand needs is larger than what it saves.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === "html" ? files : []),
    },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "page", test: (id) => firstPaint.test(id) && !onDemand.test(id) }] },
      },
    },
    // A few kB smaller than the default minifier, which the first load needs.
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, keep_fargs: false, unsafe_arrows: true } },
  },
});
