export const messages = {
  "tasks/every_key": {},
  "tasks/plain_numbers": {},
  "tasks/fractions": {},
  "tasks/zeroes": {},
  "tasks/cached": {},
  "tasks/one_line_docs": {},
};
