export const messages = {
  "defaults/small": {},
};
