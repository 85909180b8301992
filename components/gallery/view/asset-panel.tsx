"use client";

import { ArrowUpToLine, Copy, Download, Layers2, Pin, RefreshCw, RotateCcw, Send, Trash2, Wand2 } from "lucide-react";
import type { AssetCommand } from "@/components/gallery/asset-menu";
import { describeStatus, describeType } from "@/components/gallery/asset-words";
import { TagEditor } from "@/components/gallery/tag-dialog";
import { DaysLeft } from "@/components/gallery/trash-note";
import type { GalleryCommands } from "@/components/gallery/use-gallery-commands";
import type { WriteGalleryState } from "@/components/gallery/use-gallery-state";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { GeneratedAssetJson } from "@/lib/collections/generated-asset-queries";
import { Colors, Facts, Prompt, Section, SettingsList, UsedIn } from "./asset-facts";

const tones: Readonly<Record<GeneratedAssetJson["status"], BadgeTone>> = {
  draft: "outline",
  pending: "neutral",
  generating: "accent",
  completed: "success",
  error: "danger",
};

function Actions({
  asset,
  editable,
  run,
}: {
  asset: GeneratedAssetJson;
  editable: boolean;
  run: (command: AssetCommand) => void;
}) {
  const isDone = asset.status === "completed";
  if (asset.deletedAt !== null) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        {editable ? (
          <Button size="sm" icon={<RotateCcw />} onClick={() => run("restore")}>
            Restore
          </Button>
        ) : null}
        <span className="text-sm text-warning-text">
          In the trash · <DaysLeft deletedAt={asset.deletedAt} />
        </span>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {editable ? (
        <>
          {asset.status === "error" || asset.status === "draft" ? (
            <Button size="sm" variant="primary" icon={<RefreshCw />} onClick={() => run("retry")}>
              {asset.status === "error" ? "Try again" : "Make it now"}
            </Button>
          ) : null}
          {asset.status === "pending" ? (
            <Button size="sm" icon={<ArrowUpToLine />} onClick={() => run("prioritize")}>
              Make it next
            </Button>
          ) : null}
          <Button size="sm" icon={<Wand2 />} onClick={() => run("regenerate")}>
            Regenerate
          </Button>
          {isDone ? (
            <Button size="sm" icon={<Send />} onClick={() => run("send")}>
              Send to
            </Button>
          ) : null}
        </>
      ) : null}
      <span className="ml-auto flex">
        {editable ? (
          <IconButton
            size="sm"
            label={asset.pinned ? "Unpin" : "Pin"}
            keys={["P"]}
            aria-pressed={asset.pinned}
            icon={<Pin className={asset.pinned ? "fill-current text-accent-text" : ""} />}
            onClick={() => run(asset.pinned ? "unpin" : "pin")}
          />
        ) : null}
        {isDone ? (
          <>
            <IconButton size="sm" label="Find similar" icon={<Layers2 />} onClick={() => run("similar")} />
            <IconButton size="sm" label="Download" icon={<Download />} onClick={() => run("download")} />
          </>
        ) : null}
        {editable ? (
          <IconButton
            size="sm"
            label="Delete"
            keys={["Del"]}
            variant="danger-quiet"
            icon={<Trash2 />}
            onClick={() => run("delete")}
          />
        ) : null}
      </span>
    </div>
  );
}

/** All that is known of an asset, and what can be done with it. */
export function AssetPanel({
  asset,
  editable,
  commands,
  onShow,
  onFilter,
}: {
  asset: GeneratedAssetJson;
  editable: boolean;
  commands: GalleryCommands;
  onShow: (id: string) => void;
  onFilter: WriteGalleryState;
}) {
  const run = (command: AssetCommand) => commands.run(command, [asset.id]);
  const canTag = editable && asset.deletedAt === null;
  return (
    <div className="flex flex-col pb-6">
      <header className="flex flex-col gap-3 px-4 pt-3 pb-4">
        <div className="flex flex-col gap-1 pr-9">
          <h2 className="break-words text-lg leading-6">{asset.productName}</h2>
          <p className="flex flex-wrap items-center gap-2 text-ink-2 text-sm">
            <Badge tone={tones[asset.status]}>{describeStatus(asset.status)}</Badge>
            {describeType(asset.type)}
            {asset.status === "generating" ? `, ${asset.progress} %` : ""}
          </p>
        </div>
        {asset.status === "error" ? (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-text text-sm">
            {asset.errorMessage}
          </p>
        ) : null}
        <Actions asset={asset} editable={editable} run={run} />
      </header>
      <Section title="Details">
        <Facts asset={asset} onShow={onShow} />
      </Section>
      <Section title="Tags">
        <TagEditor
          tags={asset.tags}
          editable={canTag}
          onAdd={(tags) => void commands.actions.addTags([asset.id], tags)}
          onRemove={(tag) => void commands.actions.removeTags([asset.id], [tag])}
          onShow={(tag) => onFilter({ tag })}
        />
      </Section>
      <UsedIn id={asset.id} />
      <Section
        title="Settings"
        aside={
          <Button size="sm" variant="ghost" icon={<Copy />} onClick={() => run("copy-settings")}>
            Copy settings
          </Button>
        }
      >
        <SettingsList settings={asset.settings} />
      </Section>
      {asset.prompt === null ? null : <Prompt prompt={asset.prompt} />}
      <Colors colors={asset.image?.dominantColors ?? []} onFilter={onFilter} />
    </div>
  );
}
