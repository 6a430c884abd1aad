import { idlTypescriptWriter } from "./idl/idl-typescript-writer.ts";
import { idlWriter } from "./idl/idl-writer.ts";
import { podTemplateWriter } from "./pod/pod-template-writer.ts";
import { podWriter } from "./pod/pod-writer.ts";
import { probePodWriter } from "./pod/probe-pod-writer.ts";
import { pythonTemplateWriter } from "./pod/python-template-writer.ts";
import { pythonWriter } from "./python/python-writer.ts";
import { typescriptWriter } from "./typescript/typescript-writer.ts";
import type { Writer } from "./writer.ts";
import { jsonWriter } from "./yaml/json-writer.ts";
import { yamlWriter } from "./yaml/yaml-writer.ts";

/** Every output format. The command line and the golden files go through this list; the page loads formats one by one. */
export const writers: readonly Writer[] = [
  pythonWriter,
  typescriptWriter,
  yamlWriter,
  jsonWriter,
  idlWriter,
  idlTypescriptWriter,
  podWriter,
  probePodWriter,
  podTemplateWriter,
  pythonTemplateWriter,
];
