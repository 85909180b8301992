import { serve } from "inngest/next";
import { functions } from "@/inngest";
import { getInngest } from "@/lib/kernel/jobs/client";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT } = serve({ client: getInngest(), functions });
