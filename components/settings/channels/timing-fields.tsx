"use client";

import { useMemo } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Switch } from "@/components/ui/switch";
import { notificationTypeLabels } from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson, NotificationType } from "@/lib/kernel/notifications/notification-schemas";
import type { ChannelValues } from "./channel-form";
import { digestLabels } from "./channel-kinds";

type Props = { form: Form<ChannelValues> };

const types = Object.entries(notificationTypeLabels)
  .map(([type, { label }]) => ({ type: type as NotificationType, label }))
  // A digest is how one is told, not what.
  .filter(({ type }) => type !== "digest");

/** Which events the channel is told about. */
export function EventFields({ form }: Props) {
  const { events } = form.values;
  const toggle = (type: NotificationType, chosen: boolean) =>
    form.set("events", chosen ? [...events, type] : events.filter((other) => other !== type));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Events</legend>
      <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
        {types.map(({ type, label }) => (
          <Checkbox
            key={type}
            label={label}
            checked={events.includes(type)}
            onCheckedChange={(checked) => toggle(type, checked === true)}
          />
        ))}
      </div>
      {form.errors.events === undefined ? null : (
        <p role="alert" className="text-danger-text text-xs">
          {form.errors.events}
        </p>
      )}
    </fieldset>
  );
}

const digests = Object.entries(digestLabels).map(([value, label]) => ({
  value: value as ChannelJson["digest"],
  label,
}));

/** How often, and when not. */
export function TimingFields({ form }: Props) {
  const { digest, isQuiet, timeZone } = form.values;
  const zones = useMemo(
    () =>
      [...new Set(["UTC", timeZone, ...Intl.supportedValuesOf("timeZone")])].map((name) => ({
        value: name,
        label: name.replaceAll("_", " "),
      })),
    [timeZone],
  );
  return (
    <>
      <Field label="How often" hint={digest === "none" ? undefined : "Gathered in one message in the morning."}>
        <SegmentedControl
          aria-label="How often"
          value={digest}
          onValueChange={(value) => form.set("digest", value)}
          options={digests}
          className="self-start"
        />
      </Field>
      <Switch
        label="Quiet hours"
        description="What happens in them is told when they end."
        checked={isQuiet}
        onCheckedChange={(on) => form.set("isQuiet", on)}
      />
      {isQuiet ? (
        <div className="flex flex-wrap gap-3">
          <Field label="From" className="w-28" error={form.errors.quietFrom}>
            <Input {...form.text("quietFrom")} type="time" />
          </Field>
          <Field label="To" className="w-28" error={form.errors.quietTo}>
            <Input {...form.text("quietTo")} type="time" />
          </Field>
          <Field label="Time zone" className="min-w-48 flex-1">
            <Combobox value={timeZone} options={zones} onValueChange={(name) => form.set("timeZone", name)} />
          </Field>
        </div>
      ) : null}
    </>
  );
}
