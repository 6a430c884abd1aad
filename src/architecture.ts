/** One folder: what is in it, which other folders and which packages its files may import. */
type FolderRule = {
  readonly folder: string;
  readonly does: string;
  readonly may: readonly string[];
  readonly packages: readonly string[];
};

const core = (names: string): readonly string[] => names.split(" ").map((name) => `src/core/${name}`);
const mui = ["@mui/material", "react"];

/** The rule of imports and its documentation in one: a test compares the code with this table, ARCHITECTURE.md explains it. */
export const architecture: readonly FolderRule[] = [
  { folder: "src/core/problem", does: "problems, results, JSON values", may: [], packages: [] },
  { folder: "src/core/quantity", does: "Kubernetes quantities", may: core("problem"), packages: [] },
  {
    folder: "src/core/catalog/data",
    does: "generated data of the catalogue",
    may: [],
    packages: [],
  },
  {
    folder: "src/core/catalog",
    does: "accelerators and hardware",
    may: core("problem quantity"),
    packages: ["zod/mini"],
  },
  {
    folder: "src/core/sdk",
    does: "what the Flyte SDK does with a call",
    may: core("problem quantity catalog"),
    packages: [],
  },
  {
    folder: "src/core/document",
    does: "the resource document: draft, schema, addresses, judgement",
    may: core("problem quantity catalog sdk"),
    packages: ["zod/mini"],
  },
  {
    folder: "src/core/resolve",
    does: "which Resources a node ends up with; flatten",
    may: core("problem quantity catalog sdk document"),
    packages: [],
  },
  {
    folder: "src/core/pod",
    does: "task template to pod, as the executor builds it",
    may: core("problem quantity catalog sdk document resolve"),
    packages: [],
  },
  {
    folder: "src/core/kubernetes",
    does: "what Kubernetes says of a pod, and where it fits",
    may: core("problem quantity catalog sdk document resolve pod"),
    packages: [],
  },
  {
    folder: "src/core/cluster",
    does: "the cluster profile: schema, readers, presets, pools of machine types",
    may: core("problem quantity catalog sdk document resolve pod kubernetes"),
    packages: ["zod/mini"],
  },
  {
    folder: "src/core/fit",
    does: "whether the tasks of a document fit on the nodes of a profile",
    may: core("problem quantity catalog sdk document resolve pod kubernetes cluster"),
    packages: [],
  },
  {
    folder: "src/core/advice",
    does: "what programs accept and people regret",
    may: core("problem quantity catalog sdk document resolve pod"),
    packages: [],
  },
  {
    folder: "src/core/formats",
    does: "the contracts of writers and readers",
    may: core("problem document cluster"),
    packages: [],
  },
  { folder: "src/core/formats/code", does: "text with tokens and marks", may: formatsMay(), packages: [] },
  { folder: "src/core/formats/python", does: "Python", may: [...formatsMay(), "src/core/formats/code"], packages: [] },
  {
    folder: "src/core/formats/python/read",
    does: "files of Python: what they define, without running them",
    may: formatsMay(),
    packages: ["@lezer/python", "@lezer/common"],
  },
  {
    folder: "src/core/formats/python/edit",
    does: "files of Python, changed in place",
    may: [...formatsMay(), "src/core/formats/code", "src/core/formats/python", "src/core/formats/python/read"],
    packages: [],
  },
  {
    folder: "src/core/formats/typescript",
    does: "TypeScript",
    may: [...formatsMay(), "src/core/formats/code"],
    packages: [],
  },
  {
    folder: "src/core/formats/yaml",
    does: "YAML and JSON",
    may: [...formatsMay(), "src/core/formats/code"],
    packages: ["yaml"],
  },
  {
    folder: "src/core/formats/idl",
    does: "Flyte IDL",
    may: [...formatsMay(), "src/core/formats/code", "src/core/formats/yaml"],
    packages: [],
  },
  {
    folder: "src/core/formats/golden",
    does: "what the writers wrote when the oracle agreed; never imported",
    may: [],
    packages: ["@bufbuild/protobuf", "@flyteorg/flyteidl2/flyteidl2/core/tasks_pb.ts"],
  },
  {
    folder: "src/core/formats/markdown",
    does: "a document for a review",
    may: [...formatsMay(), "src/core/formats/code"],
    packages: ["diff"],
  },
  {
    folder: "src/core/formats/link",
    does: "documents in links",
    may: [...formatsMay(), "src/core/formats/yaml"],
    packages: ["fflate"],
  },
  {
    folder: "src/core/formats/cluster",
    does: "what is pasted for a cluster profile, and profiles as YAML",
    may: [...formatsMay(), "src/core/formats/code", "src/core/formats/yaml", "src/core/formats/pod"],
    packages: [],
  },
  {
    folder: "src/core/formats/pod",
    does: "pods as YAML",
    may: [...formatsMay(), "src/core/formats/code", "src/core/formats/yaml", "src/core/formats/python"],
    packages: [],
  },
  {
    folder: "src/core/formats/source",
    does: "what a text is, sources to edit in place, patches",
    may: [
      ...formatsMay(),
      ...core("formats/yaml formats/python formats/python/read formats/python/edit formats/pod formats/idl"),
    ],
    packages: ["diff"],
  },
  {
    folder: "src/cli",
    does: "the command line",
    may: [
      ...core(
        "problem document cluster fit advice formats formats/code formats/python formats/typescript formats/yaml formats/idl formats/pod formats/link formats/cluster formats/source",
      ),
    ],
    packages: ["node:fs", "node:process", "zod/mini"],
  },
  { folder: "src/ui/look", does: "theme, colours, icons, buttons, differences", may: [], packages: [...mui, "diff"] },
  {
    folder: "src/ui/document",
    does: "the document store: edits, undo, keeping",
    may: core("problem document advice formats"),
    packages: ["zustand", "idb-keyval"],
  },
  {
    folder: "src/ui/fields",
    does: "one small component a kind of field",
    may: [...core("problem quantity catalog sdk document formats/python"), "src/ui/look", "src/ui/fields/accelerator"],
    packages: [...mui, "react-hook-form"],
  },
  {
    folder: "src/ui/fields/accelerator",
    does: "the picker of accelerators and what the field shows of it, loaded on demand",
    may: [
      ...core("problem catalog sdk cluster pod fit formats/python"),
      "src/ui/look",
      "src/ui/cluster",
      "src/ui/fields",
    ],
    packages: mui,
  },
  {
    folder: "src/ui/features/outline",
    does: "the tree of environments, tasks and overrides",
    may: featureMay(),
    packages: [...mui, "@atlaskit/pragmatic-drag-and-drop"],
  },
  { folder: "src/ui/features/resources", does: "the form of a node", may: featureMay(), packages: mui },
  {
    folder: "src/ui/features/resolution",
    does: "where values come from",
    may: [...featureMay(), "src/ui/cluster", ...core("quantity fit formats/python")],
    packages: mui,
  },
  {
    folder: "src/ui/features/output",
    does: "the code beside the form",
    may: [
      ...featureMay(),
      "src/ui/cluster",
      "src/ui/source",
      "src/ui/features/output/source",
      ...core(
        "advice formats formats/code formats/python formats/typescript formats/yaml formats/idl formats/pod formats/link formats/markdown",
      ),
    ],
    packages: [...mui, "diff", "fflate", "zustand"],
  },
  {
    folder: "src/ui/features/output/source",
    does: "the attached source: its editor, its changes, taking it away; loaded on demand",
    may: [...featureMay(), "src/ui/source", "src/ui/features/output", ...core("formats formats/source")],
    packages: [...mui, "@codemirror", "@lezer/highlight"],
  },
  {
    folder: "src/ui/features/importing",
    does: "opening documents",
    may: [...featureMay(), "src/ui/source", ...core("advice formats formats/source formats/yaml formats/link")],
    packages: mui,
  },
  {
    folder: "src/ui/features/examples",
    does: "documents to start from",
    may: [...featureMay(), ...core("formats/yaml")],
    packages: mui,
  },
  { folder: "src/ui/features/documents", does: "the documents that are kept", may: featureMay(), packages: mui },
  {
    folder: "src/ui/features/release",
    does: "what another SDK release changes",
    may: [...featureMay(), ...core("advice")],
    packages: mui,
  },
  {
    folder: "src/ui/cluster",
    does: "the cluster that pods are judged by, and the worker that judges",
    may: [
      ...core("problem quantity sdk document resolve advice cluster pod kubernetes fit formats/cluster formats/python"),
      "src/ui/look",
      "src/ui/worker",
    ],
    packages: ["zustand"],
  },
  { folder: "src/ui/worker", does: "questions to the page's workers", may: [], packages: [] },
  {
    folder: "src/ui/source",
    does: "the source that the document is in, and the worker that reads and edits it",
    may: [...core("problem document formats formats/source"), "src/ui/document", "src/ui/worker"],
    packages: ["zustand"],
  },
  {
    folder: "src/ui/features/cluster",
    does: "choosing and composing the cluster",
    may: [...featureMay(), "src/ui/cluster", ...core("cluster")],
    packages: mui,
  },
  {
    folder: "src/ui/features/fit",
    does: "where pods fit",
    may: [...featureMay(), "src/ui/cluster", ...core("cluster fit")],
    packages: mui,
  },
  {
    folder: "src/ui/features/table",
    does: "all tasks as rows, and changing many at once",
    may: [...featureMay(), "src/ui/cluster", ...core("quantity sdk")],
    packages: [...mui, "@tanstack/react-virtual"],
  },
  { folder: "src/ui/features/sharing", does: "links", may: [...featureMay(), ...core("formats/link")], packages: mui },
  {
    folder: "src/ui/app",
    does: "shell, form, shortcuts, start",
    may: [
      ...core("problem catalog document cluster formats formats/yaml formats/cluster"),
      "src/ui/look",
      "src/ui/document",
      "src/ui/fields",
      "src/ui/features/outline",
      "src/ui/features/resources",
      "src/ui/features/resolution",
      "src/ui/features/output",
      "src/ui/features/importing",
      "src/ui/features/sharing",
      "src/ui/features/examples",
      "src/ui/features/documents",
      "src/ui/features/release",
      "src/ui/cluster",
      "src/ui/features/cluster",
      "src/ui/features/fit",
      "src/ui/features/table",
      "src/ui/source",
    ],
    packages: [...mui, "react-hook-form", "@hookform/resolvers"],
  },
  {
    folder: "src/main.tsx",
    does: "the page's entry",
    may: ["src/ui/app", "src/ui/document"],
    packages: ["react", "react-dom", "zod/mini"],
  },
  { folder: "src/architecture.ts", does: "this table", may: [], packages: [] },
];

function formatsMay(): readonly string[] {
  return core("problem quantity catalog sdk document resolve pod kubernetes cluster fit formats");
}

function featureMay(): readonly string[] {
  return [...core("problem catalog document resolve"), "src/ui/look", "src/ui/document", "src/ui/fields"];
}
