import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { seal, unseal } from "@/lib/kernel/crypto/seal";
import { AppError } from "@/lib/kernel/errors";
import type { ChannelRow } from "./read-channel";

/** Standard Webhooks asks for 24 to 64 random bytes. */
const secretBytes = 32;
/** How long the secret before a rotation signs too, ms. */
export const rotationOverlapMs = 24 * 60 * 60 * 1000;

/** What a channel's secrets are sealed for. */
export const contextOf = (channelId: string) => `notification-channel:${channelId}`;

/** A new signing secret, as text and sealed for its channel. */
export function createSecret(channelId: string): { secret: string; sealed: Buffer } {
  const secret = `whsec_${randomBytes(secretBytes).toString("base64")}`;
  return { secret, sealed: seal(secret, contextOf(channelId)) };
}

/**
 * `webhook-signature` of Standard Webhooks 1.0.0: one signature with the secret and, for a day after a rotation, another
 * one with the secret before, so that receivers change over when they like.
 * @param at time of the attempt
 */
export function signWebhook(channel: ChannelRow, message: { id: string; at: Date; body: string }): string {
  const { signingSecret, previousSecret, previousSecretExpiresAt } = channel;
  if (signingSecret === null) throw new AppError("conflict", "The channel has no signing secret.");
  const isOverlapping =
    previousSecret !== null && previousSecretExpiresAt !== null && previousSecretExpiresAt > message.at;
  return [signingSecret, ...(isOverlapping ? [previousSecret] : [])]
    .map((sealed) => unseal(sealed, contextOf(channel.id)).toString("utf8"))
    .map((secret) => new Webhook(secret).sign(message.id, message.at, message.body))
    .join(" ");
}
