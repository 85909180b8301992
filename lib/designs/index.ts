/** The server door of designs: what routes, jobs and other modules may use. */
export * from "./asset-folder-schemas";
export { createAssetFolder, deleteAssetFolder, listAssetFolders, updateAssetFolder } from "./asset-folders";
export * from "./asset-schemas";
export * from "./availability-schemas";
export { batchCancelled, batchRequested } from "./batch-events";
export * from "./batch-schemas";
export { cancelBatch, failBatch } from "./batch-state";
export * from "./branch-schemas";
export { createBranch, deleteBranch, listBranches, renameBranch, restoreBranch } from "./branches";
export { getBrandKit, putBrandKit } from "./brand-kit";
export * from "./brand-kit-schemas";
export { deleteAsset, restoreAsset, updateAsset } from "./change-asset";
export { changeAssets } from "./change-asset-many";
export { deleteDesign, restoreDesign, updateDesign } from "./change-design";
export { checkBatch } from "./check-batch";
export { createAsset, createAssetFrom } from "./create-asset";
export { createBatch } from "./create-batch";
export { createDesign } from "./create-design";
export { createRevision } from "./create-revision";
export { deleteBatch } from "./delete-batch";
export { diffRevisions } from "./diff-revisions";
export { catalogueSyncRequested, coverageRequested, exportRequested, jobCancelled, previewRequested } from "./events";
export { fillDominantColors } from "./fill-dominant-colors";
export * from "./font-schemas";
export { answerFont, createFont, deleteFont, listFonts, listFontsQuery, restoreFont } from "./fonts";
export { cancelJob, failJob } from "./job-state";
export {
  getLegacyCoverage,
  listLegacyCoverage,
  listLegacyCoverageQuery,
  summarizeLegacyCoverage,
} from "./legacy-coverage";
export {
  deleteLegacyProvider,
  getLegacyProvider,
  listLegacyProviders,
  putLegacyProvider,
  testLegacyProvider,
} from "./legacy-providers";
export * from "./legacy-schemas";
export { listAssetUsages } from "./list-asset-usages";
export { getAsset, listAssets, listAssetsQuery, listAssetTags } from "./list-assets";
export { getDesign, listDesigns, listDesignsQuery } from "./list-designs";
export { mergeBranches } from "./merge-branches";
export { migrateDesign } from "./migrate-design";
export { packBatch } from "./pack-batch";
export { preflightRevision } from "./preflight";
export * from "./preflight-schemas";
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
export { getRevision, listRevisions, listRevisionsQuery, renameRevision } from "./read-revision";
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
export { failBatchChunk, runBatchChunk, startBatch } from "./run-batch";
export { evaluateCoverageChunk, listLegacyTenants, requestCoverage } from "./run-coverage";
export { runExportJob } from "./run-export-job";
export { runPreviewJob } from "./run-preview-job";
export * from "./schemas";
export { drawStylePicture, getStyleMockup } from "./style-pictures";
export { getStyle, listStyles } from "./styles";
export { listExternalCatalogues, requestCatalogueSync, syncCatalogue } from "./sync-catalogue";
