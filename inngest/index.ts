import { evaluateLegacyCoverage, evaluateLegacyCoverageNightly } from "./designs/evaluate-coverage";
import { exportBatch } from "./designs/export-batch";
import { exportDesign } from "./designs/export-design";
import { renderPreview } from "./designs/render-preview";
import { syncCataloguesNightly, syncOneCatalogue } from "./designs/sync-catalogue";
import { collectGarbageHourly } from "./kernel/collect-garbage";
import { processGenerationWebhook } from "./kernel/process-generation-webhook";
import { runGenerationJob } from "./kernel/run-generation-job";
import { stopGenerationJob } from "./kernel/stop-generation-job";
import { sweepExpiredRows, sweepOutboxEveryMinute } from "./kernel/sweep";
import { sweepGenerationJobs } from "./kernel/sweep-generation-jobs";

/** Every function that the job engine may run. */
export const functions = [
  sweepOutboxEveryMinute,
  sweepExpiredRows,
  collectGarbageHourly,
  renderPreview,
  exportDesign,
  exportBatch,
  syncOneCatalogue,
  syncCataloguesNightly,
  evaluateLegacyCoverage,
  evaluateLegacyCoverageNightly,
  runGenerationJob,
  stopGenerationJob,
  processGenerationWebhook,
  sweepGenerationJobs,
];
