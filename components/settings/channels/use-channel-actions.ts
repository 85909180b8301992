"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useConfirm } from "@/components/ui/alert-dialog";
import { showError, showSuccess } from "@/components/ui/toast";
import {
  deleteChannel,
  notificationKeys,
  rotateChannelSecret,
  updateChannel,
} from "@/lib/kernel/notifications/notification-queries";
import type { ChannelJson, RotatedSecretJson } from "@/lib/kernel/notifications/notification-schemas";

/** What can be done with a channel without a form. */
export function useChannelActions() {
  const client = useQueryClient();
  const confirm = useConfirm();
  const reload = () => client.invalidateQueries({ queryKey: notificationKeys.channels });

  const switching = useMutation({
    mutationFn: ({ id, enabled }: { id: string; enabled: boolean }) => updateChannel(id, { enabled }),
    onMutate: async ({ id, enabled }) => {
      await client.cancelQueries({ queryKey: notificationKeys.channels });
      client.setQueryData<ChannelJson[]>(notificationKeys.channels, (before) =>
        before?.map((channel) =>
          channel.id === id ? { ...channel, enabled, ...(enabled ? { disabledReason: null } : {}) } : channel,
        ),
      );
    },
    onError: (cause) => showError("Could not switch the channel", cause),
    onSettled: reload,
  });

  /** @returns the new secret; null when it was not rotated */
  const rotate = async ({ id, name }: ChannelJson): Promise<RotatedSecretJson | null> => {
    const agreed = await confirm({
      title: `Rotate the signing secret of “${name}”?`,
      description: "A new secret is shown once. For a day messages are signed with the old one, too.",
      confirmLabel: "Rotate secret",
    });
    if (!agreed) return null;
    try {
      const rotated = await rotateChannelSecret(id);
      await reload();
      return rotated;
    } catch (cause) {
      showError("Could not rotate the secret", cause);
      return null;
    }
  };

  const remove = async ({ id, name }: ChannelJson) => {
    const agreed = await confirm({
      title: `Delete “${name}”?`,
      description: "Nothing is sent to it any more, not even what is under way. Its delivery log stays.",
      confirmLabel: "Delete channel",
      danger: true,
    });
    if (!agreed) return;
    try {
      await deleteChannel(id);
      showSuccess(`“${name}” is deleted`);
    } catch (cause) {
      showError("Could not delete the channel", cause);
    }
    await reload();
  };

  return {
    reload,
    enable: (id: string, enabled: boolean) => switching.mutate({ id, enabled }),
    rotate,
    remove,
  };
}
