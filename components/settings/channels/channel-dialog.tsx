"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { useForm } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { createChannel, updateChannel } from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson, ChannelKind } from "@/lib/kernel/notifications/notification-schemas";
import { type ChannelValues, channelRules, initialValues, toChannelInput } from "./channel-form";
import { channelKindLooks } from "./channel-kinds";
import { DestinationFields } from "./destination-fields";
import { EventFields, TimingFields } from "./timing-fields";

const kinds = Object.entries(channelKindLooks).map(([value, { label, description, icon: Icon }]) => ({
  value: value as ChannelKind,
  label,
  description,
  icon: <Icon />,
}));

/** Makes a channel, or changes one. */
export function ChannelDialog({
  channel,
  onClose,
  onSaved,
}: {
  /** Null: a new one. */
  channel: ChannelJson | null;
  onClose: () => void;
  /** @param secret of a new webhook, which is shown once */
  onSaved: (name: string, secret: string | null) => Promise<unknown>;
}) {
  const form = useForm<ChannelValues, ChannelValues>({
    schema: channelRules,
    initial: initialValues(channel),
    onSubmit: async (values) => {
      const input = toChannelInput(values);
      if (channel === null) {
        const { secret } = await createChannel(input);
        await onSaved(values.name, secret);
      } else {
        const { kind: _, enabled: __, ...changed } = input;
        await updateChannel(channel.id, changed);
        await onSaved(values.name, null);
      }
    },
  });
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={channel === null ? "Add a channel" : `Edit “${channel.name}”`}>
        <form onSubmit={form.submit} noValidate className="flex min-h-0 flex-col">
          <DialogBody>
            <ErrorNote error={form.formError} />
            {channel === null ? (
              <Field label="Kind">
                <Select
                  value={form.values.kind}
                  onValueChange={(kind) => {
                    form.set("kind", kind);
                    form.set("credentialId", "");
                  }}
                  options={kinds}
                />
              </Field>
            ) : null}
            <Field label="Name" error={form.errors.name}>
              <Input {...form.text("name")} autoComplete="off" />
            </Field>
            <DestinationFields form={form} />
            <EventFields form={form} />
            <TimingFields form={form} />
          </DialogBody>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" loading={form.pending}>
              {channel === null ? "Add channel" : "Save"}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
