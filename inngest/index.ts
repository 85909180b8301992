import { evaluateLegacyCoverage, evaluateLegacyCoverageNightly } from "./designs/evaluate-coverage";
import { exportBatch } from "./designs/export-batch";
import { exportDesign } from "./designs/export-design";
import { renderPreview } from "./designs/render-preview";
import { syncCataloguesNightly, syncOneCatalogue } from "./designs/sync-catalogue";
import { collectGarbageHourly } from "./kernel/collect-garbage";
import { sweepExpiredRows, sweepOutboxEveryMinute } from "./kernel/sweep";

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
];
