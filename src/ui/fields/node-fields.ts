import type { FieldPath } from "react-hook-form";

/** The values of the mounted form: the fields of the selected node as typed. Leaves are anything; the schema judges them. */
export type NodeFields = {
  name?: unknown;
  label?: unknown;
  clone_of?: unknown;
  description?: unknown;
  image?: unknown;
  resources?: { cpu?: unknown; memory?: unknown; gpu?: unknown; disk?: unknown; shm?: unknown };
  env_vars?: unknown;
  interruptible?: unknown;
  reusable?: unknown;
  depends_on?: unknown;
  async?: unknown;
  short_name?: unknown;
  cache?: unknown;
  retries?: unknown;
  timeout?: unknown;
};

/** The path of a field; a path that does not exist is a type error. */
export type NodeFieldPath = FieldPath<NodeFields>;
