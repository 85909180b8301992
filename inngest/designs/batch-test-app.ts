import { createServer } from "node:http";
import { serve } from "inngest/node";
import { getInngest } from "@/lib/kernel/jobs/client";
import { exportBatch } from "./export-batch";

/** The studio's own function for batches in a process of its own, for a test that kills it. */
const server = createServer(serve({ client: getInngest(), functions: [exportBatch], enableUnauthedSync: false }));
server.listen(Number(process.env.TEST_APP_PORT), "127.0.0.1");
