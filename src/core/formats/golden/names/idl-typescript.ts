export const messages = {
  "flyte/timedelta": {},
  "flyte/Path": {},
  "flyte/Path/#0": {},
  "print/run": {},
  "class/match": {},
  "2fast/größe": {},
  "a-b/a_b": {},
  "a_b/a_b_heavy": {},
  "a_b/a": {},
  "a_b/a/b_heavy": {},
  "a_b/a/b heavy": {},
};
