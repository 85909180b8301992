import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { listMails, mailRowJson } from "@/lib/kernel/mail/list-mails";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Mails, newest first", scope: "mail:read", query: pageQuery, response: pageOf(mailRowJson) },
  ({ ctx, query }) => listMails({ ctx, query }),
);
