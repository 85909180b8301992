"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import type { PreferencesJson } from "@/lib/kernel/notifications/notification-schemas";

const usual = { from: "20:00", to: "07:00" };

/** The browser's zones, the one that is set and the browser's own among them. */
function zoneOptions(current: string) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = new Set(["UTC", own, current, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
}

export interface QuietHoursFieldsProps {
  timeZone: string;
  quietHours: PreferencesJson["quietHours"];
  onChange: (change: { timeZone?: string; quietHours?: PreferencesJson["quietHours"] }) => void;
}

/** Time zone and quiet hours. Times are saved together, when both make sense. */
export function QuietHoursFields({ timeZone, quietHours, onChange }: QuietHoursFieldsProps) {
  const zones = useMemo(() => zoneOptions(timeZone), [timeZone]);
  const [times, setTimes] = useState(quietHours ?? usual);
  const isChanged = quietHours !== null && (times.from !== quietHours.from || times.to !== quietHours.to);
  const isSame = times.from === times.to;
  const isEmpty = times.from === "" || times.to === "";
  return (
    <div className="flex flex-col gap-4">
      <Field label="Time zone" hint="Summaries and quiet hours go by it." className="sm:max-w-80">
        <Combobox value={timeZone} options={zones} onValueChange={(name) => onChange({ timeZone: name })} />
      </Field>
      <Switch
        label="Quiet hours"
        description="Mail waits until they end."
        checked={quietHours !== null}
        onCheckedChange={(on) => onChange({ quietHours: on ? usual : null })}
      />
      {quietHours === null ? null : (
        <form
          className="flex flex-wrap items-start gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (isChanged && !isSame && !isEmpty) onChange({ quietHours: times });
          }}
        >
          <Field label="From" className="w-32">
            <Input
              type="time"
              value={times.from}
              onChange={(event) => setTimes({ ...times, from: event.target.value })}
            />
          </Field>
          <Field label="To" className="w-32" error={isSame ? "Same as the beginning." : undefined}>
            <Input type="time" value={times.to} onChange={(event) => setTimes({ ...times, to: event.target.value })} />
          </Field>
          <Button type="submit" variant="primary" disabled={!isChanged || isSame || isEmpty} className="mt-6.5">
            Save hours
          </Button>
        </form>
      )}
    </div>
  );
}
