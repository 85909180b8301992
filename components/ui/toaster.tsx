"use client";

import { CircleAlert, CircleCheck, Info } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { Spinner } from "./spinner";

/** Where toasts appear: bottom right, bottom on a phone. Alt+T moves the focus to them. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      gap={8}
      icons={{
        success: <CircleCheck className="size-4 text-success-text" />,
        error: <CircleAlert className="size-4 text-danger-text" />,
        info: <Info className="size-4 text-accent-text" />,
        loading: <Spinner className="text-ink-3" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-2.5 rounded-lg border border-line-strong bg-raised px-3.5 py-2.5 text-ink text-sm shadow-lg sm:w-89",
          content: "min-w-0 flex-1",
          title: "font-medium",
          description: "text-ink-2 text-xs",
          icon: "flex shrink-0",
          actionButton: "ml-auto shrink-0 rounded-sm px-2 py-1 font-medium text-accent-text text-xs hover:bg-hover",
          closeButton: "hidden",
        },
      }}
    />
  );
}
