"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useConfirm } from "./alert-dialog";

/**
 * Asks before unsaved changes are left behind: on links of the studio, and by the browser when the tab closes.
 * @param loss what leaving costs, a sentence
 */
export function useLeaveGuard(dirty: boolean, discard: () => void, loss: string): void {
  const confirm = useConfirm();
  const router = useRouter();
  const latest = useRef({ confirm, discard, router, loss });
  useEffect(() => {
    latest.current = { confirm, discard, router, loss };
  });
  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download")) return;
      const url = new URL(link.href);
      if (url.origin !== window.location.origin || url.pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      const question = {
        title: "Leave without saving?",
        description: latest.current.loss,
        confirmLabel: "Leave",
        cancelLabel: "Stay",
        danger: true,
      };
      void latest.current.confirm(question).then((agreed) => {
        if (!agreed) return;
        latest.current.discard();
        latest.current.router.push(`${url.pathname}${url.search}` as Route);
      });
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [dirty]);
}
