"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Box, Download } from "lucide-react";
import { useRef, useState } from "react";
import { ModelViewer } from "@/components/products/model-viewer";
import { describeSize } from "@/components/products/product-words";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ErrorNote } from "@/components/ui/error-state";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { showError } from "@/components/ui/toast";
import { modelFileQuery, type ProductJson, productKeys, removeProductModel } from "@/lib/collections/product-queries";
import type { ModelUpload } from "./use-model-upload";

const accepted = ".glb,model/gltf-binary";

/** What is known of the model's file. */
function ModelFile({ artifactId }: { artifactId: string }) {
  const file = useQuery(modelFileQuery(artifactId));
  return (
    <div className="flex items-center gap-3">
      <span className="grid size-10 shrink-0 place-items-center rounded-md border border-line bg-sunken text-ink-2">
        <Box aria-hidden="true" className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm">{file.data?.filename ?? "3D model"}</span>
        <span className="block text-ink-3 text-xs tabular-nums">
          {file.data === undefined ? "GLB" : `GLB, ${describeSize(file.data.sizeBytes)}`}
        </span>
      </span>
      <Button asChild size="sm" variant="ghost" aria-label="Download the model" className="w-7 px-0 pointer-coarse:w-9">
        <a href={`/api/v1/artifacts/${artifactId}/content?download=1`} download>
          <Download />
        </a>
      </Button>
    </div>
  );
}

/** The product's 3D model, from which renders are made. */
export function ModelCard({
  product,
  editable,
  upload,
}: {
  product: ProductJson;
  editable: boolean;
  upload: ModelUpload;
}) {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const artifactId = product.modelArtifactId;
  const send = (file: File | undefined) => {
    setRefusal(null);
    if (file !== undefined) upload.send(file);
  };
  const remove = async () => {
    const agreed = await confirm({
      title: "Remove the 3D model?",
      description: "Renders that were made of it stay. To make new ones the file has to be uploaded again.",
      confirmLabel: "Remove model",
      danger: true,
    });
    if (!agreed) return;
    try {
      await removeProductModel(product.id);
    } catch (cause) {
      showError("Could not remove the model", cause);
    } finally {
      await queryClient.invalidateQueries({ queryKey: productKeys.item(product.id) });
    }
  };
  return (
    <Card>
      <CardHeader title="3D model" />
      <CardBody className="flex flex-col gap-3">
        <ErrorNote error={refusal ?? upload.error} />
        {upload.fraction !== null ? (
          <div role="status" className="flex flex-col gap-2">
            <p className="truncate text-ink-2 text-sm">
              {upload.fraction < 1 ? `Sending ${upload.filename}` : `Checking ${upload.filename}`}
            </p>
            <Progress
              label={`Upload of ${upload.filename}`}
              value={upload.fraction < 1 ? upload.fraction * 100 : null}
            />
          </div>
        ) : artifactId !== null ? (
          <>
            <ModelFile artifactId={artifactId} />
            <ModelViewer key={artifactId} artifactId={artifactId} />
            {editable ? (
              <div className="-ml-2 flex gap-1">
                <Button size="sm" variant="ghost" onClick={() => input.current?.click()}>
                  Replace
                </Button>
                <Button size="sm" variant="danger-quiet" onClick={() => void remove()}>
                  Remove
                </Button>
              </div>
            ) : null}
          </>
        ) : editable ? (
          <FileDrop
            accept={accepted}
            label="Drop a .glb file, or choose one"
            hint="Binary glTF 2.0, for 3D renders"
            onFiles={([file]) => send(file)}
            onReject={setRefusal}
            className="py-5"
          />
        ) : (
          <p className="text-ink-2 text-sm">There is none.</p>
        )}
        <input
          ref={input}
          type="file"
          accept={accepted}
          hidden
          aria-label="3D model to take its place"
          onChange={(event) => {
            send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </CardBody>
    </Card>
  );
}
