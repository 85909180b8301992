import { listStyles, styleJson } from "@/lib/designs";
import { pageOf, pageQuery } from "@/lib/kernel/http/page";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Styles that can be decorated", scope: "designs:read", query: pageQuery, response: pageOf(styleJson) },
  ({ ctx, query }) => listStyles({ ctx, query }),
);
