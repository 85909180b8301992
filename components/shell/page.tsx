import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

const widths = { narrow: "max-w-180", normal: "max-w-240", wide: "max-w-360", full: "max-w-none" } as const;

/** Margins and measure of a page within the studio. */
export function Page({
  width = "wide",
  className,
  children,
}: {
  width?: keyof typeof widths;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={cn("mx-auto flex w-full flex-col gap-5 px-4 py-5 sm:px-6 sm:py-6 lg:px-8", widths[width], className)}
    >
      {children}
    </div>
  );
}
