"use client";

import { Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

export interface FileDropProps {
  /** Media types or endings, as in `<input accept>`. */
  accept?: string;
  multiple?: boolean;
  /** Bytes a file may have. */
  maxBytes?: number;
  onFiles: (files: File[]) => void;
  /** Files that were not taken, with the reason. */
  onReject?: (reason: string) => void;
  label?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  className?: string;
}

function matches(file: File, accept: string): boolean {
  return accept.split(",").some((part) => {
    const rule = part.trim().toLowerCase();
    if (rule.startsWith(".")) return file.name.toLowerCase().endsWith(rule);
    if (rule.endsWith("/*")) return file.type.startsWith(rule.slice(0, -1));
    return file.type === rule;
  });
}

/** A place to drop files on, which is a file button for everybody else. The server has the last word on what a file is. */
export function FileDrop({
  accept,
  multiple = false,
  maxBytes,
  onFiles,
  onReject,
  label = "Drop a file here, or choose one",
  hint,
  disabled = false,
  className,
}: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const ownId = useId();
  const control = useFieldControl({});
  const take = (list: FileList | null) => {
    const files = Array.from(list ?? []).slice(0, multiple ? undefined : 1);
    const wrongKind = accept === undefined ? undefined : files.find((file) => !matches(file, accept));
    const tooLarge = maxBytes === undefined ? undefined : files.find((file) => file.size > maxBytes);
    if (wrongKind) return onReject?.(`${wrongKind.name} is not one of ${accept}.`);
    if (tooLarge && maxBytes !== undefined)
      return onReject?.(`${tooLarge.name} is larger than ${Math.round(maxBytes / 1_000_000)} MB.`);
    if (files.length > 0) onFiles(files);
  };
  const drag = (entering: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(entering && !disabled);
  };
  return (
    <label
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        if (!disabled) take(event.dataTransfer.files);
      }}
      className={cn(
        "flex flex-col items-center justify-center gap-1 rounded-lg border border-control border-dashed px-4 py-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent-text has-focus-visible:outline-offset-2",
        disabled ? "cursor-not-allowed opacity-50" : "cursor-pointer hover:border-ink-3 hover:bg-hover",
        over && "border-accent-text bg-accent-soft",
        className,
      )}
    >
      <Upload aria-hidden="true" className="mb-1 size-5 text-ink-3" />
      <span className="font-medium text-sm">{label}</span>
      {hint === undefined ? null : <span className="text-ink-3 text-xs">{hint}</span>}
      <input
        ref={input}
        {...control}
        id={control.id ?? ownId}
        type="file"
        accept={accept}
        multiple={multiple}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </label>
  );
}
