"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Page } from "@/components/shell/page";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { ErrorNote, ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { describeProblem } from "@/components/ui/problem";
import { Skeleton } from "@/components/ui/skeleton";
import { showSuccess } from "@/components/ui/toast";
import { type BrandKitJson, brandKitQuery, saveBrandKit } from "@/lib/designs/brand-kit-queries";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { BrandColors, type EditedColor } from "./brand-colors";
import { BrandFonts } from "./brand-fonts";
import { BrandLogos } from "./brand-logos";

interface Draft {
  colors: EditedColor[];
  fontFamilies: string[];
  logoAssetIds: string[];
}

const draftOf = (kit: BrandKitJson): Draft => ({
  colors: kit.colors.map((color) => ({ ...color, key: color.name })),
  fontFamilies: kit.fontFamilies,
  logoAssetIds: kit.logoAssetIds,
});

const bodyOf = (draft: Draft) => ({
  colors: draft.colors.map(({ name, hex }) => ({ name, hex })),
  fontFamilies: draft.fontFamilies,
  logoAssetIds: draft.logoAssetIds,
});

function Editor({ kit, editable }: { kit: BrandKitJson; editable: boolean }) {
  const queryClient = useQueryClient();
  const saved = useMemo(() => draftOf(kit), [kit]);
  // Without changes of one's own the page shows what others save.
  const [draft, setDraft] = useState<Draft | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const shown = draft ?? saved;
  const change = (changes: Partial<Draft>) => {
    setFailure(null);
    setDraft({ ...shown, ...changes });
  };
  const dirty = draft !== null && JSON.stringify(bodyOf(draft)) !== JSON.stringify(bodyOf(saved));
  const errors = failure === null ? [] : describeProblem(failure).errors;
  const save = async () => {
    setPending(true);
    setFailure(null);
    try {
      queryClient.setQueryData(brandKitQuery.queryKey, await saveBrandKit(bodyOf(shown)));
      setDraft(null);
      showSuccess("Brand kit saved");
    } catch (cause) {
      setFailure(cause);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <PageHeader
        title="Brand kit"
        breadcrumb={[{ label: "Library", href: "/library" }]}
        description="Colours, fonts and logos that the editor offers first."
        actions={
          editable ? (
            <>
              {dirty ? <Button onClick={() => setDraft(null)}>Discard changes</Button> : null}
              <Button variant="primary" loading={pending} disabled={!dirty} onClick={() => void save()}>
                Save brand kit
              </Button>
            </>
          ) : null
        }
      />
      <ErrorNote error={failure} />
      <BrandColors
        colors={shown.colors}
        errors={Object.fromEntries(errors.map((finding) => [finding.path, finding.message]))}
        editable={editable}
        onChange={(colors) => change({ colors })}
      />
      <BrandFonts
        families={shown.fontFamilies}
        editable={editable}
        onChange={(fontFamilies) => change({ fontFamilies })}
      />
      <BrandLogos ids={shown.logoAssetIds} editable={editable} onChange={(logoAssetIds) => change({ logoAssetIds })} />
    </>
  );
}

/** The organization's colours, fonts and logos. */
export function BrandPage() {
  const { role } = useStudio();
  const kit = useQuery(brandKitQuery);
  return (
    <Page width="normal">
      {kit.data !== undefined ? (
        <Editor kit={kit.data} editable={roleAllows(role, "assets:write")} />
      ) : kit.isError ? (
        <ErrorState error={kit.error} title="The brand kit could not be loaded" onRetry={() => void kit.refetch()} />
      ) : (
        <div role="status" aria-label="Loading the brand kit" className="flex flex-col gap-5">
          <Skeleton className="h-10 w-56" />
          <Skeleton className="h-40 rounded-lg" />
          <Skeleton className="h-40 rounded-lg" />
        </div>
      )}
    </Page>
  );
}
