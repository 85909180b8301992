"use client";

import { Minus, Plus, Rotate3d, RotateCcw } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import type { ModelView } from "./show-model";

/** Radians of a key press, and of a dragged pixel. */
const keyTurn = Math.PI / 18;
const pixelTurn = 0.008;
const zoomStep = 0.85;

/** Keys reach it although it is no control of its own. */
const focusable = { tabIndex: 0 };

const keyActions = new Map<string, (view: ModelView) => void>([
  ["ArrowLeft", (view) => view.turn(-keyTurn, 0)],
  ["ArrowRight", (view) => view.turn(keyTurn, 0)],
  ["ArrowUp", (view) => view.turn(0, -keyTurn)],
  ["ArrowDown", (view) => view.turn(0, keyTurn)],
  ["+", (view) => view.zoom(zoomStep)],
  ["-", (view) => view.zoom(1 / zoomStep)],
  ["Home", (view) => view.reset()],
]);

async function open(canvas: HTMLCanvasElement, artifactId: string, signal: AbortSignal): Promise<ModelView> {
  const [{ showModel }, answer] = await Promise.all([
    import("./show-model"),
    fetch(`/api/v1/artifacts/${artifactId}/content?delivery=stream`, { signal }),
  ]);
  if (!answer.ok) throw new Error("The model could not be loaded.");
  const view = await showModel(canvas, await answer.arrayBuffer());
  if (signal.aborted) view.dispose();
  return view;
}

/** The model itself, loaded as soon as it is mounted. */
function OpenViewer({ artifactId }: { artifactId: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<ModelView>(null);
  const [isShown, setIsShown] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const hint = useId();
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const stopped = new AbortController();
    // The button that was pressed is gone.
    element.parentElement?.focus({ preventScroll: true });
    open(element, artifactId, stopped.signal).then(
      (opened) => {
        if (stopped.signal.aborted) return;
        view.current = opened;
        setIsShown(true);
      },
      (cause: unknown) => {
        if (!stopped.signal.aborted) setFailure(cause instanceof Error ? cause.message : "The model cannot be shown.");
      },
    );
    return () => {
      stopped.abort();
      view.current?.dispose();
      view.current = null;
    };
  }, [artifactId]);

  const drag = (event: PointerEvent) => {
    if (event.buttons === 0 || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    view.current?.turn(-event.movementX * pixelTurn, -event.movementY * pixelTurn);
  };
  const press = (event: KeyboardEvent) => {
    const act = keyActions.get(event.key);
    if (act === undefined || view.current === null || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    act(view.current);
  };
  if (failure !== null) return <ErrorNote error={failure} />;
  return (
    <div className="relative aspect-square overflow-hidden rounded-md border border-line bg-sunken">
      <div
        role="application"
        aria-label="3D model"
        aria-describedby={hint}
        {...focusable}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        className="absolute inset-0 cursor-grab touch-none outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset active:cursor-grabbing"
      >
        <canvas ref={canvas} className="size-full" />
      </div>
      <p id={hint} className="sr-only">
        Arrow keys turn it, plus and minus come closer or go away, Home shows it as at first.
      </p>
      {isShown ? (
        <div className="absolute right-2 bottom-2 flex gap-1">
          <IconButton label="Closer" icon={<Plus />} size="sm" onClick={() => view.current?.zoom(zoomStep)} />
          <IconButton
            label="Further away"
            icon={<Minus />}
            size="sm"
            onClick={() => view.current?.zoom(1 / zoomStep)}
          />
          <IconButton label="As at first" icon={<RotateCcw />} size="sm" onClick={() => view.current?.reset()} />
        </div>
      ) : (
        <span className="absolute inset-0 grid place-items-center text-ink-2">
          <Spinner label="Loading the model" />
        </span>
      )}
    </div>
  );
}

/**
 * A product's model to turn and look at. Its code and its file are loaded when somebody asks for it.
 * @param artifactId `modelArtifactId` of the product; give it as `key`, too, so that another model begins anew
 */
export function ModelViewer({ artifactId }: { artifactId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) return <OpenViewer artifactId={artifactId} />;
  return (
    <Button size="sm" icon={<Rotate3d />} onClick={() => setIsOpen(true)} className="self-start">
      View in 3D
    </Button>
  );
}
