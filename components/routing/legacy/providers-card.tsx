"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { FlaskConical, KeyRound, PencilLine, Plus, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useConfirm } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  deleteLegacyProvider,
  type LegacyProviderJson,
  legacyKeys,
  legacyProvidersQuery,
} from "@/lib/designs/legacy-queries";

const ProviderDialog = dynamic(() => import("./provider-dialog").then((module) => module.ProviderDialog), {
  ssr: false,
});
const TestFetchDialog = dynamic(() => import("./test-fetch-dialog").then((module) => module.TestFetchDialog), {
  ssr: false,
});

function describe({ designs, cacheDays }: LegacyProviderJson): string {
  const files = cacheDays === null ? "files stay fresh for ever" : `files stay fresh for ${cacheDays} days`;
  return `${designs.toLocaleString("en")} ${designs === 1 ? "design" : "designs"}, ${files}`;
}

/** Where the files of legacy designs come from. */
export function ProvidersCard({ editable }: { editable: boolean }) {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const providers = useQuery(legacyProvidersQuery);
  const [editing, setEditing] = useState<LegacyProviderJson | "new" | null>(null);
  const [testing, setTesting] = useState<string | null>(null);

  const remove = async ({ name }: LegacyProviderJson) => {
    const agreed = await confirm({
      title: `Remove the provider “${name}”?`,
      description: "Files that were fetched stay. New ones can no longer be fetched, and its secret is gone.",
      confirmLabel: "Remove provider",
      danger: true,
    });
    if (!agreed) return;
    try {
      await deleteLegacyProvider(name);
      await queryClient.invalidateQueries({ queryKey: legacyKeys.providers });
      showSuccess(`“${name}” is removed`);
    } catch (cause) {
      showError("The provider could not be removed", cause);
    }
  };

  return (
    <Card>
      <CardHeader
        title="Providers"
        description="Where the files of legacy designs come from."
        actions={
          editable ? (
            <Button size="sm" icon={<Plus />} onClick={() => setEditing("new")}>
              Add provider
            </Button>
          ) : null
        }
      />
      {providers.data === undefined ? (
        providers.error === null ? (
          <SkeletonRows count={1} label="Loading providers" />
        ) : (
          <ErrorState error={providers.error} onRetry={() => void providers.refetch()} />
        )
      ) : providers.data.length === 0 ? (
        <p className="border-line border-t px-4 py-2.5 text-ink-3 text-sm">No provider is set up.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {providers.data.map((provider) => (
            <li key={provider.name} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
              <div className="min-w-0 flex-1 basis-48">
                <p className="flex min-w-0 items-center gap-2">
                  <span className="truncate font-medium text-sm">{provider.name}</span>
                  {provider.hasSecret ? <Badge icon={<KeyRound />}>Secret</Badge> : null}
                </p>
                <p className="truncate font-mono text-ink-3 text-xs">{provider.urlTemplate}</p>
                <p className="text-ink-3 text-xs">{describe(provider)}</p>
              </div>
              {editable ? (
                <div className="flex items-center gap-1">
                  <IconButton
                    size="sm"
                    label={`Test ${provider.name}`}
                    icon={<FlaskConical />}
                    onClick={() => setTesting(provider.name)}
                  />
                  <IconButton
                    size="sm"
                    label={`Change ${provider.name}`}
                    icon={<PencilLine />}
                    onClick={() => setEditing(provider)}
                  />
                  <IconButton
                    size="sm"
                    label={`Remove ${provider.name}`}
                    icon={<Trash2 />}
                    onClick={() => void remove(provider)}
                  />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editing === null ? null : (
        <ProviderDialog provider={editing === "new" ? undefined : editing} onClose={() => setEditing(null)} />
      )}
      {testing === null ? null : <TestFetchDialog name={testing} onClose={() => setTesting(null)} />}
    </Card>
  );
}
