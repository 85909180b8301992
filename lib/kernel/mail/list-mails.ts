import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { mailOutbox } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { isOperator } from "@/lib/kernel/auth/operators";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";

export const mailRowJson = z.object({
  id: z.uuid(),
  template: z.string(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(["queued", "sent", "failed", "kept"]).describe("`kept`: no mail server is set, it is read here"),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export const mailJson = mailRowJson.extend({ textBody: z.string(), htmlBody: z.string() });

type MailRow = typeof mailOutbox.$inferSelect;

function toRow(mail: MailRow): z.infer<typeof mailRowJson> {
  const { id, template, recipient, subject, attempts, lastError } = mail;
  return {
    id,
    template,
    recipient,
    subject,
    status: mailRowJson.shape.status.parse(mail.status),
    attempts,
    lastError,
    sentAt: mail.sentAt?.toISOString() ?? null,
    createdAt: mail.createdAt.toISOString(),
  };
}

/** Operators see all mails; everybody else those of their organization, and never one that lets somebody in. */
async function visibleTo(ctx: Context) {
  if ((await isOperator(ctx)) && ctx.apiKeyId === null) return undefined;
  return and(eq(mailOutbox.organizationId, ctx.tenantId), eq(mailOutbox.isPrivate, false));
}

export async function listMails({
  ctx,
  query,
}: {
  ctx: Context;
  query: PageQuery;
}): Promise<Page<z.infer<typeof mailRowJson>>> {
  requireScope(ctx, "mail:read");
  const after = decodeIdCursor(query.cursor);
  const visible = await visibleTo(ctx);
  const rows = await withSystem((tx) =>
    tx
      .select()
      .from(mailOutbox)
      .where(and(visible, after === undefined ? undefined : lt(mailOutbox.id, after)))
      .orderBy(desc(mailOutbox.id))
      .limit(query.limit + 1),
  );
  return toPage(rows, query.limit, (row) => row.id, toRow);
}

export async function getMail({ ctx, id }: { ctx: Context; id: string }): Promise<z.infer<typeof mailJson>> {
  requireScope(ctx, "mail:read");
  const visible = await visibleTo(ctx);
  const [mail] = await withSystem((tx) =>
    tx
      .select()
      .from(mailOutbox)
      .where(and(eq(mailOutbox.id, id), visible)),
  );
  if (mail === undefined) throw notFound("The mail");
  return { ...toRow(mail), textBody: mail.textBody, htmlBody: mail.htmlBody };
}
