import { withTenant } from "@/db/tenant";
import { notify } from "./notify";

/** How many characters of an error's text are shown. */
const shownCharacters = 300;

/** `atelier-designs-sync-catalogue` → `designs sync catalogue` */
function nameOf(functionId: string): string {
  return functionId.replace(/^atelier-/, "").replaceAll("-", " ");
}

/** Tells an organization's admins that a job of the engine has failed for good. Once a run, and of a kind of job once an hour. */
export async function notifyFailedRun({
  tenantId,
  functionId,
  runId,
  message,
}: {
  tenantId: string;
  functionId: string;
  runId: string;
  message: string;
}): Promise<{ told: boolean }> {
  const hour = new Date().toISOString().slice(0, 13);
  const id = await withTenant(tenantId, (tx) =>
    notify(tx, {
      tenantId,
      type: "run_failed",
      title: `A background job failed: ${nameOf(functionId)}`,
      summary: message.slice(0, shownCharacters),
      href: `/settings/jobs/${runId}`,
      data: { functionId, runId },
      dedupeKey: `run:${functionId}:${hour}`,
    }),
  );
  return { told: id !== null };
}
