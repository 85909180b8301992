import { pageOf } from "@/lib/kernel/http/page";
import { auditEntryJson, auditQuery, listAuditLog } from "@/lib/kernel/list-audit-log";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "What happened, newest first", scope: "audit:read", query: auditQuery, response: pageOf(auditEntryJson) },
  ({ ctx, query }) => listAuditLog({ ctx, query }),
);
