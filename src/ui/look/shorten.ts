/** A text of any length as a part of a sentence or a button: what is longer ends in `…`. */
export function shorten(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
