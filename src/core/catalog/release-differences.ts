/** What releases before `since` do otherwise than the rules of this project, which are those from 2.9.0 on. */
export type ReleaseDifference = { readonly since: string; readonly before: string };

/**
 * Behaviour that no table of a catalogue shows, up to the release from which the rules are exact. Newest first.
 * Source: 130 probes run in each of 49 releases of the SDK from 2.0.0b0 to 2.12.1, November 2026.
 */
export const releaseDifferences: readonly ReleaseDifference[] = [
  {
    since: "2.9.0",
    before: "cpu is not checked: lists, nested pairs, half pairs and negative halves are sent as text",
  },
  { since: "2.9.0", before: "half pairs of memory are accepted" },
  { since: "2.9.0", before: "numbers of a reuse policy are not checked" },
  { since: "2.9.0", before: "retries of another kind and cache words are found out later" },
  { since: "2.8.0", before: "memory, disk, shm and gpu of another kind fail only when the task is sent" },
  { since: "2.7.2", before: '`gpu: 0` fails when the task is sent ("GPU quantity must be at least 1"); leave gpu out' },
  { since: "2.0.2", before: "an override without pod_template drops the task's" },
  { since: "2.0.1", before: "any partition of H100 is accepted" },
];
