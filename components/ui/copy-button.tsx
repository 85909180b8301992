"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { IconButton } from "./icon-button";
import { showError } from "./toast";

/** Puts text on the clipboard, also on pages served without TLS, where the clipboard interface is missing. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const holder = document.createElement("textarea");
  holder.value = text;
  holder.style.position = "fixed";
  holder.style.opacity = "0";
  document.body.append(holder);
  holder.select();
  const copied = document.execCommand("copy");
  holder.remove();
  if (!copied) throw new Error("The browser did not allow it.");
}

export interface CopyButtonProps extends Omit<ButtonProps, "children" | "icon" | "onClick"> {
  text: string;
  label?: string;
  /** Shows the label beside the symbol. */
  withLabel?: boolean;
}

/** Copies `text` and says so. */
export function CopyButton({ text, label = "Copy", withLabel = false, ...props }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    copyText(text).then(
      () => setCopied(true),
      (cause: unknown) => showError("Could not copy", cause),
    );
  };
  const icon = copied ? <Check className="text-success-text" /> : <Copy />;
  return (
    <>
      {withLabel ? (
        <Button {...props} icon={icon} onClick={copy}>
          {copied ? "Copied" : label}
        </Button>
      ) : (
        <IconButton {...props} label={copied ? "Copied" : label} icon={icon} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
