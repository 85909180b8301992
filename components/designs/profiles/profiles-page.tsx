"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FileText, Image as ImageIcon, PencilLine, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { describeExportProfile, describePreviewProfile } from "@/components/designs/describe-profile";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  deleteExportProfile,
  deletePreviewProfile,
  designKeys,
  exportProfilesQuery,
  previewProfilesQuery,
} from "@/lib/designs/queries";
import type { ExportProfileJson, PreviewProfileJson } from "@/lib/designs/schemas";
import { roleAllows } from "@/lib/kernel/auth/permissions";

const ExportProfileDialog = dynamic(
  () => import("./export-profile-dialog").then((module) => module.ExportProfileDialog),
  {
    ssr: false,
  },
);
const PreviewProfileDialog = dynamic(
  () => import("./preview-profile-dialog").then((module) => module.PreviewProfileDialog),
  { ssr: false },
);

interface ProfileRowProps {
  icon: ReactNode;
  name: string;
  description: string;
  badge?: ReactNode;
  editable: boolean;
  /** Absent: it cannot be deleted. */
  onDelete?: () => void;
  onEdit: () => void;
}

function ProfileRow({ icon, name, description, badge, editable, onDelete, onEdit }: ProfileRowProps) {
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <span aria-hidden="true" className="text-ink-3 [&_svg]:size-4">
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium text-sm">{name}</span>
          {badge}
        </p>
        <p className="truncate text-ink-3 text-xs">{description}</p>
      </div>
      {editable ? (
        <>
          <IconButton size="sm" label={`Change ${name}`} icon={<PencilLine />} onClick={onEdit} />
          {onDelete === undefined ? (
            <span className="w-7 pointer-coarse:w-9" />
          ) : (
            <IconButton size="sm" label={`Delete ${name}`} icon={<Trash2 />} onClick={onDelete} />
          )}
        </>
      ) : null}
    </li>
  );
}

/** How pictures and print files are made. */
export function ProfilesPage() {
  const { role } = useStudio();
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const editable = roleAllows(role, "designs:write");
  const previews = useQuery(previewProfilesQuery);
  const exports = useQuery(exportProfilesQuery);
  const [preview, setPreview] = useState<PreviewProfileJson | "new" | null>(null);
  const [print, setPrint] = useState<ExportProfileJson | "new" | null>(null);

  const remove = async (name: string, key: readonly unknown[], work: () => Promise<void>) => {
    const agreed = await confirm({
      title: `Delete the profile “${name}”?`,
      description: "Files that were made with it stay. New ones can no longer be made with it.",
      confirmLabel: "Delete profile",
      danger: true,
    });
    if (!agreed) return;
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: key });
      showSuccess(`“${name}” is deleted`);
    } catch (cause) {
      showError("Could not delete the profile", cause);
    }
  };

  return (
    <Page width="normal">
      <PageHeader
        breadcrumb={[{ label: "Designs", href: "/designs" }, { label: "Profiles" }]}
        title="Profiles"
        description="How pictures and print files of designs are made. A change counts for files made from then on."
      />
      <Card>
        <CardHeader
          title="Pictures"
          description="Previews of one side, flat or on the product."
          actions={
            editable ? (
              <Button size="sm" icon={<Plus />} onClick={() => setPreview("new")}>
                New picture profile
              </Button>
            ) : undefined
          }
        />
        {previews.isError ? (
          <ErrorState error={previews.error} onRetry={() => void previews.refetch()} />
        ) : previews.data === undefined ? (
          <SkeletonRows count={3} label="Loading picture profiles" />
        ) : (
          <ul aria-label="Picture profiles" className="divide-y divide-line border-line border-t">
            {previews.data.map((profile) => (
              <ProfileRow
                key={profile.id}
                icon={<ImageIcon />}
                name={profile.name}
                description={describePreviewProfile(profile)}
                badge={profile.isThumbnail ? <Badge>Makes the thumbnails</Badge> : undefined}
                editable={editable}
                onEdit={() => setPreview(profile)}
                onDelete={
                  profile.isThumbnail
                    ? undefined
                    : () =>
                        void remove(profile.name, designKeys.previewProfiles, () => deletePreviewProfile(profile.id))
                }
              />
            ))}
          </ul>
        )}
      </Card>
      <Card>
        <CardHeader
          title="Print files"
          description="PDFs in true size, a page a decorated side, with fonts embedded."
          actions={
            editable ? (
              <Button size="sm" icon={<Plus />} onClick={() => setPrint("new")}>
                New print profile
              </Button>
            ) : undefined
          }
        />
        {exports.isError ? (
          <ErrorState error={exports.error} onRetry={() => void exports.refetch()} />
        ) : exports.data === undefined ? (
          <SkeletonRows count={3} label="Loading print profiles" />
        ) : exports.data.length === 0 ? (
          <EmptyState
            icon={<FileText />}
            title="No print profile"
            description="Make one to export designs."
            className="border-line border-t"
          />
        ) : (
          <ul aria-label="Print profiles" className="divide-y divide-line border-line border-t">
            {exports.data.map((profile) => (
              <ProfileRow
                key={profile.id}
                icon={<FileText />}
                name={profile.name}
                description={describeExportProfile(profile)}
                editable={editable}
                onEdit={() => setPrint(profile)}
                onDelete={() =>
                  void remove(profile.name, designKeys.exportProfiles, () => deleteExportProfile(profile.id))
                }
              />
            ))}
          </ul>
        )}
      </Card>
      {preview === null ? null : (
        <PreviewProfileDialog profile={preview === "new" ? undefined : preview} onClose={() => setPreview(null)} />
      )}
      {print === null ? null : (
        <ExportProfileDialog profile={print === "new" ? undefined : print} onClose={() => setPrint(null)} />
      )}
    </Page>
  );
}
