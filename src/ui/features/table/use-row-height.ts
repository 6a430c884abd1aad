import { useEffect, useState } from "react";

/** The height of a row in pixels: fingers get taller ones. */
export function useRowHeight(): number {
  const [coarse, setCoarse] = useState(() => globalThis.matchMedia("(pointer: coarse)").matches);
  useEffect(() => {
    const query = globalThis.matchMedia("(pointer: coarse)");
    const follow = () => setCoarse(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return coarse ? 44 : 32;
}
