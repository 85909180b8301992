"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { useOnDemand } from "@/components/ui/popup";
import { roleAllows } from "@/lib/kernel/auth/permissions";
import { type Model, modelsQuery, type Provider, type TaskModel, taskModelsQuery } from "./ai-queries";
import { describePrice } from "./format-price";
import { modelKey } from "./model-options";

const loadPriceDialog = () => import("./price-dialog").then(({ PriceDialog }) => PriceDialog);

type Editing = { model: Model | null } | null;

/** Models that may cost something: of providers with a credential, with a price of one's own, or chosen for a task. */
function listPriced(models: readonly Model[], providers: readonly Provider[], tasks: readonly TaskModel[]): Model[] {
  const open = new Set(providers.filter((provider) => provider.credentials.length > 0).map((provider) => provider.id));
  const shown = models.filter(
    (model) => model.priceFrom !== "free" && (open.has(model.providerId) || model.priceFrom === "organization"),
  );
  const known = new Set(models.map(modelKey));
  const typed = tasks
    .filter((task) => !known.has(modelKey(task)))
    .map((task) => ({
      providerId: task.providerId,
      modelId: task.modelId,
      name: task.modelId,
      tasks: [task.task],
      price: null,
      priceFrom: "unknown" as const,
      priceSource: null,
      note: null,
    }));
  return [...shown, ...new Map(typed.map((model) => [modelKey(model), model])).values()];
}

/** What models are charged with: read from the providers' lists on a day, or the organization's own. */
export function PricesCard() {
  const { role } = useStudio();
  const catalogue = useQuery(modelsQuery);
  const tasks = useQuery(taskModelsQuery);
  const [editing, setEditing] = useState<Editing>(null);
  const { loaded: PriceDialog, preload, require } = useOnDemand(loadPriceDialog);
  const edit = (model: Model | null) => {
    require();
    setEditing({ model });
  };
  const editable = roleAllows(role, "settings:write");
  if (catalogue.data === undefined || tasks.data === undefined) return null;
  const { models, providers } = catalogue.data;
  const priced = listPriced(models, providers, tasks.data.tasks);
  const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name ?? id;
  return (
    <Card>
      <CardHeader
        title="Prices"
        description="What calls are estimated and charged with. Providers change prices, and contracts differ: put right what is not yours."
        actions={
          editable ? (
            <Button size="sm" icon={<Plus />} onPointerEnter={preload} onClick={() => edit(null)}>
              Set a price
            </Button>
          ) : undefined
        }
      />
      {priced.length === 0 ? (
        <p className="border-line border-t px-4 py-6 text-center text-ink-3 text-sm">
          Models of providers that you have a credential of are listed here.
        </p>
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {priced.map((model) => (
            <li key={modelKey(model)} className="flex min-w-0 items-center gap-3 px-4 py-2.5">
              <div className="min-w-0 flex-1 sm:flex sm:items-center sm:gap-3">
                <div className="min-w-0 flex-1">
                  <p className="truncate font-medium text-sm">{model.name}</p>
                  <p className="truncate text-ink-3 text-xs">
                    {nameOf(model.providerId)}
                    {model.name === model.modelId ? "" : ` · ${model.modelId}`}
                  </p>
                </div>
                <div className="min-w-0 max-sm:mt-1 sm:text-right">
                  <p className="text-sm tabular-nums">{describePrice(model.price)}</p>
                  <PriceOrigin model={model} />
                </div>
              </div>
              {editable ? (
                <IconButton
                  label={`Price of ${model.name}`}
                  icon={<Pencil />}
                  size="sm"
                  onPointerEnter={preload}
                  onClick={() => edit(model)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editing === null || PriceDialog === null ? null : (
        <PriceDialog model={editing.model} providers={providers} onClose={() => setEditing(null)} />
      )}
    </Card>
  );
}

function PriceOrigin({ model }: { model: Model }) {
  if (model.priceFrom === "organization") return <Badge tone="outline">Your price</Badge>;
  if (model.priceSource === null) return <Badge tone="warning">Counts as free</Badge>;
  return (
    <p className="text-ink-3 text-xs">
      <a href={model.priceSource.url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
        list
      </a>{" "}
      of {model.priceSource.date}
    </p>
  );
}
