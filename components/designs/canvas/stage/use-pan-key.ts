"use client";

import { useCallback, useEffect, useRef, useState } from "react";

function isBusy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input,textarea,select,button,a,[role=menu],[role=dialog],[contenteditable]") !== null
  );
}

/** Whether Space is held, with which the stage is drawn about by the pointer. */
export function usePanKey(): { held: boolean; isHeld: () => boolean } {
  const [held, setHeld] = useState(false);
  const current = useRef(false);
  useEffect(() => {
    const set = (value: boolean) => {
      current.current = value;
      setHeld(value);
    };
    const onDown = (event: KeyboardEvent) => {
      if (event.code !== "Space" || isBusy(event.target)) return;
      event.preventDefault();
      if (!event.repeat) set(true);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.code === "Space") set(false);
    };
    const onBlur = () => set(false);
    window.addEventListener("keydown", onDown);
    window.addEventListener("keyup", onUp);
    window.addEventListener("blur", onBlur);
    return () => {
      window.removeEventListener("keydown", onDown);
      window.removeEventListener("keyup", onUp);
      window.removeEventListener("blur", onBlur);
    };
  }, []);
  return { held, isHeld: useCallback(() => current.current, []) };
}
