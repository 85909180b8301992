import { openCredential } from "@/lib/kernel/credentials";
import { AppError } from "@/lib/kernel/errors";
import { signWebhook } from "./channel-secret";
import { readSlackAnswer, slackBody, teamsBody } from "./chat-messages";
import { type Message, webhookPayload } from "./message";
import { failedOutcome, postMessage, type SendOutcome } from "./post-message";
import { type ChannelRow, configOf } from "./read-channel";

const slackApi = "https://slack.com/api";

async function sendWebhook(channel: ChannelRow, message: Message): Promise<SendOutcome> {
  const { url } = configOf(channel);
  if (url === undefined) throw new AppError("conflict", "The channel has no address.");
  const body = JSON.stringify(webhookPayload(message));
  const at = new Date();
  return postMessage(url, {
    body,
    headers: {
      "webhook-id": message.id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": signWebhook(channel, { id: message.id, at, body }),
    },
  });
}

async function openChannelCredential(channel: ChannelRow) {
  if (channel.credentialId === null) throw new AppError("conflict", "The channel has no credential.");
  return openCredential(channel.tenantId, channel.credentialId);
}

/** The secret is either an incoming webhook's address or a bot's token. */
async function sendSlack(channel: ChannelRow, message: Message): Promise<SendOutcome> {
  const { secret, metadata } = await openChannelCredential(channel);
  if (/^https?:\/\//i.test(secret)) {
    return postMessage(secret, { body: slackBody(message, undefined), headers: {} });
  }
  const target = configOf(channel).channel;
  if (target === undefined) throw new AppError("conflict", "A bot needs the name of a Slack channel.");
  const base = typeof metadata.baseUrl === "string" ? metadata.baseUrl.replace(/\/+$/, "") : slackApi;
  const outcome = await postMessage(`${base}/chat.postMessage`, {
    body: slackBody(message, target),
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json; charset=utf-8" },
  });
  return readSlackAnswer(outcome);
}

async function sendTeams(channel: ChannelRow, message: Message): Promise<SendOutcome> {
  const { secret } = await openChannelCredential(channel);
  return postMessage(secret, { body: teamsBody(message), headers: {} });
}

/** Tells a channel that is reached over HTTP. Never throws: what happened is the answer. */
export async function sendToChannel(channel: ChannelRow, message: Message): Promise<SendOutcome> {
  try {
    if (channel.kind === "slack") return await sendSlack(channel, message);
    if (channel.kind === "teams") return await sendTeams(channel, message);
    return await sendWebhook(channel, message);
  } catch (error) {
    return failedOutcome(error);
  }
}
