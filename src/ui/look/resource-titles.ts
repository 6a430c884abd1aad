/** What the keys of `Resources` are called for people, as headings. */
export const resourceTitles = {
  cpu: "CPU",
  memory: "Memory",
  gpu: "Accelerator",
  disk: "Disk",
  shm: "Shared memory",
} as const;

/** The same within a sentence. */
export const resourceWords = {
  cpu: "CPU",
  memory: "memory",
  gpu: "accelerator",
  disk: "disk",
  shm: "shared memory",
} as const;
