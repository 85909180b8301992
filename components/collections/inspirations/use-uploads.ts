"use client";

import { useEffect, useRef, useState } from "react";
import { describeProblem } from "@/components/ui/problem";
import { type InspirationJson, uploadInspiration } from "@/lib/collections/collection-queries";

export interface Upload {
  key: string;
  file: File;
  /** 0 to 100. */
  progress: number;
  error: string | null;
}

/** Sends pictures one after the other, and keeps those that failed until they are sent again or put away. */
export function useUploads(collectionId: string, onDone: (inspiration: InspirationJson) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  const patch = (key: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const drop = (key: string) => setUploads((before) => before.filter((upload) => upload.key !== key));
  const run = (upload: Upload) => {
    const { signal } = gone.current;
    queue.current = queue.current.then(async () => {
      if (signal.aborted) return;
      try {
        const made = await uploadInspiration(collectionId, upload.file, {
          idempotencyKey: upload.key,
          signal,
          onProgress: (bytes) =>
            patch(upload.key, { progress: Math.min(100, Math.round((bytes / Math.max(1, upload.file.size)) * 100)) }),
        });
        drop(upload.key);
        onDone(made);
      } catch (cause) {
        if (!signal.aborted) patch(upload.key, { error: describeProblem(cause).detail });
      }
    });
  };
  return {
    uploads,
    drop,
    send: (files: readonly File[]) => {
      const next = files.map((file) => ({ key: crypto.randomUUID(), file, progress: 0, error: null }));
      setUploads((before) => [...before, ...next]);
      for (const upload of next) run(upload);
    },
    again: (upload: Upload) => {
      patch(upload.key, { error: null, progress: 0 });
      run(upload);
    },
  };
}
