"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Play } from "lucide-react";
import { useEffect, useState } from "react";
import { listKey } from "@/components/shell/query-keys";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { formatDuration } from "@/components/ui/relative-time";
import { api, dataOf } from "@/lib/kernel/client/api";
import { budgetQuery, type Task } from "./ai-queries";
import { formatUsd } from "./format-price";

interface Media {
  mediaType: string;
  base64: string;
}

/** Asks the chosen model for something small and shows what it makes. */
export function ModelTrial({ task, builtIn }: { task: Task; builtIn: boolean }) {
  const queryClient = useQueryClient();
  const trial = useMutation({
    mutationFn: async () => dataOf(await api.POST("/ai/try", { body: { task } })),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: budgetQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: listKey("ai_calls").slice(0, 2) });
    },
  });
  const { data } = trial;
  return (
    <div className="flex flex-col items-start gap-2">
      <Button size="sm" icon={<Play />} onClick={() => trial.mutate()} loading={trial.isPending}>
        {data === undefined ? "Try it" : "Try again"}
        {builtIn ? null : <span className="sr-only">, a real call that costs a little</span>}
      </Button>
      <div aria-live="polite" className="flex w-full flex-col gap-2">
        {trial.isError ? <ErrorNote error={trial.error} /> : null}
        {data === undefined || trial.isPending ? null : (
          <figure className="flex w-full flex-col gap-1.5 rounded-md border border-line bg-canvas p-3">
            {data.text === null ? null : <p className="whitespace-pre-line text-sm">{data.text}</p>}
            {data.media === null ? null : <MadeMedia media={data.media} prompt={data.prompt} />}
            <figcaption className="text-ink-3 text-xs tabular-nums">
              “{data.prompt}” · {formatDuration(data.durationMs)} ·{" "}
              {data.costUsd === 0 ? "free" : formatUsd(data.costUsd)}
            </figcaption>
          </figure>
        )}
      </div>
    </div>
  );
}

function MadeMedia({ media, prompt }: { media: Media; prompt: string }) {
  const url = useObjectUrl(media);
  const captions = useObjectUrl(captionsOf(prompt));
  if (url === null || captions === null) return null;
  if (media.mediaType.startsWith("image/"))
    return <img src={url} alt="Made by the model on trial" className="max-h-72 w-auto self-start rounded-sm" />;
  if (media.mediaType.startsWith("audio/"))
    return (
      <audio controls src={url} className="w-full max-w-96" aria-label="Sound made by the model on trial">
        <track kind="captions" src={captions} srcLang="en" label="What was asked for" />
      </audio>
    );
  return (
    <video
      controls
      loop
      muted
      playsInline
      src={url}
      className="max-h-72 self-start rounded-sm"
      aria-label="Film made by the model on trial"
    />
  );
}

/** WebVTT with what was asked for: a trial is too short to say more. */
function captionsOf(prompt: string): Media {
  const text = `WEBVTT\n\n00:00.000 --> 00:10.000\n${prompt.replace(/[^\x20-\x7e]/g, "")}\n`;
  return { mediaType: "text/vtt", base64: btoa(text) };
}

/** The address of bytes in memory, for as long as they are shown. */
function useObjectUrl({ base64, mediaType }: Media): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const next = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [base64, mediaType]);
  return url;
}
