import { adoptLateResult } from "./collections/adopt-result";
import { analyzeCollection, analyzeInspirationScene } from "./collections/analyze-collection";
import { generateAssets, sweepAssetQueueEveryMinute } from "./collections/generate-assets";
import { purgeAssetsNightly } from "./collections/purge-assets";
import { evaluateLegacyCoverage, evaluateLegacyCoverageNightly } from "./designs/evaluate-coverage";
import { exportBatch } from "./designs/export-batch";
import { exportDesign } from "./designs/export-design";
import { fillDominantColorsHourly } from "./designs/fill-dominant-colors";
import { renderPreview } from "./designs/render-preview";
import { syncCataloguesNightly, syncOneCatalogue } from "./designs/sync-catalogue";
import { checkCredential, remindRotationsDaily } from "./kernel/check-credential";
import { collectGarbageHourly } from "./kernel/collect-garbage";
import { deliverChatMessage, deliverNotification } from "./kernel/deliver-notification";
import { digestNotifications, sweepNotificationsNightly } from "./kernel/digest-notifications";
import { notifyOfFailedRun } from "./kernel/notify-failed-run";
import { processGenerationWebhook } from "./kernel/process-generation-webhook";
import { runGenerationJob } from "./kernel/run-generation-job";
import { stopGenerationJob } from "./kernel/stop-generation-job";
import { sweepExpiredRows, sweepOutboxEveryMinute } from "./kernel/sweep";
import { sweepGenerationJobs } from "./kernel/sweep-generation-jobs";
import { mailNotificationToMember, tellNotification } from "./kernel/tell-notification";

/** Every function that the job engine may run. */
export const functions = [
  sweepOutboxEveryMinute,
  sweepExpiredRows,
  collectGarbageHourly,
  checkCredential,
  remindRotationsDaily,
  tellNotification,
  mailNotificationToMember,
  deliverNotification,
  deliverChatMessage,
  digestNotifications,
  notifyOfFailedRun,
  sweepNotificationsNightly,
  renderPreview,
  exportDesign,
  exportBatch,
  syncOneCatalogue,
  syncCataloguesNightly,
  evaluateLegacyCoverage,
  evaluateLegacyCoverageNightly,
  fillDominantColorsHourly,
  runGenerationJob,
  stopGenerationJob,
  processGenerationWebhook,
  sweepGenerationJobs,
  analyzeCollection,
  analyzeInspirationScene,
  generateAssets,
  adoptLateResult,
  sweepAssetQueueEveryMinute,
  purgeAssetsNightly,
];
