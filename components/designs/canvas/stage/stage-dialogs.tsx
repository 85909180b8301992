"use client";

import dynamic from "next/dynamic";
import { useEditorState } from "@/components/designs/canvas/editor-context";
import { Spinner } from "@/components/ui/spinner";

const SvgDialog = dynamic(() => import("./svg-dialog").then((module) => module.SvgDialog), { ssr: false });

/** What the stage asks and tells beside the picture: uploads, and what a drawing becomes. */
export function StageDialogs() {
  const isAsked = useEditorState((state) => state.pendingSvg !== null);
  const uploads = useEditorState((state) => state.uploads);
  return (
    <>
      {isAsked ? <SvgDialog /> : null}
      {uploads > 0 ? (
        <p className="absolute bottom-3 left-1/2 z-10 flex -translate-x-1/2 items-center gap-2 rounded-full border border-line-strong bg-raised px-3 py-1.5 text-sm shadow-md">
          <Spinner label="Uploading" />
          {uploads === 1 ? "Uploading a picture" : `Uploading ${uploads} pictures`}
        </p>
      ) : null}
    </>
  );
}
