export const messages = {
  "unset/kept": {},
  "empty-resources/nothing": {},
};
