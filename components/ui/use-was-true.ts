import { useState } from "react";

/** Whether `value` is or ever was true: keeps mounted what is loaded at its first opening, so that it can close with its animation. */
export function useWasTrue(value: boolean): boolean {
  const [was, setWas] = useState(value);
  if (value && !was) setWas(true);
  return was || value;
}
