"use client";

import { Eye, Film, Image, type LucideIcon, Music, PenLine } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import { useOnDemand } from "@/components/ui/popup";
import { Select } from "@/components/ui/select";
import type { Model, Provider, Task, TaskModel } from "./ai-queries";
import { describePrice } from "./format-price";
import { JobTrial } from "./job-trial";
import { listModelOptions, modelKey, otherModel } from "./model-options";
import { ModelTrial } from "./model-trial";
import { useChooseModel } from "./use-choose-model";

const loadOtherModel = () => import("./other-model-dialog").then(({ OtherModelDialog }) => OtherModelDialog);

export const taskWords: Readonly<Record<Task, { label: string; purpose: string; icon: LucideIcon }>> = {
  text: { label: "Writing", purpose: "Plans, copy, theme briefs", icon: PenLine },
  analysis: { label: "Reading", purpose: "What is in products and pictures", icon: Eye },
  image: { label: "Pictures", purpose: "Scenes and artwork", icon: Image },
  video: { label: "Video", purpose: "Short moving pictures", icon: Film },
  audio: { label: "Sound", purpose: "Effects, jingles, speech", icon: Music },
};

/** Means that the provider's newest valid credential is used. */
const newest = "newest";

interface TaskRowProps {
  current: TaskModel;
  models: readonly Model[];
  providers: readonly Provider[];
  editable: boolean;
}

/** One task: its model, the model's price, whose key pays, and a trial. */
export function TaskRow({ current, models, providers, editable }: TaskRowProps) {
  const { choose } = useChooseModel(current);
  const [naming, setNaming] = useState(false);
  const { loaded: OtherModelDialog, require } = useOnDemand(loadOtherModel);
  const { label, purpose, icon: Icon } = taskWords[current.task];
  const provider = providers.find((candidate) => candidate.id === current.providerId);
  const model = models.find((candidate) => modelKey(candidate) === modelKey(current));
  const builtIn = provider?.builtIn === true;
  const onChoose = (key: string) => {
    if (key === otherModel) {
      require();
      setNaming(true);
      return;
    }
    const [providerId = "", modelId = ""] = key.split(" ");
    if (key === modelKey(current)) return;
    const name = models.find((candidate) => modelKey(candidate) === key)?.name ?? modelId;
    choose({ providerId, modelId, credentialId: null }, name);
  };
  const credentials = provider?.credentials.filter((credential) => credential.status === "valid") ?? [];
  const isChosenGone = current.credentialId !== null && !credentials.some(({ id }) => id === current.credentialId);
  const needsOther = isChosenGone && credentials.length > 0;
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3.5 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="flex min-w-0 items-start gap-2.5">
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-3" />
        <div className="min-w-0">
          <h3 className="font-medium text-sm">{label}</h3>
          <p className="text-ink-3 text-xs">{purpose}</p>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <div className="min-w-52 flex-1">
            <Combobox
              aria-label={`Model for ${label.toLowerCase()}`}
              value={modelKey(current)}
              onValueChange={onChoose}
              options={listModelOptions(current.task, current, models, providers)}
              searchPlaceholder="Search models…"
              emptyText="No model is called like that."
              disabled={!editable}
            />
          </div>
          {credentials.length > 1 || needsOther ? (
            <Select
              aria-label={`Credential for ${label.toLowerCase()}`}
              className="w-44"
              value={needsOther ? undefined : (current.credentialId ?? newest)}
              placeholder="Choose a credential…"
              onValueChange={(id) =>
                choose(
                  { ...current, credentialId: id === newest ? null : id },
                  credentials.find((credential) => credential.id === id)?.name ?? "The newest credential",
                )
              }
              options={[
                { value: newest, label: "Newest credential" },
                ...credentials.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              disabled={!editable}
            />
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-ink-2 text-xs">
          {builtIn ? (
            <Badge tone="accent">Built-in</Badge>
          ) : (
            <>
              <span className="font-medium text-ink">{provider?.name ?? current.providerId}</span>
              <span>{describePrice(model?.price ?? null)}</span>
            </>
          )}
          {model?.note == null ? null : <span className="text-ink-3">{model.note}</span>}
        </div>
        {current.state === "credential_missing" ? (
          <p className="rounded-md bg-warning-soft px-2.5 py-1.5 text-warning-text text-xs">
            {needsOther
              ? "The chosen credential is not valid any more, so calls fail. Choose another, or give it a new secret."
              : `${provider?.name ?? current.providerId} has no valid credential, so calls fail.`}{" "}
            <Link href="/settings/credentials" className="font-medium underline underline-offset-2">
              See credentials
            </Link>
          </p>
        ) : editable && provider !== undefined ? (
          provider.runsAs === "job" ? (
            <JobTrial key={modelKey(current)} current={current} />
          ) : (
            <ModelTrial key={modelKey(current)} task={current.task} builtIn={builtIn} />
          )
        ) : null}
      </div>
      {naming && OtherModelDialog !== null ? (
        <OtherModelDialog current={current} providers={providers} onClose={() => setNaming(false)} />
      ) : null}
    </li>
  );
}
