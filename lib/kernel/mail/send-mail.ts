import { eq, inArray, sql } from "drizzle-orm";
import nodemailer, { type Transporter } from "nodemailer";
import type { Transaction } from "@/db/client";
import { mailOutbox } from "@/db/schema";
import { afterCommit, withSystem } from "@/db/tenant";
import { getEnv } from "@/lib/kernel/env";

export interface Mail {
  /** Organization the mail speaks for; null when it is about the person only. */
  organizationId: string | null;
  /** Holds a link that signs somebody in or lets them join: for operators' eyes only. */
  isPrivate: boolean;
  template: "password-reset" | "invitation" | "email-verification" | "notification";
  to: string;
  subject: string;
  /** Paragraphs of plain text. */
  paragraphs: readonly string[];
  action?: { label: string; url: string };
}

const maxAttempts = 8;
let transporter: Transporter | undefined;

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function renderHtml(mail: Mail): string {
  const paragraphs = mail.paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`).join("");
  const button = mail.action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(mail.action.url)}" style="background:#1f1d1a;color:#fff;padding:10px 18px;border-radius:6px;text-decoration:none;display:inline-block">${escapeHtml(mail.action.label)}</a></p><p style="margin:0;color:#6b665e;font-size:13px">${escapeHtml(mail.action.url)}</p>`
    : "";
  return `<!doctype html><html lang="en"><body style="margin:0;background:#f6f4f0;font:15px/1.55 system-ui,sans-serif;color:#1f1d1a"><div style="max-width:520px;margin:32px auto;padding:32px;background:#fff;border:1px solid #e5e0d8;border-radius:10px"><p style="margin:0 0 24px;font-weight:600">Atelier</p>${paragraphs}${button}</div></body></html>`;
}

/** Puts mails into the outbox in a transaction of `withSystem`; with an SMTP server they leave right after it commits. */
export async function insertMails(tx: Transaction, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return;
  const hasSmtp = getEnv().SMTP_URL !== undefined;
  await tx.insert(mailOutbox).values(
    mails.map((mail) => ({
      organizationId: mail.organizationId,
      isPrivate: mail.isPrivate,
      template: mail.template,
      recipient: mail.to,
      subject: mail.subject,
      textBody: [...mail.paragraphs, ...(mail.action ? [`${mail.action.label}: ${mail.action.url}`] : [])].join("\n\n"),
      htmlBody: renderHtml(mail),
      status: hasSmtp ? "queued" : "kept",
    })),
  );
  if (hasSmtp) afterCommit(tx, () => void deliverQueuedMails().catch(() => undefined));
}

/** Puts a mail into the outbox; with an SMTP server it leaves at once and is retried by a cron function. */
export async function sendMail(mail: Mail): Promise<void> {
  await withSystem((tx) => insertMails(tx, [mail]));
}

/** Sends what is queued, oldest first; rows are locked, so several processes do not send a mail twice. Returns how many left. */
export async function deliverQueuedMails(limit = 20): Promise<number> {
  const env = getEnv();
  if (env.SMTP_URL === undefined) return 0;
  transporter ??= nodemailer.createTransport(env.SMTP_URL, {
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  } as object);
  const sender = transporter;
  return withSystem(async (tx) => {
    const mails = await tx
      .select()
      .from(mailOutbox)
      .where(eq(mailOutbox.status, "queued"))
      .orderBy(mailOutbox.createdAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    const sent: string[] = [];
    for (const mail of mails) {
      try {
        await sender.sendMail({
          from: env.MAIL_FROM,
          to: mail.recipient,
          subject: mail.subject,
          text: mail.textBody,
          html: mail.htmlBody,
          messageId: `<${mail.id}@atelier>`,
        });
        sent.push(mail.id);
      } catch (error) {
        const attempts = mail.attempts + 1;
        await tx
          .update(mailOutbox)
          .set({
            attempts,
            lastError: error instanceof Error ? error.message.slice(0, 500) : "unknown",
            status: attempts >= maxAttempts ? "failed" : "queued",
          })
          .where(eq(mailOutbox.id, mail.id));
      }
    }
    if (sent.length > 0) {
      await tx.update(mailOutbox).set({ status: "sent", sentAt: sql`now()` }).where(inArray(mailOutbox.id, sent));
    }
    return sent.length;
  });
}
