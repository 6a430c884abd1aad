import { pythonWriter } from "#core/formats/python/python-writer.ts";
import type { Writer } from "#core/formats/writer.ts";

/** The output formats in the order of their tabs; a format's code is loaded when its tab is first shown; Python's is there from the start. */
export const writerLoaders: readonly {
  readonly id: Writer["id"];
  readonly label: string;
  readonly load: () => Promise<Writer>;
}[] = [
  {
    id: "python",
    label: "Python",
    load: async () => pythonWriter,
  },
  {
    id: "typescript",
    label: "TypeScript",
    load: () => import("#core/formats/typescript/typescript-writer.ts").then((m) => m.typescriptWriter),
  },
  { id: "yaml", label: "YAML", load: () => import("#core/formats/yaml/yaml-writer.ts").then((m) => m.yamlWriter) },
  { id: "pod", label: "Pod", load: () => import("#core/formats/pod/pod-writer.ts").then((m) => m.podWriter) },
  { id: "idl", label: "Flyte IDL", load: () => import("#core/formats/idl/idl-writer.ts").then((m) => m.idlWriter) },
];
