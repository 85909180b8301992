import { newId } from "@/db/columns";
import { withSystem, withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { insertMails } from "@/lib/kernel/mail/send-mail";
import { channelMails } from "./mail-messages";
import { type Message, studioUrl } from "./message";
import type { ChannelTestJson } from "./notification-schemas";
import { configOf, loadChannel } from "./read-channel";
import { sendToChannel } from "./send-to-channel";

function testMessage(ctx: Context, channelName: string): Message {
  return {
    id: newId(),
    type: "notification.test",
    title: "Test from Atelier",
    summary: `${ctx.userName} tests the channel “${channelName}”. Nothing has happened.`,
    url: studioUrl("/settings/channels"),
    data: {},
    createdAt: new Date(),
  };
}

/** Sends a message of the type `notification.test` at once, once, also to a channel that is switched off; the answer says what came back. */
export async function testChannel({ ctx, id }: { ctx: Context; id: string }): Promise<ChannelTestJson> {
  requireScope(ctx, "channels:write");
  const channel = await withTenant(ctx.tenantId, async (tx) => {
    const row = await loadChannel(tx, ctx.tenantId, id);
    await recordAudit(tx, ctx, {
      action: "notification-channel.tested",
      entity: "notification_channels",
      entityId: id,
    });
    return row;
  });
  const message = testMessage(ctx, channel.name);
  if (channel.kind === "email") {
    const { recipients = [] } = configOf(channel);
    await withSystem((tx) => insertMails(tx, channelMails(message, { tenantId: ctx.tenantId, recipients })));
    return { ok: true, responseStatus: null, responseBody: null, errorMessage: null, durationMs: 0 };
  }
  const { verdict, responseStatus, responseBody, errorMessage, durationMs } = await sendToChannel(channel, message);
  return { ok: verdict === "sent", responseStatus, responseBody, errorMessage, durationMs };
}
