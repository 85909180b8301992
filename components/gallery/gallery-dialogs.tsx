"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { assetQuery } from "@/lib/collections/generated-asset-queries";
import type { AssetActions } from "./use-asset-actions";
import type { AssetDialog } from "./use-gallery-commands";

const GenerateDialog = dynamic(() => import("./generate/generate-dialog").then((module) => module.GenerateDialog), {
  ssr: false,
});
const DownloadDialog = dynamic(() => import("./download-dialog").then((module) => module.DownloadDialog), {
  ssr: false,
});
const SendDialog = dynamic(() => import("./send-dialog").then((module) => module.SendDialog), { ssr: false });
const TagDialog = dynamic(() => import("./tag-dialog").then((module) => module.TagDialog), { ssr: false });

/** The dialogs that commands open, loaded when they are. */
export function GalleryDialogs({
  dialog,
  actions,
  creating,
  onCloseCreating,
  onClose,
  onShow,
}: {
  dialog: AssetDialog | null;
  actions: AssetActions;
  /** A new asset is asked for, of this product where one is named. */
  creating: string | true | undefined;
  onCloseCreating: () => void;
  onClose: () => void;
  onShow: (id: string) => void;
}) {
  const id = dialog?.kind === "tag" ? undefined : dialog?.ids[0];
  const asset = useQuery({ ...assetQuery(id ?? ""), enabled: id !== undefined }).data;
  const show = (other: string) => {
    onClose();
    onShow(other);
  };
  return (
    <>
      {creating === undefined ? null : (
        <GenerateDialog
          productId={creating === true ? undefined : creating}
          onShow={(other) => onShow(other)}
          onClose={onCloseCreating}
        />
      )}
      {dialog?.kind === "tag" ? <TagDialog ids={dialog.ids} actions={actions} onClose={onClose} /> : null}
      {dialog?.kind === "regenerate" && asset != null ? (
        <GenerateDialog key={asset.id} previous={asset} onShow={show} onClose={onClose} />
      ) : null}
      {dialog?.kind === "download" ? (
        <DownloadDialog
          description={`What is completed of the ${dialog.ids.length.toLocaleString("en")} that are selected, and a manifest with settings, model and checksum of each.`}
          example={asset ?? undefined}
          source={{ save: (pattern) => void actions.download(dialog.ids, pattern) }}
          onClose={onClose}
        />
      ) : null}
      {dialog?.kind === "send" && asset != null ? <SendDialog key={asset.id} asset={asset} onClose={onClose} /> : null}
    </>
  );
}
