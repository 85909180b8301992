"use client";

import { useEffect, useState } from "react";
import { useStudio } from "@/components/shell/studio-context";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Switch } from "@/components/ui/switch";
import type { FlagChange, RoutingFlagJson } from "@/lib/designs/routing-queries";
import { describeScope, type ScopeType } from "./describe-flag";
import { RolloutSlider } from "./rollout-slider";
import { SimulationPanel, useIsSimulated } from "./simulation-panel";
import { useApplyChange } from "./use-apply-change";
import { usePeopleOptions, useStyleOptions } from "./use-scope-options";

interface Values {
  scopeType: ScopeType;
  /** By scope, so that going back and forth loses nothing. */
  scopeIds: Record<ScopeType, string>;
  routeMode: "owned" | "legacy";
  enabled: boolean;
  percent: number;
}

function toChange(flag: RoutingFlagJson | undefined, values: Values): FlagChange | null {
  const rolloutPercent = values.percent >= 100 ? null : values.percent;
  const { routeMode, enabled, scopeType } = values;
  if (flag !== undefined) return { flagId: flag.id, routeMode, enabled, rolloutPercent };
  const scopeId = values.scopeIds[scopeType].trim();
  return scopeId === "" ? null : { scopeType, scopeId, routeMode, enabled, rolloutPercent };
}

const pauseMs = 250;

/** The change once nobody turns at it any more: dragging asks for the last place, not for every one on the way. */
function useSettled(change: FlagChange | null): FlagChange | null {
  const text = JSON.stringify(change);
  const [settled, setSettled] = useState({ text, change });
  useEffect(() => {
    if (text === settled.text) return;
    const timer = setTimeout(() => setSettled({ text, change }), pauseMs);
    return () => clearTimeout(timer);
  }, [text, settled.text, change]);
  return settled.change;
}

function ScopeFields({ values, onChange }: { values: Values; onChange: (change: Partial<Values>) => void }) {
  const { organization } = useStudio();
  const people = usePeopleOptions();
  const styles = useStyleOptions();
  const { scopeType, scopeIds } = values;
  const setId = (id: string) => onChange({ scopeIds: { ...scopeIds, [scopeType]: id } });
  return (
    <>
      <Field label="About">
        <SegmentedControl
          aria-label="About"
          value={scopeType}
          onValueChange={(next) => onChange({ scopeType: next })}
          options={[
            { value: "style", label: "A style" },
            { value: "user", label: "A person" },
            { value: "tenant", label: "Organization" },
            { value: "env", label: "Environment" },
          ]}
        />
      </Field>
      {scopeType === "style" ? (
        <Field label="Style" required>
          <Combobox
            value={scopeIds.style === "" ? undefined : scopeIds.style}
            onValueChange={setId}
            options={styles}
            placeholder="Choose a style…"
            searchPlaceholder="Search styles…"
          />
        </Field>
      ) : null}
      {scopeType === "user" ? (
        <Field label="Person" required>
          <Combobox
            value={scopeIds.user === "" ? undefined : scopeIds.user}
            onValueChange={setId}
            options={people}
            placeholder="Choose a person…"
            searchPlaceholder="Search people…"
          />
        </Field>
      ) : null}
      {scopeType === "env" ? (
        <Field label="Name of the environment" required hint="As the installation is named.">
          <Input
            maxLength={100}
            autoComplete="off"
            value={scopeIds.env}
            onChange={(event) => setId(event.target.value)}
          />
        </Field>
      ) : null}
      {scopeType === "tenant" ? <p className="text-ink-2 text-sm">Everything of {organization.name}.</p> : null}
    </>
  );
}

/** Makes a flag, or changes one; shows at every step which designs it would send elsewhere. */
export function FlagDialog({
  flag,
  environment,
  styleId,
  onClose,
}: {
  flag: RoutingFlagJson | undefined;
  /** Name of this installation. */
  environment: string;
  /** Style that a new flag begins with. */
  styleId?: string | undefined;
  onClose: () => void;
}) {
  const { organization } = useStudio();
  const apply = useApplyChange();
  const [values, setValues] = useState<Values>({
    scopeType: flag?.scopeType ?? "style",
    scopeIds: { style: styleId ?? "", user: "", tenant: organization.id, env: environment },
    routeMode: flag?.routeMode ?? "legacy",
    enabled: flag?.enabled ?? true,
    percent: flag?.rolloutPercent ?? 100,
  });
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const change = toChange(flag, values);
  const tried = useSettled(change);
  const isSimulated = useIsSimulated(tried) && JSON.stringify(tried) === JSON.stringify(change);
  const set = (next: Partial<Values>) => setValues((current) => ({ ...current, ...next }));

  const submit = async () => {
    if (change === null) return setError("Choose what the flag is about.");
    setBusy(true);
    setError(null);
    try {
      await apply(change, flag === undefined ? "The flag is made" : "The flag is changed", reason);
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={flag === undefined ? "New flag" : "Change flag"}
        description={
          flag === undefined ? "A scope has one flag; a new one takes the place of the old." : describeScope(flag)
        }
      >
        <form
          noValidate
          className="contents"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && isSimulated) void submit();
          }}
        >
          <DialogBody>
            <ErrorNote error={error} />
            {flag === undefined ? <ScopeFields values={values} onChange={set} /> : null}
            <Field label="Rendered by">
              <RadioGroup
                look="cards"
                value={values.routeMode}
                onValueChange={(routeMode) => set({ routeMode })}
                options={[
                  { value: "owned", label: "Studio", description: "Pictures and print files are made here." },
                  { value: "legacy", label: "Legacy provider", description: "The provider's own file is handed out." },
                ]}
              />
            </Field>
            <Field label="Share of designs" hint="A design always falls on the same side; more only adds.">
              <RolloutSlider value={values.percent} onValueChange={(percent) => set({ percent })} />
            </Field>
            <Switch
              label="On"
              description="A flag that is off is passed over."
              checked={values.enabled}
              onCheckedChange={(enabled) => set({ enabled })}
            />
            {tried === null ? null : <SimulationPanel change={tried} />}
            <Field label="Reason" optional hint="Kept in the flag's history.">
              <Input
                maxLength={1000}
                autoComplete="off"
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={busy} disabled={!isSimulated}>
              {flag === undefined ? "Create flag" : "Apply change"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
