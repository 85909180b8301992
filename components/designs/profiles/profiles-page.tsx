"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
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

interface ProfileListProps<Profile> {
  title: string;
  description: string;
  /** "New print profile". */
  createLabel: string;
  listLabel: string;
  query: Pick<UseQueryResult<Profile[]>, "data" | "error" | "isError" | "refetch">;
  icon: ReactNode;
  editable: boolean;
  describe: (profile: Profile) => string;
  /** Profiles that something depends on cannot be deleted; the badge says on what. */
  keptFor?: (profile: Profile) => string | undefined;
  onCreate: () => void;
  onEdit: (profile: Profile) => void;
  onDelete: (profile: Profile) => void;
}

/** One kind of profiles: what there is, and what can be done with each. */
function ProfileList<Profile extends { id: string; name: string }>(props: ProfileListProps<Profile>) {
  const { query, editable } = props;
  return (
    <Card>
      <CardHeader
        title={props.title}
        description={props.description}
        actions={
          editable ? (
            <Button size="sm" icon={<Plus />} onClick={props.onCreate}>
              {props.createLabel}
            </Button>
          ) : undefined
        }
      />
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <SkeletonRows count={3} label={`Loading ${props.listLabel.toLowerCase()}`} />
      ) : query.data.length === 0 ? (
        <EmptyState
          icon={props.icon}
          title="No profile"
          description="Make one to get files of designs."
          className="border-line border-t"
        />
      ) : (
        <ul aria-label={props.listLabel} className="divide-y divide-line border-line border-t">
          {query.data.map((profile) => {
            const kept = props.keptFor?.(profile);
            return (
              <ProfileRow
                key={profile.id}
                icon={props.icon}
                name={profile.name}
                description={props.describe(profile)}
                badge={kept === undefined ? undefined : <Badge>{kept}</Badge>}
                editable={editable}
                onEdit={() => props.onEdit(profile)}
                onDelete={kept === undefined ? () => props.onDelete(profile) : undefined}
              />
            );
          })}
        </ul>
      )}
    </Card>
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
      <ProfileList
        title="Pictures"
        description="Previews of one side, flat or on the product."
        createLabel="New picture profile"
        listLabel="Picture profiles"
        query={previews}
        icon={<ImageIcon />}
        editable={editable}
        describe={describePreviewProfile}
        keptFor={(profile) => (profile.isThumbnail ? "Makes the thumbnails" : undefined)}
        onCreate={() => setPreview("new")}
        onEdit={setPreview}
        onDelete={({ id, name }) => void remove(name, designKeys.previewProfiles, () => deletePreviewProfile(id))}
      />
      <ProfileList
        title="Print files"
        description="In true size: PDFs with vectors and embedded fonts, or PNGs with a transparent ground."
        createLabel="New print profile"
        listLabel="Print profiles"
        query={exports}
        icon={<FileText />}
        editable={editable}
        describe={describeExportProfile}
        onCreate={() => setPrint("new")}
        onEdit={setPrint}
        onDelete={({ id, name }) => void remove(name, designKeys.exportProfiles, () => deleteExportProfile(id))}
      />
      {preview === null ? null : (
        <PreviewProfileDialog profile={preview === "new" ? undefined : preview} onClose={() => setPreview(null)} />
      )}
      {print === null ? null : (
        <ExportProfileDialog profile={print === "new" ? undefined : print} onClose={() => setPrint(null)} />
      )}
    </Page>
  );
}
