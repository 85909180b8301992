import { getMe, meJson } from "@/lib/kernel/auth/get-me";
import { route } from "@/lib/kernel/route";

export const GET = route(
  { summary: "Who I am: user, active organization, role and scopes", scope: "member", response: meJson },
  ({ ctx }) => getMe({ ctx }),
);
