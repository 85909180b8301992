"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2, Type, Upload } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showUndo } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { type FontJson, fontsQuery } from "@/lib/designs/font-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { deleteFont, restoreFont } from "./font-mutations";
import { useFontFace } from "./use-font-face";

const UploadFontsDialog = dynamic(() => import("./upload-fonts-dialog").then((module) => module.UploadFontsDialog), {
  ssr: false,
});

const weightNames: Readonly<Record<number, string>> = {
  100: "Thin",
  200: "Extra light",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "Semi bold",
  700: "Bold",
  800: "Extra bold",
  900: "Black",
};

/** "Semi bold italic". */
function nameFace({ weight, style }: Pick<FontJson, "weight" | "style">): string {
  return `${weightNames[weight] ?? `Weight ${weight}`}${style === "italic" ? " italic" : ""}`;
}

function FaceRow({ font, editable, onDelete }: { font: FontJson; editable: boolean; onDelete: () => void }) {
  const face = useFontFace(font);
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <p
          className="truncate text-xl leading-tight transition-opacity"
          style={face === null ? { opacity: 0 } : { fontFamily: `"${face}"` }}
          aria-hidden="true"
        >
          {font.family} 0123 ÄÖÜ ßéñ
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3 text-xs">
          <span className="text-ink-2">{nameFace(font)}</span>
          {font.embeddable ? null : (
            <Tooltip content="Its licence bits forbid embedding: preflight stops print files that use it.">
              <Badge tone="warning" tabIndex={0}>
                Not for print files
              </Badge>
            </Tooltip>
          )}
          {font.licenceNote === null ? null : <span className="min-w-0 truncate">{font.licenceNote}</span>}
        </p>
      </div>
      {editable ? (
        <IconButton
          size="sm"
          label={`Delete ${font.family} ${nameFace(font).toLowerCase()}`}
          icon={<Trash2 />}
          onClick={onDelete}
        />
      ) : null}
    </li>
  );
}

/** Faces by family, families by name, faces from thin to black. */
function groupFonts(fonts: readonly FontJson[]): [family: string, faces: FontJson[]][] {
  const families = new Map<string, FontJson[]>();
  for (const font of fonts) families.set(font.family, [...(families.get(font.family) ?? []), font]);
  return [...families]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([family, faces]) => [
      family,
      faces.sort((one, other) => one.weight - other.weight || other.style.localeCompare(one.style)),
    ]);
}

/** The organization's own fonts by family, each in its own face; upload and delete them. */
export function FontsCard() {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const editable = roleAllows(role, "assets:write");
  const query = useQuery(fontsQuery);
  const [uploading, setUploading] = useState(false);
  const live = query.data?.filter((font) => font.deletedAt === null);
  const reload = () => queryClient.invalidateQueries({ queryKey: fontsQuery.queryKey });

  const remove = async (font: FontJson) => {
    const changed = (fonts: FontJson[] | undefined) =>
      fonts?.map((each) => (each.id === font.id ? { ...each, deletedAt: new Date().toISOString() } : each));
    queryClient.setQueryData(fontsQuery.queryKey, changed);
    try {
      await deleteFont(font.id);
      showUndo({
        title: `${font.family} ${nameFace(font).toLowerCase()} is deleted`,
        description: "Designs that use it keep it.",
        undo: async () => {
          await restoreFont(font.id);
          await reload();
        },
      });
    } catch (cause) {
      showError("Could not delete the font", cause);
    } finally {
      await reload();
    }
  };

  const uploadButton = editable ? (
    <Button size="sm" icon={<Upload />} onClick={() => setUploading(true)}>
      Upload fonts
    </Button>
  ) : undefined;
  return (
    <Card>
      <CardHeader
        title="Your fonts"
        description="TrueType and OpenType files. Fonts are licensed works: upload what your organization may use and put into print files."
        actions={live === undefined || live.length === 0 ? undefined : uploadButton}
      />
      {query.isError ? (
        <ErrorState error={query.error} title="The fonts could not be loaded" onRetry={() => void query.refetch()} />
      ) : live === undefined ? (
        <SkeletonRows count={3} label="Loading fonts" />
      ) : live.length === 0 ? (
        <EmptyState
          icon={<Type />}
          title="No fonts of your own yet"
          description="Texts are set in the bundled fonts. Upload your brand's to have them, too."
          action={uploadButton}
          className="border-line border-t"
        />
      ) : (
        <div className="border-line border-t">
          {groupFonts(live).map(([family, faces]) => (
            <section key={family} aria-label={family}>
              <h3 className="bg-canvas/60 px-4 py-1.5 text-ink-2 text-xs">
                {family} · {faces.length === 1 ? "1 face" : `${faces.length} faces`}
              </h3>
              <ul className="divide-y divide-line border-line border-y">
                {faces.map((font) => (
                  <FaceRow key={font.id} font={font} editable={editable} onDelete={() => void remove(font)} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      {uploading ? <UploadFontsDialog onClose={() => setUploading(false)} /> : null}
    </Card>
  );
}
