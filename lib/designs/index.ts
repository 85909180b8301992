/** The server door of designs: what routes, jobs and other modules may use. */
export * from "./asset-schemas";
export { batchCancelled, batchRequested } from "./batch-events";
export * from "./batch-schemas";
export { cancelBatch, failBatch } from "./batch-state";
export { getBrandKit, putBrandKit } from "./brand-kit";
export * from "./brand-kit-schemas";
export { deleteAsset, restoreAsset, updateAsset } from "./change-asset";
export { deleteDesign, restoreDesign, updateDesign } from "./change-design";
export { checkBatch } from "./check-batch";
export { createAsset } from "./create-asset";
export { createBatch } from "./create-batch";
export { createDesign } from "./create-design";
export { createRevision } from "./create-revision";
export { catalogueSyncRequested, exportRequested, jobCancelled, previewRequested } from "./events";
export { cancelJob, failJob } from "./job-state";
export { listAssetUsages } from "./list-asset-usages";
export { getAsset, listAssets, listAssetsQuery } from "./list-assets";
export { getDesign, listDesigns, listDesignsQuery } from "./list-designs";
export {
  createExportProfile,
  createPreviewProfile,
  deleteExportProfile,
  deletePreviewProfile,
  listExportProfiles,
  listPreviewProfiles,
  updateExportProfile,
  updatePreviewProfile,
} from "./profiles";
export { downloadBatch, getBatch, listBatches, listBatchRows, listBatchRowsQuery } from "./read-batch";
export { getJob, listDesignJobs } from "./read-job";
export { getRevision, listRevisions, renameRevision } from "./read-revision";
export { requestExport, requestPreview } from "./request-job";
export { listFlagAudit } from "./routing-audit";
export { evaluateRouting } from "./routing-evaluate";
export {
  createRoutingFlag,
  deleteRoutingFlag,
  listRoutingFlags,
  listRoutingFlagsQuery,
  rollBackRoutingFlag,
  updateRoutingFlag,
} from "./routing-flags";
export * from "./routing-schemas";
export { simulateRouting } from "./routing-simulate";
export { runExportJob, runPreviewJob, terminalIfHopeless } from "./run-job";
export * from "./schemas";
export { drawStylePicture, getStyleMockup } from "./style-pictures";
export { getStyle, listStyles } from "./styles";
export { listExternalCatalogues, requestCatalogueSync, syncCatalogue } from "./sync-catalogue";
