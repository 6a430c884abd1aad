export const messages = {
  "texts/quoted": {},
  "texts/tripled": {},
  "texts/backslash_end": {},
  "texts/blank_docs": {},
  "texts/indented": {},
  "texts/odd": {},
  "texts/wide": {},
};
