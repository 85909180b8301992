"use client";

import { useEffect, useRef, useState } from "react";
import { describeProblem } from "@/components/ui/problem";
import { showError } from "@/components/ui/toast";
import { type InspirationJson, uploadInspiration } from "@/lib/collections/collection-queries";

export interface Upload {
  key: string;
  file: File;
  /** 0 to 100. */
  progress: number;
  error: string | null;
}

/**
 * Sends pictures one after the other, and keeps those that failed until they are sent again or put away. It goes on when
 * the step is left; what fails then is said.
 */
export function useUploads(collectionId: string, onDone: (inspiration: InspirationJson) => void) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const patch = (key: string, change: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  const drop = (key: string) => setUploads((before) => before.filter((upload) => upload.key !== key));
  const run = (upload: Upload) => {
    queue.current = queue.current.then(async () => {
      try {
        const made = await uploadInspiration(collectionId, upload.file, {
          idempotencyKey: upload.key,
          onProgress: (bytes) =>
            patch(upload.key, { progress: Math.min(100, Math.round((bytes / Math.max(1, upload.file.size)) * 100)) }),
        });
        drop(upload.key);
        onDone(made);
      } catch (cause) {
        if (isShown.current) patch(upload.key, { error: describeProblem(cause).detail });
        else showError(`“${upload.file.name}” could not be sent`, cause);
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
