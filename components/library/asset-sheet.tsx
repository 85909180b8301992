"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, Download, Info, RotateCcw, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { InlineName } from "@/components/designs/inline-name";
import { Button } from "@/components/ui/button";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { Combobox } from "@/components/ui/combobox";
import { ErrorState } from "@/components/ui/error-state";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { showError } from "@/components/ui/toast";
import {
  type AssetFolderJson,
  type AssetJson,
  changeAsset,
  fetchLibrary,
  libraryAssetQuery,
  libraryKeys,
} from "@/lib/designs/library-queries";
import { AssetUsages } from "./asset-usages";
import { describePixels, describePrintSize, describeType } from "./asset-words";
import { folderOptions } from "./folder-tree";
import { RulesEditor } from "./rules-editor";
import { TagInput } from "./tag-input";
import { useAssetActions } from "./use-asset-actions";

const nowhere = "none";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-line border-t px-5 py-4">
      <h3 className="font-medium text-sm">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 text-sm">
      <dt className="shrink-0 text-ink-2">{name}</dt>
      <dd className="min-w-0 truncate text-right tabular-nums">{children}</dd>
    </div>
  );
}

/** Whether whoever looks may use it now, and why not. */
export function Verdict({ asset }: { asset: Pick<AssetJson, "availability" | "deletedAt"> }) {
  const { available, reasons, conditions } = asset.availability;
  if (asset.deletedAt !== null) {
    return <VerdictLine icon={<Ban />} tone="bg-warning-soft text-warning-text" text="It is in the trash." />;
  }
  return (
    <div className="flex flex-col gap-1" role="status">
      {available ? (
        <VerdictLine
          icon={<CircleCheck />}
          tone="bg-success-soft text-success-text"
          text={conditions.length === 0 ? "You may use it now." : "You may use it now, within these limits:"}
        />
      ) : (
        reasons.map((reason) => (
          <VerdictLine key={reason.rule} icon={<Ban />} tone="bg-warning-soft text-warning-text" text={reason.detail} />
        ))
      )}
      {conditions.map((condition) => (
        <VerdictLine key={condition.rule} icon={<Info />} tone="bg-neutral-soft text-ink-2" text={condition.detail} />
      ))}
    </div>
  );
}

function VerdictLine({ icon, tone, text }: { icon: ReactNode; tone: string; text: string }) {
  return (
    <p
      className={`flex items-start gap-2 rounded-md px-3 py-2 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 ${tone}`}
    >
      {icon}
      {text}
    </p>
  );
}

function Equals({ asset, onShow }: { asset: AssetJson; onShow: (id: string) => void }) {
  const filter = { duplicatesOf: asset.id };
  const equals = useQuery({
    queryKey: libraryKeys.list(filter),
    queryFn: ({ signal }) => fetchLibrary(filter, { signal }),
  });
  const count = equals.data?.items.length ?? 0;
  if (count === 0) return null;
  const more = equals.data?.nextCursor === null ? "" : " or more";
  return (
    <Fact name="Same file">
      <button type="button" className="text-accent-text hover:underline" onClick={() => onShow(asset.id)}>
        {count === 1 ? "1 other piece" : `${count}${more} other pieces`}
      </button>
    </Fact>
  );
}

function Details({
  asset,
  folders,
  editable: mayEdit,
  onShowEquals,
}: {
  asset: AssetJson;
  folders: readonly AssetFolderJson[];
  editable: boolean;
  onShowEquals: (id: string) => void;
}) {
  const queryClient = useQueryClient();
  const actions = useAssetActions();
  const [renaming, setRenaming] = useState(false);
  const editable = mayEdit && asset.deletedAt === null;
  const rename = async (name: string) => {
    queryClient.setQueryData(["assets", asset.id], { ...asset, name });
    try {
      await changeAsset(asset.id, { name });
    } catch (cause) {
      showError("Could not rename the artwork", cause);
    } finally {
      await queryClient.invalidateQueries({ queryKey: libraryKeys.assets });
    }
  };
  const folderName = (id: string) => folders.find((folder) => folder.id === id)?.name ?? "the folder";
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="checkerboard mx-5 mb-4 grid h-64 place-items-center overflow-hidden rounded-lg border border-line p-3">
        <img src={`${asset.url}?size=600`} alt={asset.name} className="max-h-full max-w-full object-contain" />
      </div>
      <div className="flex flex-wrap items-center gap-2 px-5 pb-4">
        {renaming ? (
          <InlineName
            value={asset.name}
            label="Name of the artwork"
            onDone={(name) => {
              setRenaming(false);
              if (name !== null) void rename(name);
            }}
          />
        ) : null}
        {editable && !renaming ? (
          <Button size="sm" onClick={() => setRenaming(true)}>
            Rename
          </Button>
        ) : null}
        <Button asChild size="sm">
          <a href={`${asset.url}?download=1`}>
            <Download />
            Download
          </a>
        </Button>
        {mayEdit ? (
          asset.deletedAt === null ? (
            <Button
              size="sm"
              variant="danger-quiet"
              icon={<Trash2 />}
              className="ml-auto"
              onClick={() => void actions.remove([asset])}
            >
              Delete
            </Button>
          ) : (
            <Button size="sm" icon={<RotateCcw />} className="ml-auto" onClick={() => void actions.restore([asset])}>
              Restore
            </Button>
          )
        ) : null}
      </div>
      <Part title="Facts">
        <dl className="flex flex-col gap-1.5">
          <Fact name="Type">{describeType(asset.mimeType)}</Fact>
          <Fact name="Size">{describePixels(asset)}</Fact>
          <Fact name="Prints sharply up to">{describePrintSize(asset)} at 300 dpi</Fact>
          <Fact name="Added">
            {new Date(asset.createdAt).toLocaleDateString(undefined, { dateStyle: "medium" })}
            {asset.createdBy === null ? "" : ` by ${asset.createdBy.name}`}
          </Fact>
          <Equals asset={asset} onShow={onShowEquals} />
        </dl>
        {asset.dominantColors.length === 0 ? null : (
          <ul aria-label="Dominant colours" className="flex flex-wrap gap-2 pt-1">
            {asset.dominantColors.map((color) => (
              <li key={color} className="flex items-center gap-1.5 font-mono text-ink-2 text-xs">
                <ColorSwatch color={color} />
                {color}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title="Folder">
        <Combobox
          aria-label="Folder of the artwork"
          size="sm"
          disabled={!editable}
          value={asset.folderId ?? nowhere}
          onValueChange={(value) =>
            void actions.move(
              [asset],
              value === nowhere ? null : value,
              value === nowhere ? "no folder" : `“${folderName(value)}”`,
            )
          }
          options={[{ value: nowhere, label: "In no folder" }, ...folderOptions(folders)]}
          searchPlaceholder="Search folders…"
        />
      </Part>
      <Part title="Tags">
        <TagInput
          label="Tags"
          editable={editable}
          tags={asset.tags}
          onAdd={(tags) => void actions.tag([asset], tags)}
          onRemove={(tag) => void actions.untag([asset], [tag])}
        />
        {!editable && asset.tags.length === 0 ? <p className="text-ink-2 text-sm">None.</p> : null}
      </Part>
      <Part title="May it be used?">
        <Verdict asset={asset} />
        {editable ? (
          <div className="pt-2">
            <RulesEditor key={JSON.stringify(asset.availabilityRules)} asset={asset} />
          </div>
        ) : null}
      </Part>
      <Part title="Where it is used">
        <AssetUsages id={asset.id} />
      </Part>
    </div>
  );
}

/** Everything about one piece of artwork. */
export function AssetSheet({
  id,
  onClose,
  ...details
}: {
  id: string;
  folders: readonly AssetFolderJson[];
  editable: boolean;
  onClose: () => void;
  onShowEquals: (id: string) => void;
}) {
  const asset = useQuery(libraryAssetQuery(id));
  return (
    <Sheet open onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={asset.data?.name ?? "Artwork"}>
        {asset.data !== undefined ? (
          <Details asset={asset.data} {...details} />
        ) : asset.isError ? (
          <ErrorState
            error={asset.error}
            title="The artwork could not be loaded"
            onRetry={() => void asset.refetch()}
          />
        ) : (
          <div role="status" aria-label="Loading artwork" className="flex flex-col gap-4 px-5">
            <Skeleton className="h-64 rounded-lg" />
            <Skeleton className="h-24" />
          </div>
        )}
      </SheetContent>
    </Sheet>
  );
}
