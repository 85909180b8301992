import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { listMembers, memberJson } from "@/lib/kernel/organization/members";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Members of the organization", scope: "members:read", query: pageQuery, response: pageOf(memberJson) },
  ({ ctx, query }) => listMembers({ ctx, query }),
);
