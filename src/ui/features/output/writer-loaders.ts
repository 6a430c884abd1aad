import { pythonWriter } from "#core/formats/python/python-writer.ts";
import type { Writer } from "#core/formats/writer.ts";

/** A format: the tab under which it stands, and its own name where the tab has several. */
export type WriterLoader = {
  readonly id: Writer["id"];
  readonly tab: string;
  readonly form?: string;
  readonly load: () => Promise<Writer>;
};

/** The output formats in the order of their tabs; a format's code is loaded when it is first shown; Python's is there from the start. */
export const writerLoaders: readonly WriterLoader[] = [
  { id: "python", tab: "Python", load: async () => pythonWriter },
  {
    id: "typescript",
    tab: "TypeScript",
    load: () => import("#core/formats/typescript/typescript-writer.ts").then((m) => m.typescriptWriter),
  },
  {
    id: "yaml",
    tab: "YAML",
    form: "as YAML",
    load: () => import("#core/formats/yaml/yaml-writer.ts").then((m) => m.yamlWriter),
  },
  {
    id: "json",
    tab: "YAML",
    form: "as JSON",
    load: () => import("#core/formats/yaml/json-writer.ts").then((m) => m.jsonWriter),
  },
  {
    id: "pod",
    tab: "Pod",
    form: "as Flyte builds it",
    load: () => import("#core/formats/pod/pod-writer.ts").then((m) => m.podWriter),
  },
  {
    id: "probe-pod",
    tab: "Pod",
    form: "probe for kubectl",
    load: () => import("#core/formats/pod/probe-pod-writer.ts").then((m) => m.probePodWriter),
  },
  {
    id: "pod-template",
    tab: "Pod",
    form: "PodTemplate",
    load: () => import("#core/formats/pod/pod-template-writer.ts").then((m) => m.podTemplateWriter),
  },
  {
    id: "pod-template-python",
    tab: "Pod",
    form: "flyte.PodTemplate",
    load: () => import("#core/formats/pod/python-template-writer.ts").then((m) => m.pythonTemplateWriter),
  },
  {
    id: "idl",
    tab: "Flyte IDL",
    form: "as JSON",
    load: () => import("#core/formats/idl/idl-writer.ts").then((m) => m.idlWriter),
  },
  {
    id: "idl-typescript",
    tab: "Flyte IDL",
    form: "in TypeScript",
    load: () => import("#core/formats/idl/idl-typescript-writer.ts").then((m) => m.idlTypescriptWriter),
  },
];

/** The tabs, each once. */
export const tabs: readonly string[] = [...new Set(writerLoaders.map(({ tab }) => tab))];
