import { idParams } from "@/lib/kernel/http/page";
import { getMail, mailJson } from "@/lib/kernel/mail/list-mails";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "A mail with its text", scope: "mail:read", params: idParams, response: mailJson },
  ({ ctx, params }) => getMail({ ctx, id: params.id }),
);
