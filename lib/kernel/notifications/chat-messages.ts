import { z } from "zod";
import type { Message } from "./message";
import type { SendOutcome } from "./post-message";

/** Slack refuses longer section texts. */
const slackTextLimit = 3000;
const slackHeaderLimit = 150;

function escapeSlack(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}

/** Blocks of Slack, with plain text for notifications of the desktop. */
export function slackBody({ title, summary, url }: Message, channel: string | undefined): string {
  return JSON.stringify({
    ...(channel === undefined ? {} : { channel }),
    text: escapeSlack(title),
    blocks: [
      { type: "header", text: { type: "plain_text", text: cut(title, slackHeaderLimit) } },
      ...(summary === ""
        ? []
        : [{ type: "section", text: { type: "mrkdwn", text: cut(escapeSlack(summary), slackTextLimit) } }]),
      ...(url === null
        ? []
        : [{ type: "section", text: { type: "mrkdwn", text: `<${escapeSlack(url)}|Open in Atelier>` } }]),
    ],
  });
}

/** Microsoft: a message to a Workflows URL is at most 28 kB; the texts are cut long before. */
const teamsTextLimit = 4000;

/** A message with one Adaptive Card, as a Teams workflow takes it. */
export function teamsBody({ title, summary, url }: Message): string {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    body: [
      { type: "TextBlock", text: title, weight: "Bolder", size: "Medium", wrap: true },
      ...(summary === "" ? [] : [{ type: "TextBlock", text: cut(summary, teamsTextLimit), wrap: true }]),
    ],
    actions: url === null ? [] : [{ type: "Action.OpenUrl", title: "Open in Atelier", url }],
  };
  return JSON.stringify({
    type: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
  });
}

const slackAnswer = z.object({ ok: z.boolean(), error: z.string().optional() });
/** What waiting may mend; everything else (wrong token, unknown channel) it does not. */
const slackTransient = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "ratelimited",
]);

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

/** Slack's Web API answers 200 to what it refuses, and says so in the body. */
export function readSlackAnswer(outcome: SendOutcome): SendOutcome {
  if (outcome.verdict !== "sent") return outcome;
  const answer = slackAnswer.safeParse(parseJson(outcome.responseBody));
  if (answer.success && answer.data.ok) return outcome;
  const error = answer.success ? (answer.data.error ?? "unknown_error") : "no JSON";
  const verdict = answer.success && !slackTransient.has(error) ? "hopeless" : "retry";
  return { ...outcome, verdict, errorMessage: `Slack refused it: ${error}.` };
}
