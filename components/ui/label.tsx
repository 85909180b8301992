import { Label as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

/** The name of a control, tied to it by `htmlFor`. */
export function Label({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return <Primitive.Root className={cn("select-none font-medium text-ink text-sm", className)} {...props} />;
}
