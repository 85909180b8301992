"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { describeProblem } from "@/components/ui/problem";
import { Textarea } from "@/components/ui/textarea";
import { showSuccess } from "@/components/ui/toast";
import { type AssetJson, type AvailabilityRules, changeAsset } from "@/lib/designs/library-queries";
import { stylesQuery } from "@/lib/designs/queries";
import { roles } from "@/lib/kernel/auth/permissions";
import { cleanRules, readRules } from "./edit-rules";

const usingRoles = roles.filter((role) => role !== "viewer" && role !== "engineer");

/** Styles as chips, with a list to add more. */
function StylesField({ ids, onChange }: { ids: readonly string[]; onChange: (ids: string[]) => void }) {
  const styles = useQuery(stylesQuery).data ?? [];
  return (
    <div className="flex flex-col gap-2">
      {ids.length === 0 ? null : (
        <ul className="flex flex-wrap gap-1">
          {ids.map((id) => {
            const name = styles.find((style) => style.id === id)?.name ?? "A style no longer listed";
            return (
              <li key={id}>
                <Badge>
                  {name}
                  <button
                    type="button"
                    aria-label={`Take off ${name}`}
                    onClick={() => onChange(ids.filter((other) => other !== id))}
                    className="-mr-1 grid size-4 place-items-center rounded-xs hover:bg-hover pointer-coarse:size-6"
                  >
                    <X aria-hidden="true" />
                  </button>
                </Badge>
              </li>
            );
          })}
        </ul>
      )}
      <Combobox
        size="sm"
        value={undefined}
        placeholder={ids.length === 0 ? "Any style" : "Add a style…"}
        onValueChange={(id) => onChange([...ids, id])}
        options={styles
          .filter((style) => !ids.includes(style.id))
          .map((style) => ({ value: style.id, label: style.name }))}
        searchPlaceholder="Search styles…"
      />
    </div>
  );
}

/** When, by whom, on what, where and how often artwork may be used. The server says which rules contradict each other. */
export function RulesEditor({ asset }: { asset: AssetJson }) {
  const queryClient = useQueryClient();
  const [rules, setRules] = useState<AvailabilityRules>(() => readRules(asset.availabilityRules));
  const [regions, setRegions] = useState((rules.regions ?? []).join(", "));
  const [failure, setFailure] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const set = (changes: Partial<AvailabilityRules>) => setRules((current) => ({ ...current, ...changes }));
  const wanted = cleanRules(rules, regions);
  const dirty = JSON.stringify(wanted) !== JSON.stringify(cleanRules(readRules(asset.availabilityRules), null));

  const findings = failure === null ? [] : describeProblem(failure).errors;
  const errorOf = (rule: string) => {
    const finding = findings.find(({ path }) => `${path}.`.startsWith(`availabilityRules.${rule}.`));
    return finding === undefined ? undefined : `This ${finding.message}.`;
  };
  const save = async () => {
    setPending(true);
    setFailure(null);
    try {
      const saved = await changeAsset(asset.id, { availabilityRules: wanted });
      queryClient.setQueryData(["assets", asset.id], saved);
      await queryClient.invalidateQueries({ queryKey: ["assets", "list"] });
      showSuccess("Rules saved");
    } catch (cause) {
      setFailure(cause);
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      aria-label="Rules"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {findings.length === 0 ? <ErrorNote error={failure} /> : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label="From" error={errorOf("from")}>
          <Input
            size="sm"
            type="date"
            value={(rules.from ?? "").slice(0, 10)}
            onChange={(event) => set({ from: event.target.value === "" ? undefined : event.target.value })}
          />
        </Field>
        <Field label="Until" error={errorOf("until")}>
          <Input
            size="sm"
            type="date"
            value={(rules.until ?? "").slice(0, 10)}
            onChange={(event) => set({ until: event.target.value === "" ? undefined : event.target.value })}
          />
        </Field>
      </div>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1.5 font-medium text-sm">Who may use it</legend>
        <div className="grid grid-cols-2 gap-1.5">
          {usingRoles.map((role) => (
            <Checkbox
              key={role}
              label={<span className="capitalize">{role}</span>}
              checked={rules.roles === undefined || rules.roles.includes(role)}
              onCheckedChange={(checked) => {
                const before = rules.roles ?? usingRoles;
                const next = checked === true ? [...before, role] : before.filter((other) => other !== role);
                set({ roles: usingRoles.every((entry) => next.includes(entry)) ? undefined : next });
              }}
            />
          ))}
        </div>
        {errorOf("roles") === undefined ? null : (
          <p role="alert" className="text-danger-text text-xs">
            {errorOf("roles")}
          </p>
        )}
      </fieldset>
      <Field label="Styles" error={errorOf("styleIds")}>
        <StylesField
          ids={rules.styleIds ?? []}
          onChange={(ids) => set({ styleIds: ids.length === 0 ? undefined : ids })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Regions" hint="Country codes: DE, US-CA, EU" error={errorOf("regions")}>
          <Input
            size="sm"
            value={regions}
            placeholder="Everywhere"
            spellCheck={false}
            onChange={(event) => setRegions(event.target.value)}
          />
        </Field>
        <Field label="Designs at most" error={errorOf("maxUses")}>
          <NumberField
            size="sm"
            value={rules.maxUses}
            min={0}
            max={1_000_000}
            precision={0}
            placeholder="Any number"
            onValueChange={(maxUses) => set({ maxUses })}
          />
        </Field>
      </div>
      <Field label="Licence note" error={errorOf("licenceNote")}>
        <Textarea
          value={rules.licenceNote ?? ""}
          maxLength={2000}
          placeholder="Where the right to use it comes from"
          onChange={(event) => set({ licenceNote: event.target.value })}
        />
      </Field>
      <Button type="submit" variant="primary" loading={pending} disabled={!dirty} className="self-end">
        Save rules
      </Button>
    </form>
  );
}
