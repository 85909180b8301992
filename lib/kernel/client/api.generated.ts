// Made by `npm run generate` from the route declarations. Do not edit.

export interface paths {
  "/api/public/fonts/{family}/{face}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getPublicFontsFamilyFace"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/budget": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAiBudget"];
    put: operations["putAiBudget"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/models": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAiModels"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/prices": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: operations["putAiPrices"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/spend": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAiSpend"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/tasks": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAiTasks"];
    put: operations["putAiTasks"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/ai/try": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createAiTry"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getApiKeys"];
    put?: never;
    post: operations["createApiKeys"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteApiKeysId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/artifacts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createArtifacts"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/artifacts/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getArtifactsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/artifacts/{id}/content": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getArtifactsIdContent"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/artifacts/{id}/holds/{reference}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: operations["putArtifactsIdHoldsReference"];
    post?: never;
    delete: operations["deleteArtifactsIdHoldsReference"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/artifacts/{id}/usages": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getArtifactsIdUsages"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/asset-folders": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAssetFolders"];
    put?: never;
    post: operations["createAssetFolders"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/asset-folders/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteAssetFoldersId"];
    options?: never;
    head?: never;
    patch: operations["updateAssetFoldersId"];
    trace?: never;
  };
  "/asset-tags": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAssetTags"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assets": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAssets"];
    put?: never;
    post: operations["createAssets"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assets/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAssetsId"];
    put?: never;
    post?: never;
    delete: operations["deleteAssetsId"];
    options?: never;
    head?: never;
    patch: operations["updateAssetsId"];
    trace?: never;
  };
  "/assets/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createAssetsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assets/{id}/usages": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAssetsIdUsages"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/assets/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createAssetsBulk"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/audit-log": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getAuditLog"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/batches/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getBatchesId"];
    put?: never;
    post?: never;
    delete: operations["deleteBatchesId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/batches/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createBatchesIdCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/batches/{id}/download": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getBatchesIdDownload"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/batches/{id}/rows": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getBatchesIdRows"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/branches/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteBranchesId"];
    options?: never;
    head?: never;
    patch: operations["updateBranchesId"];
    trace?: never;
  };
  "/branches/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createBranchesIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/brand-kit": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getBrandKit"];
    put: operations["putBrandKit"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCollections"];
    put?: never;
    post: operations["createCollections"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCollectionsId"];
    put?: never;
    post?: never;
    delete: operations["deleteCollectionsId"];
    options?: never;
    head?: never;
    patch: operations["updateCollectionsId"];
    trace?: never;
  };
  "/collections/{id}/analyze": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdAnalyze"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/download": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCollectionsIdDownload"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/estimate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdEstimate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/generate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdGenerate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/inspirations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCollectionsIdInspirations"];
    put?: never;
    post: operations["createCollectionsIdInspirations"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/pause": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdPause"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/preview": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdPreview"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/products": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCollectionsIdProducts"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/reorder": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdReorder"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/resume": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdResume"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/collections/{id}/retry-failed": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCollectionsIdRetryFailed"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/credentials": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCredentials"];
    put?: never;
    post: operations["createCredentials"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/credentials/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getCredentialsId"];
    put?: never;
    post?: never;
    delete: operations["deleteCredentialsId"];
    options?: never;
    head?: never;
    patch: operations["updateCredentialsId"];
    trace?: never;
  };
  "/credentials/{id}/revoke": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCredentialsIdRevoke"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/credentials/{id}/rotate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCredentialsIdRotate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/credentials/{id}/validate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createCredentialsIdValidate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesigns"];
    put?: never;
    post: operations["createDesigns"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsId"];
    put?: never;
    post?: never;
    delete: operations["deleteDesignsId"];
    options?: never;
    head?: never;
    patch: operations["updateDesignsId"];
    trace?: never;
  };
  "/designs/{id}/batches": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsIdBatches"];
    put?: never;
    post: operations["createDesignsIdBatches"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/batches/check": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createDesignsIdBatchesCheck"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/branches": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsIdBranches"];
    put?: never;
    post: operations["createDesignsIdBranches"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/jobs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsIdJobs"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/legacy-coverage": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsIdLegacyCoverage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/merge": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createDesignsIdMerge"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/migrate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createDesignsIdMigrate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createDesignsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/designs/{id}/revisions": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getDesignsIdRevisions"];
    put?: never;
    post: operations["createDesignsIdRevisions"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/engine/runs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getEngineRuns"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/engine/runs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getEngineRunsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/engine/runs/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createEngineRunsIdCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/engine/runs/{id}/retry": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createEngineRunsIdRetry"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/export-profiles": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getExportProfiles"];
    put?: never;
    post: operations["createExportProfiles"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/export-profiles/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteExportProfilesId"];
    options?: never;
    head?: never;
    patch: operations["updateExportProfilesId"];
    trace?: never;
  };
  "/fonts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getFonts"];
    put?: never;
    post: operations["createFonts"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/fonts/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteFontsId"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/fonts/{id}/content": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getFontsIdContent"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/fonts/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createFontsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-asset-ids": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssetIds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssets"];
    put?: never;
    post: operations["createGeneratedAssets"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssetsId"];
    put?: never;
    post?: never;
    delete: operations["deleteGeneratedAssetsId"];
    options?: never;
    head?: never;
    patch: operations["updateGeneratedAssetsId"];
    trace?: never;
  };
  "/generated-assets/{id}/enqueue": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsIdEnqueue"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/regenerate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsIdRegenerate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/send": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsIdSend"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/similar": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssetsIdSimilar"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/usages": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssetsIdUsages"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/{id}/versions": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGeneratedAssetsIdVersions"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsBulk"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/download": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsDownload"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generated-assets/estimate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGeneratedAssetsEstimate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generation-jobs": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGenerationJobs"];
    put?: never;
    post: operations["createGenerationJobs"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generation-jobs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getGenerationJobsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generation-jobs/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGenerationJobsIdCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/generation-jobs/{id}/resolve": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createGenerationJobsIdResolve"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/images": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getImages"];
    put?: never;
    post: operations["createImages"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/images/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getImagesId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateImagesId"];
    trace?: never;
  };
  "/images/{id}/similar": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getImagesIdSimilar"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/inspiration-search": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getInspirationSearch"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/inspirations/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteInspirationsId"];
    options?: never;
    head?: never;
    patch: operations["updateInspirationsId"];
    trace?: never;
  };
  "/inspirations/{id}/analyze": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createInspirationsIdAnalyze"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/jobs/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getJobsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/jobs/{id}/cancel": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createJobsIdCancel"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-coverage": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getLegacyCoverage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-coverage/evaluate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createLegacyCoverageEvaluate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-coverage/summary": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getLegacyCoverageSummary"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-providers": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getLegacyProviders"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-providers/{name}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getLegacyProvidersName"];
    put: operations["putLegacyProvidersName"];
    post?: never;
    delete: operations["deleteLegacyProvidersName"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/legacy-providers/{name}/test": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createLegacyProvidersNameTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mail-outbox": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMailOutbox"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mail-outbox/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMailOutboxId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/me": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMe"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/members": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getMembers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/members/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateMembersId"];
    trace?: never;
  };
  "/notification-channels": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationChannels"];
    put?: never;
    post: operations["createNotificationChannels"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-channels/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationChannelsId"];
    put?: never;
    post?: never;
    delete: operations["deleteNotificationChannelsId"];
    options?: never;
    head?: never;
    patch: operations["updateNotificationChannelsId"];
    trace?: never;
  };
  "/notification-channels/{id}/rotate-secret": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createNotificationChannelsIdRotateSecret"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-channels/{id}/test": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createNotificationChannelsIdTest"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-events": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationEvents"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-events/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationEventsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-events/{id}/deliveries": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationEventsIdDeliveries"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-events/{id}/redeliver": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createNotificationEventsIdRedeliver"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notification-preferences": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationPreferences"];
    put: operations["putNotificationPreferences"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notifications": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotifications"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notifications/{id}/read": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createNotificationsIdRead"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notifications/read-all": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createNotificationsReadAll"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/notifications/unread": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getNotificationsUnread"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/openapi.json": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getOpenapiJson"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/preview-profiles": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getPreviewProfiles"];
    put?: never;
    post: operations["createPreviewProfiles"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/preview-profiles/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deletePreviewProfilesId"];
    options?: never;
    head?: never;
    patch: operations["updatePreviewProfilesId"];
    trace?: never;
  };
  "/product-facets": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getProductFacets"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/product-ids": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getProductIds"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/product-images/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteProductImagesId"];
    options?: never;
    head?: never;
    patch: operations["updateProductImagesId"];
    trace?: never;
  };
  "/products": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getProducts"];
    put?: never;
    post: operations["createProducts"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getProductsId"];
    put?: never;
    post?: never;
    delete: operations["deleteProductsId"];
    options?: never;
    head?: never;
    patch: operations["updateProductsId"];
    trace?: never;
  };
  "/products/{id}/images": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getProductsIdImages"];
    put?: never;
    post: operations["createProductsIdImages"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/{id}/model": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: operations["putProductsIdModel"];
    post?: never;
    delete: operations["deleteProductsIdModel"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/{id}/restore": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createProductsIdRestore"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/bulk": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createProductsBulk"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/import": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createProductsImport"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/products/match-files": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createProductsMatchFiles"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/revisions/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getRevisionsId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateRevisionsId"];
    trace?: never;
  };
  "/revisions/{id}/diff/{otherId}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getRevisionsIdDiffOtherId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/revisions/{id}/exports": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createRevisionsIdExports"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/revisions/{id}/preflight": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getRevisionsIdPreflight"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/revisions/{id}/previews": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createRevisionsIdPreviews"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/routing-flags": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getRoutingFlags"];
    put?: never;
    post: operations["createRoutingFlags"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/routing-flags/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: operations["deleteRoutingFlagsId"];
    options?: never;
    head?: never;
    patch: operations["updateRoutingFlagsId"];
    trace?: never;
  };
  "/routing-flags/{id}/audit": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getRoutingFlagsIdAudit"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/routing-flags/{id}/rollback": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createRoutingFlagsIdRollback"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/routing-flags/evaluate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createRoutingFlagsEvaluate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/routing-flags/simulate": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createRoutingFlagsSimulate"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/settings": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getSettings"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: operations["updateSettings"];
    trace?: never;
  };
  "/styles": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getStyles"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/styles/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getStylesId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/styles/{id}/mockups/{sideId}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getStylesIdMockupsSideId"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/styles/{id}/picture": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getStylesIdPicture"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/styles/sync": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createStylesSync"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/uploads": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: operations["createUploads"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/uploads/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getUploadsId"];
    put: operations["putUploadsId"];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/usage": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: operations["getUsage"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; code: string; detail: string; errors?: { path: string; message: string }[] };
  };
}

export interface operations {
  getPublicFontsFamilyFace: {
    parameters: { query?: never; header?: never; path: { family: string; face: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "font/ttf": Blob } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAiBudget: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { monthlyUsd: (number | null); warnPercent: number; month: string; spentUsd: number; reservedUsd: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putAiBudget: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { monthlyUsd: (number | null); warnPercent?: number } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { monthlyUsd: (number | null); warnPercent: number; month: string; spentUsd: number; reservedUsd: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAiModels: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { providers: { id: string; name: string; builtIn: boolean; runsAs: ("call" | "job"); tasks: ("text" | "analysis" | "image" | "video" | "audio")[]; allowsOtherModels: boolean; credentials: { id: string; name: string; status: string }[] }[]; models: { providerId: string; modelId: string; name: string; tasks: ("text" | "analysis" | "image" | "video" | "audio")[]; price: ({ inputPerMillionTokens?: number; outputPerMillionTokens?: number; perImage?: number; perSecond?: number; perCall?: number } | null); priceFrom: ("free" | "list" | "organization" | "unknown"); priceSource: ({ url: string; date: string } | null); note: (string | null) }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putAiPrices: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { providerId: string; modelId: string; price: ({ inputPerMillionTokens?: number; outputPerMillionTokens?: number; perImage?: number; perSecond?: number; perCall?: number } | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { providers: { id: string; name: string; builtIn: boolean; runsAs: ("call" | "job"); tasks: ("text" | "analysis" | "image" | "video" | "audio")[]; allowsOtherModels: boolean; credentials: { id: string; name: string; status: string }[] }[]; models: { providerId: string; modelId: string; name: string; tasks: ("text" | "analysis" | "image" | "video" | "audio")[]; price: ({ inputPerMillionTokens?: number; outputPerMillionTokens?: number; perImage?: number; perSecond?: number; perCall?: number } | null); priceFrom: ("free" | "list" | "organization" | "unknown"); priceSource: ({ url: string; date: string } | null); note: (string | null) }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAiSpend: {
    parameters: { query?: { from?: string; to?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { from: string; to: string; totalUsd: number; calls: number; failedCalls: number; days: { day: string; providerId: string; module: ("studio" | "designs" | "collections" | "campaigns" | "sync" | "modeler"); usd: number; calls: number; failedCalls: number }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAiTasks: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { tasks: { task: ("text" | "analysis" | "image" | "video" | "audio"); providerId: string; modelId: string; credentialId: (string | null); state: ("ready" | "credential_missing") }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putAiTasks: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { tasks: { task: ("text" | "analysis" | "image" | "video" | "audio"); providerId: string; modelId: string; credentialId?: (string | null) }[] } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { tasks: { task: ("text" | "analysis" | "image" | "video" | "audio"); providerId: string; modelId: string; credentialId: (string | null); state: ("ready" | "credential_missing") }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createAiTry: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { task: ("text" | "analysis" | "image" | "video" | "audio") } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { task: ("text" | "analysis" | "image" | "video" | "audio"); providerId: string; modelId: string; prompt: string; durationMs: number; costUsd: number; text: (string | null); media: ({ mediaType: string; base64: string } | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getApiKeys: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; start: string; scopes: (string[] | null); createdBy: { id: string; name: string }; lastUsedAt: (string | null); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createApiKeys: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; scopes?: ("designs:read" | "designs:write" | "assets:read" | "assets:write" | "products:read" | "products:write" | "collections:read" | "collections:write" | "campaigns:read" | "campaigns:write" | "leads:read" | "leads:write" | "modeler:read" | "modeler:write" | "sync:read" | "sync:write" | "workflows:read" | "workflows:write" | "routing:read" | "routing:write" | "channels:read" | "channels:write" | "notifications:read" | "notifications:write" | "credentials:read" | "credentials:write" | "settings:read" | "settings:write" | "engine:read" | "engine:write" | "mail:read" | "mail:write" | "audit:read" | "audit:write" | "members:read" | "members:write" | "api-keys:read" | "api-keys:write" | "organization:read" | "organization:write")[] } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; key: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteApiKeysId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createArtifacts: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; type: string; uri: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; traceMetadata: Record<string, unknown>; jobId: (string | null); runId: (string | null); skillId: (string | null); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getArtifactsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; type: string; uri: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; traceMetadata: Record<string, unknown>; jobId: (string | null); runId: (string | null); skillId: (string | null); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getArtifactsIdContent: {
    parameters: { query?: { download?: ("0" | "1" | "true" | "false"); size?: ("250" | "600"); delivery?: ("redirect" | "stream") }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      302: { headers: { [name: string]: unknown }; content: { "application/octet-stream": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putArtifactsIdHoldsReference: {
    parameters: { query?: never; header?: never; path: { id: string; reference: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteArtifactsIdHoldsReference: {
    parameters: { query?: never; header?: never; path: { id: string; reference: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getArtifactsIdUsages: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { entity: string; entityId: string; role: string; createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAssetFolders: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; parentId: (string | null); assetCount: number; createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createAssetFolders: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; parentId?: (string | null) } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; parentId: (string | null); assetCount: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateAssetFoldersId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; parentId?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; parentId: (string | null); assetCount: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteAssetFoldersId: {
    parameters: { query?: { content?: ("refuse" | "move-up") }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAssetTags: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { tag: string; assetCount: number }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAssets: {
    parameters: { query?: { cursor?: string; limit?: number; q?: string; folderId?: string; nested?: ("true" | "false"); tag?: string; color?: string; duplicatesOf?: string; contentHash?: string; usableFor?: string; deleted?: ("true" | "false"); styleId?: string; designId?: string; region?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; artifactId: string; contentHash: string; mimeType: string; widthPx: number; heightPx: number; folderId: (string | null); tags: string[]; dominantColors: string[]; availabilityRules: Record<string, unknown>; availability: { available: boolean; reasons: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[]; conditions: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[] }; url: string; thumbnailUrl: string; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createAssets: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { uploadId?: string; artifactId?: string; name?: string; folderId?: (string | null); tags?: string[]; availabilityRules?: { from?: string; until?: string; roles?: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner")[]; styleIds?: string[]; regions?: string[]; maxUses?: number; licenceNote?: string } }; "multipart/form-data": { file: Blob; name?: string; folderId?: string; tags?: string; availabilityRules?: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; artifactId: string; contentHash: string; mimeType: string; widthPx: number; heightPx: number; folderId: (string | null); tags: string[]; dominantColors: string[]; availabilityRules: Record<string, unknown>; availability: { available: boolean; reasons: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[]; conditions: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[] }; url: string; thumbnailUrl: string; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null); duplicateOf: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAssetsId: {
    parameters: { query?: { styleId?: string; designId?: string; region?: string }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; artifactId: string; contentHash: string; mimeType: string; widthPx: number; heightPx: number; folderId: (string | null); tags: string[]; dominantColors: string[]; availabilityRules: Record<string, unknown>; availability: { available: boolean; reasons: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[]; conditions: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[] }; url: string; thumbnailUrl: string; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateAssetsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; folderId?: (string | null); tags?: string[]; availabilityRules?: { from?: string; until?: string; roles?: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner")[]; styleIds?: string[]; regions?: string[]; maxUses?: number; licenceNote?: string } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; artifactId: string; contentHash: string; mimeType: string; widthPx: number; heightPx: number; folderId: (string | null); tags: string[]; dominantColors: string[]; availabilityRules: Record<string, unknown>; availability: { available: boolean; reasons: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[]; conditions: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[] }; url: string; thumbnailUrl: string; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteAssetsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createAssetsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; artifactId: string; contentHash: string; mimeType: string; widthPx: number; heightPx: number; folderId: (string | null); tags: string[]; dominantColors: string[]; availabilityRules: Record<string, unknown>; availability: { available: boolean; reasons: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[]; conditions: { rule: ("from" | "until" | "roles" | "styleIds" | "regions" | "maxUses" | "rules" | "deleted"); detail: string }[] }; url: string; thumbnailUrl: string; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAssetsIdUsages: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: ({ entity: "design_revisions"; entityId: string; designId: string; designName: string; revisionNumber: number; elementCount: number; createdAt: string } | { entity: "brand_kits"; entityId: string; createdAt: string })[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createAssetsBulk: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": ({ action: "move"; ids: string[]; folderId: (string | null) } | { action: "tag"; ids: string[]; tags: string[] } | { action: "untag"; ids: string[]; tags: string[] } | { action: "delete"; ids: string[] } | { action: "restore"; ids: string[] }) } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { changed: string[]; unchanged: string[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getAuditLog: {
    parameters: { query?: { cursor?: string; limit?: number; entity?: string; id?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; action: string; entity: string; entityId: (string | null); user: ({ id: string; name: string } | null); apiKeyId: (string | null); payload: Record<string, unknown>; createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getBatchesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; designRevisionId: string; revisionNumber: number; branchId: (string | null); exportProfileId: string; exportProfileName: string; status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; filename: string; overrideReason: (string | null); mapping: Record<string, string>; totalRows: number; completedRows: number; failedRows: number; error: ({ code: string; detail: string } | null); artifactId: (string | null); downloadUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteBatchesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createBatchesIdCancel: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; designRevisionId: string; revisionNumber: number; branchId: (string | null); exportProfileId: string; exportProfileName: string; status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; filename: string; overrideReason: (string | null); mapping: Record<string, string>; totalRows: number; completedRows: number; failedRows: number; error: ({ code: string; detail: string } | null); artifactId: (string | null); downloadUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getBatchesIdDownload: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      302: { headers: { [name: string]: unknown }; content: { "application/zip": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getBatchesIdRows: {
    parameters: { query?: { cursor?: string; limit?: number; status?: ("queued" | "completed" | "failed" | "cancelled") }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; number: number; values: Record<string, string>; status: ("queued" | "completed" | "failed" | "cancelled"); designRevisionId: (string | null); artifactId: (string | null); url: (string | null); filename: (string | null); findings: Record<string, unknown>[]; error: ({ code: string; detail: string } | null); completedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateBranchesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; name: string; fromRevisionId: string; headRevisionId: string; unmerged: number; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteBranchesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createBranchesIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; name: string; fromRevisionId: string; headRevisionId: string; unmerged: number; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getBrandKit: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { colors: { name: string; hex: string }[]; fontFamilies: string[]; logoAssetIds: string[]; updatedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putBrandKit: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": { colors?: { name: string; hex: string }[]; fontFamilies?: string[]; logoAssetIds?: string[] } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { colors: { name: string; hex: string }[]; fontFamilies: string[]; logoAssetIds: string[]; updatedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCollections: {
    parameters: { query?: { cursor?: string; limit?: number; q?: string; status?: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); productId?: string; deleted?: ("true" | "false") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollections: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; selectedProductIds?: string[] } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCollectionsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateCollectionsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name?: string; selectedProductIds?: string[]; baseSettings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; productAnalysis?: { roomTypeDistribution: Record<string, number>; productTypes: string[]; dominantCategory: string; suggestedStyles: string[]; recommendedInspirationKeywords: string[]; productRoomAssignments: Record<string, string>; analyzedAt: string } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteCollectionsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdAnalyze: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdCancel: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCollectionsIdDownload: {
    parameters: { query?: { pattern?: string }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/zip": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdEstimate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; type?: ("image" | "video" | "3d_render"); provider?: string; modelId?: string; budgetUsd?: (number | null); onlyMissing?: boolean } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { assets: number; provider: string; modelId: string; unitUsd: number; totalUsd: number; withoutImage: string[]; seconds: number; remainingThisMonth: (number | null); nearDuplicates: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdGenerate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; type?: ("image" | "video" | "3d_render"); provider?: string; modelId?: string; budgetUsd?: (number | null); onlyMissing?: boolean } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { assets: { id: string; productId: string; status: ("draft" | "pending" | "generating" | "completed" | "error") }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCollectionsIdInspirations: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; collectionId: string; imageId: string; source: ("upload" | "unsplash" | "library"); analysis: ({ environment: ("indoor" | "outdoor" | "mixed"); suggestedRoomTypes: string[]; style: string; lighting: string; colorPalette: string[]; materials: { floor?: string; walls?: string; ceiling?: string }; props: string[]; mood: string } | null); displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdInspirations: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": ({ imageId: string; source?: ("upload" | "unsplash" | "library") } | { unsplashId: string; source: "unsplash" }); "multipart/form-data": { file: Blob } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; collectionId: string; imageId: string; source: ("upload" | "unsplash" | "library"); analysis: ({ environment: ("indoor" | "outdoor" | "mixed"); suggestedRoomTypes: string[]; style: string; lighting: string; colorPalette: string[]; materials: { floor?: string; walls?: string; ceiling?: string }; props: string[]; mood: string } | null); displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdPause: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdPreview: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { productId?: string; settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCollectionsIdProducts: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdReorder: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { assetIds: string[] } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdResume: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCollectionsIdRetryFailed: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; status: ("draft" | "analyzing" | "ready" | "generating" | "completed" | "error"); selectedProductIds: string[]; productAnalysis: (Record<string, unknown> | null); baseSettings: (Record<string, unknown> | null); budgetUsd: (number | null); pausedAt: (string | null); errorMessage: (string | null); progress: { total: number; draft: number; pending: number; generating: number; completed: number; error: number; costUsd: number }; inspirationCount: number; covers: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCredentials: {
    parameters: { query?: { cursor?: string; limit?: number; providerType?: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider?: string; status?: ("pending" | "valid" | "expired" | "revoked") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCredentials: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); name: string; secret?: string; metadata?: { provider?: string; baseUrl?: string }; rotationDue?: (string | null) } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getCredentialsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateCredentialsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; metadata?: { provider?: string; baseUrl?: string }; rotationDue?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteCredentialsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCredentialsIdRevoke: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCredentialsIdRotate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { secret: string; rotationDue?: (string | null); metadata?: { provider?: string; baseUrl?: string } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createCredentialsIdValidate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; providerType: ("notification" | "design" | "documentation" | "testing" | "ai" | "analytics"); provider: string; name: string; status: ("pending" | "valid" | "expired" | "revoked"); secretHint: string; secretVersion: number; lastValidationTime: (string | null); lastValidationError: (string | null); rotationDue: (string | null); metadata: Record<string, unknown>; createdBy: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesigns: {
    parameters: { query?: { cursor?: string; limit?: number; q?: string; styleVersionId?: string; deleted?: ("true" | "false") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesigns: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; styleVersionId: string; decorationProvider?: ("owned" | "legacy"); legacyProvider?: string; legacyReference?: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateDesignsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteDesignsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsIdBatches: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; designId: string; designRevisionId: string; revisionNumber: number; branchId: (string | null); exportProfileId: string; exportProfileName: string; status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; filename: string; overrideReason: (string | null); mapping: Record<string, string>; totalRows: number; completedRows: number; failedRows: number; error: ({ code: string; detail: string } | null); artifactId: (string | null); downloadUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdBatches: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob; mapping?: string; revisionId?: string; exportProfileId: string; overrideReason?: string } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; designRevisionId: string; revisionNumber: number; branchId: (string | null); exportProfileId: string; exportProfileName: string; status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; filename: string; overrideReason: (string | null); mapping: Record<string, string>; totalRows: number; completedRows: number; failedRows: number; error: ({ code: string; detail: string } | null); artifactId: (string | null); downloadUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdBatchesCheck: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob; mapping?: string; revisionId?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { revisionId: string; filename: string; encoding: ("utf-8" | "utf-16le" | "utf-16be" | "windows-1252"); delimiter: string; columns: string[]; fields: { field: string; kinds: ("text" | "image")[]; sample: string }[]; mapping: Record<string, string>; totalRows: number; rows: { number: number; line: number; cells: string[] }[]; artwork: Record<string, string>; failingRows: number; findings: { severity: ("error" | "warning"); code: string; message: string; row: (number | null); line: (number | null); column: (string | null); field: (string | null) }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsIdBranches: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; designId: string; name: string; fromRevisionId: string; headRevisionId: string; unmerged: number; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdBranches: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name: string; fromRevisionId: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; name: string; fromRevisionId: string; headRevisionId: string; unmerged: number; createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsIdJobs: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; kind: ("preview" | "export"); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; error: ({ code: string; detail: string } | null); designRevisionId: string; revisionNumber: number; sideId: (string | null); profileId: string; profileName: string; artifact: ({ id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string } | null); artifacts: { id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string }[]; findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; overrideReason: (string | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsIdLegacyCoverage: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; designName: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: string; legacyReference: string; coverageState: (("cached_export" | "migrated" | "alternate_policy") | null); evaluatedAt: (string | null); artifactExpiresAt: (string | null); artifactId: (string | null); artifactUrl: (string | null); alternatePolicy: (string | null); error: ({ code: string; detail: string } | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdMerge: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { fromBranch: string; intoBranch: string; resolutions?: Record<string, ("mine" | "theirs" | "both")>; metadataResolutions?: Record<string, ("mine" | "theirs")> } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; branchId: (string | null); number: number; name: (string | null); parentRevisionId: (string | null); mergedRevisionId: (string | null); changeSummary: ({ added: number; removed: number; changed: number } | null); contentHash: string; elementCount: number; metadata: Record<string, unknown>; thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; elements: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } }; layout?: { version: 1; lines: { text: string; x: number; baselineY: number; widthMm: number; runs: { text: string; fontKey: string; x: number; y: number; widthMm: number; rtl?: boolean; rotation?: number }[] }[]; widthMm: number; heightMm: number; missing: string[] } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdMigrate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: (string | null); legacyReference: (string | null); headRevisionId: (string | null); thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getDesignsIdRevisions: {
    parameters: { query?: { cursor?: string; limit?: number; branchId?: string }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; designId: string; branchId: (string | null); number: number; name: (string | null); parentRevisionId: (string | null); mergedRevisionId: (string | null); changeSummary: ({ added: number; removed: number; changed: number } | null); contentHash: string; elementCount: number; metadata: Record<string, unknown>; thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createDesignsIdRevisions: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { elements: ({ elementId?: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation?: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } } } | { elementId?: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation?: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId?: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation?: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId?: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation?: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId?: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation?: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content?: Record<string, unknown> })[]; name?: string; metadata?: Record<string, unknown>; parentRevisionId?: (string | null); branchId?: (string | null) } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; branchId: (string | null); number: number; name: (string | null); parentRevisionId: (string | null); mergedRevisionId: (string | null); changeSummary: ({ added: number; removed: number; changed: number } | null); contentHash: string; elementCount: number; metadata: Record<string, unknown>; thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; elements: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } }; layout?: { version: 1; lines: { text: string; x: number; baselineY: number; widthMm: number; runs: { text: string; fontKey: string; x: number; y: number; widthMm: number; rtl?: boolean; rotation?: number }[] }[]; widthMm: number; heightMm: number; missing: string[] } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getEngineRuns: {
    parameters: { query?: { cursor?: string; limit?: number; status?: ("queued" | "running" | "completed" | "failed" | "cancelled"); functionId?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; functionId: string; functionName: string; tenantId: (string | null); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); eventName: string; eventId: string; error: ({ name: string; message: string; stack?: string } | null); retriedFrom: (string | null); createdAt: string; startedAt: (string | null); endedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getEngineRunsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; functionId: string; functionName: string; tenantId: (string | null); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); eventName: string; eventId: string; error: ({ name: string; message: string; stack?: string } | null); retriedFrom: (string | null); createdAt: string; startedAt: (string | null); endedAt: (string | null); event: unknown; output: unknown; steps: { id: string; op: string; name: string; status: ("planned" | "retrying" | "waiting" | "completed" | "failed" | "cancelled"); attempts: number; error: ({ name: string; message: string; stack?: string } | null); outputSize: number; wakeAt: (string | null); startedAt: string; endedAt: (string | null) }[]; attempts: { stepId: (string | null); attempt: number; error: { name: string; message: string; stack?: string }; retryAt: (string | null); endedAt: string }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createEngineRunsIdCancel: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; functionId: string; functionName: string; tenantId: (string | null); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); eventName: string; eventId: string; error: ({ name: string; message: string; stack?: string } | null); retriedFrom: (string | null); createdAt: string; startedAt: (string | null); endedAt: (string | null); event: unknown; output: unknown; steps: { id: string; op: string; name: string; status: ("planned" | "retrying" | "waiting" | "completed" | "failed" | "cancelled"); attempts: number; error: ({ name: string; message: string; stack?: string } | null); outputSize: number; wakeAt: (string | null); startedAt: string; endedAt: (string | null) }[]; attempts: { stepId: (string | null); attempt: number; error: { name: string; message: string; stack?: string }; retryAt: (string | null); endedAt: string }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createEngineRunsIdRetry: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; functionId: string; functionName: string; tenantId: (string | null); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); eventName: string; eventId: string; error: ({ name: string; message: string; stack?: string } | null); retriedFrom: (string | null); createdAt: string; startedAt: (string | null); endedAt: (string | null); event: unknown; output: unknown; steps: { id: string; op: string; name: string; status: ("planned" | "retrying" | "waiting" | "completed" | "failed" | "cancelled"); attempts: number; error: ({ name: string; message: string; stack?: string } | null); outputSize: number; wakeAt: (string | null); startedAt: string; endedAt: (string | null) }[]; attempts: { stepId: (string | null); attempt: number; error: { name: string; message: string; stack?: string }; retryAt: (string | null); endedAt: string }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getEvents: {
    parameters: { query?: { lastEventId?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "text/event-stream": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getExportProfiles: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; version: number; name: string; format: ("pdf" | "png"); standard: ("none" | "pdfa-2b"); includeBleed: boolean; cropMarks: boolean; registrationMarks: boolean; mirrored: boolean; dpi: number; files: ("one" | "per-side"); whiteInk: ("none" | "page" | "spot"); whiteInkName: string; whiteInkChokeMm: number; createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createExportProfiles: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; format?: ("pdf" | "png"); standard?: ("none" | "pdfa-2b"); includeBleed?: boolean; cropMarks?: boolean; registrationMarks?: boolean; mirrored?: boolean; dpi?: number; files?: ("one" | "per-side"); whiteInk?: ("none" | "page" | "spot"); whiteInkName?: string; whiteInkChokeMm?: number } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; version: number; name: string; format: ("pdf" | "png"); standard: ("none" | "pdfa-2b"); includeBleed: boolean; cropMarks: boolean; registrationMarks: boolean; mirrored: boolean; dpi: number; files: ("one" | "per-side"); whiteInk: ("none" | "page" | "spot"); whiteInkName: string; whiteInkChokeMm: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateExportProfilesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; format?: ("pdf" | "png"); standard?: ("none" | "pdfa-2b"); includeBleed?: boolean; cropMarks?: boolean; registrationMarks?: boolean; mirrored?: boolean; dpi?: number; files?: ("one" | "per-side"); whiteInk?: ("none" | "page" | "spot"); whiteInkName?: string; whiteInkChokeMm?: number } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; version: number; name: string; format: ("pdf" | "png"); standard: ("none" | "pdfa-2b"); includeBleed: boolean; cropMarks: boolean; registrationMarks: boolean; mirrored: boolean; dpi: number; files: ("one" | "per-side"); whiteInk: ("none" | "page" | "spot"); whiteInkName: string; whiteInkChokeMm: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteExportProfilesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getFonts: {
    parameters: { query?: { cursor?: string; limit?: number; includeDeleted?: ("true" | "false") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; family: string; weight: number; style: ("normal" | "italic"); fontKey: string; embeddable: boolean; licenceNote: (string | null); sizeBytes: number; url: string; createdBy: ({ id: string; name: string } | null); createdAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createFonts: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob; licenceNote?: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; family: string; weight: number; style: ("normal" | "italic"); fontKey: string; embeddable: boolean; licenceNote: (string | null); sizeBytes: number; url: string; createdBy: ({ id: string; name: string } | null); createdAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteFontsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getFontsIdContent: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "font/ttf": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createFontsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; family: string; weight: number; style: ("normal" | "italic"); fontKey: string; embeddable: boolean; licenceNote: (string | null); sizeBytes: number; url: string; createdBy: ({ id: string; name: string } | null); createdAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssetIds: {
    parameters: { query?: { collectionId?: string; productId?: string; status?: ("draft" | "pending" | "generating" | "completed" | "error"); type?: ("image" | "video" | "3d_render"); pinned?: ("true" | "false"); tag?: string; color?: string; q?: string; deleted?: ("true" | "false") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { ids: string[]; total: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssets: {
    parameters: { query?: { cursor?: string; limit?: number; collectionId?: string; productId?: string; status?: ("draft" | "pending" | "generating" | "completed" | "error"); type?: ("image" | "video" | "3d_render"); pinned?: ("true" | "false"); tag?: string; color?: string; q?: string; deleted?: ("true" | "false"); ids?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssets: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { productId: string; type?: ("image" | "video" | "3d_render"); settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; provider?: string; modelId?: string; enqueue?: boolean } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssetsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateGeneratedAssetsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { pinned?: boolean; tags?: string[]; priority?: number } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteGeneratedAssetsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsIdEnqueue: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsIdRegenerate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string } } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsIdSend: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": ({ to: "inspiration"; collectionId: string } | { to: "asset"; name?: string } | { to: "product-image"; productId?: string; isPrimary?: boolean }) } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { to: ("inspiration" | "asset" | "product-image"); id: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssetsIdSimilar: {
    parameters: { query?: { limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null); distance: number; nearDuplicate: boolean }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssetsIdUsages: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { entity: ("products" | "collections" | "assets"); id: string; name: string }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGeneratedAssetsIdVersions: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; clientId: string; collectionId: (string | null); productId: string; productName: string; productSku: string; type: ("image" | "video" | "3d_render"); status: ("draft" | "pending" | "generating" | "completed" | "error"); progress: number; settings: Record<string, unknown>; imageId: (string | null); imageUrl: (string | null); image: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); mediaUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); jobId: (string | null); pinned: boolean; tags: string[]; priority: number; queueOrder: number; provider: string; modelId: string; prompt: (string | null); estimatedUsd: number; costUsd: (number | null); previousAssetId: (string | null); createdAt: string; updatedAt: string; completedAt: (string | null); deletedAt: (string | null) }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsBulk: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": ({ action: "pin"; ids: string[] } | { action: "unpin"; ids: string[] } | { action: "add-tags"; ids: string[]; tags: string[] } | { action: "remove-tags"; ids: string[]; tags: string[] } | { action: "delete"; ids: string[] } | { action: "restore"; ids: string[] }) } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { changed: string[]; unchanged: string[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsDownload: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { ids: string[]; pattern?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/zip": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGeneratedAssetsEstimate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { productId: string; type?: ("image" | "video" | "3d_render"); settings?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; provider?: string; modelId?: string; previousAssetId?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { provider: string; modelId: string; estimatedUsd: number; settings: Record<string, unknown>; prompt: string; missing: (("image" | "model") | null); remainingThisMonth: (number | null); same: string[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGenerationJobs: {
    parameters: { query?: { cursor?: string; limit?: number; status?: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); providerId?: string; mediaType?: ("image" | "video" | "audio"); ownerId?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; mediaType: ("image" | "video" | "audio" | "text" | "3d"); providerId: string; providerName: string; modelId: string; credentialId: (string | null); providerJobId: (string | null); status: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); progress: number; attempts: number; inputParams: Record<string, unknown>; resultUri: (string | null); artifactId: (string | null); artifactType: (string | null); thumbnailUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); waitingFor: (string | null); costUsd: (number | null); ownerType: (string | null); ownerId: (string | null); runId: (string | null); runStepId: (string | null); initiatedBy: (string | null); pollIntervalMs: number; timeoutMs: number; submitIntentAt: (string | null); startedAt: (string | null); completedAt: (string | null); createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGenerationJobs: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { mediaType: ("image" | "video" | "audio"); providerId: string; modelId?: string; credentialId?: string; inputParams: Record<string, unknown>; pollIntervalMs?: number; timeoutMs?: number } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; mediaType: ("image" | "video" | "audio" | "text" | "3d"); providerId: string; providerName: string; modelId: string; credentialId: (string | null); providerJobId: (string | null); status: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); progress: number; attempts: number; inputParams: Record<string, unknown>; resultUri: (string | null); artifactId: (string | null); artifactType: (string | null); thumbnailUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); waitingFor: (string | null); costUsd: (number | null); ownerType: (string | null); ownerId: (string | null); runId: (string | null); runStepId: (string | null); initiatedBy: (string | null); pollIntervalMs: number; timeoutMs: number; submitIntentAt: (string | null); startedAt: (string | null); completedAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getGenerationJobsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; mediaType: ("image" | "video" | "audio" | "text" | "3d"); providerId: string; providerName: string; modelId: string; credentialId: (string | null); providerJobId: (string | null); status: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); progress: number; attempts: number; inputParams: Record<string, unknown>; resultUri: (string | null); artifactId: (string | null); artifactType: (string | null); thumbnailUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); waitingFor: (string | null); costUsd: (number | null); ownerType: (string | null); ownerId: (string | null); runId: (string | null); runStepId: (string | null); initiatedBy: (string | null); pollIntervalMs: number; timeoutMs: number; submitIntentAt: (string | null); startedAt: (string | null); completedAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGenerationJobsIdCancel: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; mediaType: ("image" | "video" | "audio" | "text" | "3d"); providerId: string; providerName: string; modelId: string; credentialId: (string | null); providerJobId: (string | null); status: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); progress: number; attempts: number; inputParams: Record<string, unknown>; resultUri: (string | null); artifactId: (string | null); artifactType: (string | null); thumbnailUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); waitingFor: (string | null); costUsd: (number | null); ownerType: (string | null); ownerId: (string | null); runId: (string | null); runStepId: (string | null); initiatedBy: (string | null); pollIntervalMs: number; timeoutMs: number; submitIntentAt: (string | null); startedAt: (string | null); completedAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createGenerationJobsIdResolve: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { action: ("retry" | "fail") } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; mediaType: ("image" | "video" | "audio" | "text" | "3d"); providerId: string; providerName: string; modelId: string; credentialId: (string | null); providerJobId: (string | null); status: ("pending" | "processing" | "completed" | "failed" | "timed_out" | "cancelled" | "submission_unknown"); progress: number; attempts: number; inputParams: Record<string, unknown>; resultUri: (string | null); artifactId: (string | null); artifactType: (string | null); thumbnailUrl: (string | null); errorCode: (string | null); errorMessage: (string | null); waitingFor: (string | null); costUsd: (number | null); ownerType: (string | null); ownerId: (string | null); runId: (string | null); runStepId: (string | null); initiatedBy: (string | null); pollIntervalMs: number; timeoutMs: number; submitIntentAt: (string | null); startedAt: (string | null); completedAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getImages: {
    parameters: { query?: { cursor?: string; limit?: number; source?: ("upload" | "generated" | "unsplash" | "library" | "design"); q?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createImages: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { artifactId: string; altText?: (string | null); caption?: (string | null) }; "multipart/form-data": { file: Blob; altText?: string; caption?: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getImagesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateImagesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { altText?: (string | null); caption?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getImagesIdSimilar: {
    parameters: { query?: { limit?: number; maxDistance?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string; distance: number; nearDuplicate: boolean }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getInspirationSearch: {
    parameters: { query: { q: string; page?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { unsplashId: string; description: (string | null); width: number; height: number; color: (string | null); thumbnailUrl: string; author: { name: string; url: string } }[]; nextPage: (number | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateInspirationsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { displayOrder?: number; analysis?: { environment: ("indoor" | "outdoor" | "mixed"); suggestedRoomTypes: string[]; style: string; lighting: string; colorPalette: string[]; materials: { floor?: string; walls?: string; ceiling?: string }; props: string[]; mood: string } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; collectionId: string; imageId: string; source: ("upload" | "unsplash" | "library"); analysis: ({ environment: ("indoor" | "outdoor" | "mixed"); suggestedRoomTypes: string[]; style: string; lighting: string; colorPalette: string[]; materials: { floor?: string; walls?: string; ceiling?: string }; props: string[]; mood: string } | null); displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteInspirationsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createInspirationsIdAnalyze: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; collectionId: string; imageId: string; source: ("upload" | "unsplash" | "library"); analysis: ({ environment: ("indoor" | "outdoor" | "mixed"); suggestedRoomTypes: string[]; style: string; lighting: string; colorPalette: string[]; materials: { floor?: string; walls?: string; ceiling?: string }; props: string[]; mood: string } | null); displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getJobsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("preview" | "export"); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; error: ({ code: string; detail: string } | null); designRevisionId: string; revisionNumber: number; sideId: (string | null); profileId: string; profileName: string; artifact: ({ id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string } | null); artifacts: { id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string }[]; findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; overrideReason: (string | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createJobsIdCancel: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("preview" | "export"); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; error: ({ code: string; detail: string } | null); designRevisionId: string; revisionNumber: number; sideId: (string | null); profileId: string; profileName: string; artifact: ({ id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string } | null); artifacts: { id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string }[]; findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; overrideReason: (string | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getLegacyCoverage: {
    parameters: { query?: { cursor?: string; limit?: number; state?: ("cached_export" | "migrated" | "alternate_policy" | "none"); expiringBefore?: string; provider?: string; q?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; designId: string; designName: string; styleVersionId: string; styleName: string; decorationProvider: ("owned" | "legacy"); legacyProvider: string; legacyReference: string; coverageState: (("cached_export" | "migrated" | "alternate_policy") | null); evaluatedAt: (string | null); artifactExpiresAt: (string | null); artifactId: (string | null); artifactUrl: (string | null); alternatePolicy: (string | null); error: ({ code: string; detail: string } | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createLegacyCoverageEvaluate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": { designIds?: string[] } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { requestedAt: string; total: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getLegacyCoverageSummary: {
    parameters: { query?: { since?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { total: number; cached_export: number; migrated: number; alternate_policy: number; none: number; expiringSoon: number; evaluated: number; lastEvaluatedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getLegacyProviders: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; urlTemplate: string; secretHeader: (string | null); hasSecret: boolean; timeoutMs: number; maxBytes: number; cacheDays: (number | null); alternatePolicy: (string | null); designs: number; createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getLegacyProvidersName: {
    parameters: { query?: never; header?: never; path: { name: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; urlTemplate: string; secretHeader: (string | null); hasSecret: boolean; timeoutMs: number; maxBytes: number; cacheDays: (number | null); alternatePolicy: (string | null); designs: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putLegacyProvidersName: {
    parameters: { query?: never; header?: never; path: { name: string }; cookie?: never };
    requestBody: { content: { "application/json": { urlTemplate: string; secretHeader?: (string | null); secret?: (string | null); timeoutMs?: number; maxBytes?: number; cacheDays?: (number | null); alternatePolicy?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; urlTemplate: string; secretHeader: (string | null); hasSecret: boolean; timeoutMs: number; maxBytes: number; cacheDays: (number | null); alternatePolicy: (string | null); designs: number; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteLegacyProvidersName: {
    parameters: { query?: never; header?: never; path: { name: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createLegacyProvidersNameTest: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { name: string }; cookie?: never };
    requestBody: { content: { "application/json": { reference: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { ok: boolean; sizeBytes: (number | null); durationMs: number; error: ({ code: string; detail: string } | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMailOutbox: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; template: string; recipient: string; subject: string; status: ("queued" | "sent" | "failed" | "kept"); attempts: number; lastError: (string | null); sentAt: (string | null); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMailOutboxId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; template: string; recipient: string; subject: string; status: ("queued" | "sent" | "failed" | "kept"); attempts: number; lastError: (string | null); sentAt: (string | null); createdAt: string; textBody: string; htmlBody: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMe: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { user: { id: string; name: string; email: string; image: (string | null); twoFactorEnabled: boolean }; organization: { id: string; name: string; slug: string }; organizations: { id: string; name: string; slug: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner") }[]; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); scopes: string[]; isOperator: boolean; apiKeyId: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getMembers: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; userId: string; name: string; email: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status: ("invited" | "active" | "suspended"); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateMembersId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { role?: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status?: ("active" | "suspended") } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; userId: string; name: string; email: string; role: ("viewer" | "designer" | "marketer" | "engineer" | "admin" | "owner"); status: ("invited" | "active" | "suspended"); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationChannels: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; kind: ("slack" | "teams" | "webhook" | "email"); name: string; credentialId: (string | null); config: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest: ("none" | "daily" | "weekly"); enabled: boolean; disabledReason: (string | null); previousSecretExpiresAt: (string | null); lastDigestAt: (string | null); createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationChannels: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { kind: ("slack" | "teams" | "webhook" | "email"); name: string; credentialId?: (string | null); config?: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest?: ("none" | "daily" | "weekly"); enabled?: boolean } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("slack" | "teams" | "webhook" | "email"); name: string; credentialId: (string | null); config: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest: ("none" | "daily" | "weekly"); enabled: boolean; disabledReason: (string | null); previousSecretExpiresAt: (string | null); lastDigestAt: (string | null); createdAt: string; updatedAt: string; secret: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationChannelsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("slack" | "teams" | "webhook" | "email"); name: string; credentialId: (string | null); config: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest: ("none" | "daily" | "weekly"); enabled: boolean; disabledReason: (string | null); previousSecretExpiresAt: (string | null); lastDigestAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateNotificationChannelsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; credentialId?: (string | null); config?: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events?: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest?: ("none" | "daily" | "weekly"); enabled?: boolean } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("slack" | "teams" | "webhook" | "email"); name: string; credentialId: (string | null); config: { url?: string; recipients?: string[]; channel?: string; timeZone?: string; quietHours?: ({ from: string; to: string } | null) }; events: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near")[]; digest: ("none" | "daily" | "weekly"); enabled: boolean; disabledReason: (string | null); previousSecretExpiresAt: (string | null); lastDigestAt: (string | null); createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteNotificationChannelsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationChannelsIdRotateSecret: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; secret: string; previousSecretExpiresAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationChannelsIdTest: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { ok: boolean; responseStatus: (number | null); responseBody: (string | null); errorMessage: (string | null); durationMs: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationEvents: {
    parameters: { query?: { cursor?: string; limit?: number; type?: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); status?: ("queued" | "retrying" | "sent" | "failed"); channelId?: string }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; type: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); title: string; href: (string | null); payloadSummary: { summary: string; data: Record<string, unknown> }; channelTargets: string[]; dispatchStatus: ("queued" | "retrying" | "sent" | "failed"); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationEventsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; type: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); title: string; href: (string | null); payloadSummary: { summary: string; data: Record<string, unknown> }; channelTargets: string[]; dispatchStatus: ("queued" | "retrying" | "sent" | "failed"); createdAt: string; payload: Record<string, unknown> } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationEventsIdDeliveries: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; eventId: string; channelId: string; channelName: string; channelKind: ("slack" | "teams" | "webhook" | "email"); status: ("queued" | "retrying" | "sent" | "failed"); attempts: number; attemptLog: { id: string; number: number; responseStatus: (number | null); responseBody: (string | null); errorMessage: (string | null); durationMs: number; createdAt: string }[]; nextAttemptAt: (string | null); waitsForDigest: boolean; digestEventId: (string | null); errorMessage: (string | null); sentAt: (string | null); createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationEventsIdRedeliver: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { channelId?: string } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; type: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); title: string; href: (string | null); payloadSummary: { summary: string; data: Record<string, unknown> }; channelTargets: string[]; dispatchStatus: ("queued" | "retrying" | "sent" | "failed"); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationPreferences: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { types: Record<string, { inApp: boolean; email: ("off" | "now" | "daily" | "weekly") }>; timeZone: string; quietHours: ({ from: string; to: string } | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putNotificationPreferences: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { types: Record<string, { inApp: boolean; email: ("off" | "now" | "daily" | "weekly") }>; timeZone?: string; quietHours?: ({ from: string; to: string } | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { types: Record<string, { inApp: boolean; email: ("off" | "now" | "daily" | "weekly") }>; timeZone: string; quietHours: ({ from: string; to: string } | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotifications: {
    parameters: { query?: { cursor?: string; limit?: number; unread?: ("true" | "false"); type?: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; eventId: string; type: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); title: string; summary: string; href: (string | null); readAt: (string | null); createdAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationsIdRead: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { read?: boolean } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; eventId: string; type: ("sync_completed" | "drift_detected" | "coverage_summary" | "digest" | "credential_status" | "browser_test_failure" | "generation_finished" | "export_ready" | "run_failed" | "campaign_live" | "limit_near"); title: string; summary: string; href: (string | null); readAt: (string | null); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createNotificationsReadAll: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { read: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getNotificationsUnread: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { unread: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getOpenapiJson: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": Blob } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getPreviewProfiles: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; version: number; name: string; format: ("png" | "webp" | "avif"); sizePx: number; mode: ("flat" | "mockup"); productColor: (string | null); isThumbnail: boolean; createdAt: string; updatedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createPreviewProfiles: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; format?: ("png" | "webp" | "avif"); sizePx?: number; mode?: ("flat" | "mockup"); productColor?: (string | null) } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; version: number; name: string; format: ("png" | "webp" | "avif"); sizePx: number; mode: ("flat" | "mockup"); productColor: (string | null); isThumbnail: boolean; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updatePreviewProfilesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { name?: string; format?: ("png" | "webp" | "avif"); sizePx?: number; mode?: ("flat" | "mockup"); productColor?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; version: number; name: string; format: ("png" | "webp" | "avif"); sizePx: number; mode: ("flat" | "mockup"); productColor: (string | null); isThumbnail: boolean; createdAt: string; updatedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deletePreviewProfilesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getProductFacets: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { categories: { value: string; count: number }[]; roomTypes: { value: string; count: number }[]; tags: { value: string; count: number }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getProductIds: {
    parameters: { query?: { q?: string; category?: string; roomType?: string; tag?: string; hasImage?: ("true" | "false"); hasModel?: ("true" | "false"); deleted?: ("true" | "false"); sort?: ("newest" | "oldest" | "name" | "sku") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { ids: string[]; total: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateProductImagesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { isPrimary?: true; displayOrder?: number } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; productId: string; imageId: string; isPrimary: boolean; displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteProductImagesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getProducts: {
    parameters: { query?: { cursor?: string; limit?: number; q?: string; category?: string; roomType?: string; tag?: string; hasImage?: ("true" | "false"); hasModel?: ("true" | "false"); deleted?: ("true" | "false"); sort?: ("newest" | "oldest" | "name" | "sku") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProducts: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { name: string; sku: string; category: string; roomTypes?: string[]; metadata?: { dimensions?: { width: number; height: number; depth: number; unit: string }; materials?: string[]; colors?: string[]; tags?: string[]; customFields?: Record<string, unknown> } } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getProductsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateProductsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name?: string; sku?: string; category?: string; roomTypes?: string[]; metadata?: { dimensions?: { width: number; height: number; depth: number; unit: string }; materials?: string[]; colors?: string[]; tags?: string[]; customFields?: Record<string, unknown> } } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteProductsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getProductsIdImages: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; productId: string; imageId: string; isPrimary: boolean; displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string }[]; nextCursor: null } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProductsIdImages: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { artifactId: string; isPrimary?: boolean }; "multipart/form-data": { file: Blob; isPrimary?: ("true" | "false") } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; productId: string; imageId: string; isPrimary: boolean; displayOrder: number; image: { id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string }; createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putProductsIdModel: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteProductsIdModel: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProductsIdRestore: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; name: string; sku: string; category: string; roomTypes: string[]; metadata: Record<string, unknown>; primaryImage: ({ id: string; artifactId: string; url: string; thumbnailUrl: string; thumbnailLink: (string | null); previewUrl: string; width: number; height: number; fileSize: number; mimeType: string; source: ("upload" | "generated" | "unsplash" | "library" | "design"); originalFilename: (string | null); altText: (string | null); caption: (string | null); exif: Record<string, unknown>; thumbhash: string; dominantColors: string[]; metadata: Record<string, unknown>; createdAt: string } | null); imageCount: number; modelArtifactId: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProductsBulk: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": ({ action: "set-category"; ids: string[]; category: string } | { action: "add-room-types"; ids: string[]; roomTypes: string[] } | { action: "remove-room-types"; ids: string[]; roomTypes: string[] } | { action: "add-tags"; ids: string[]; tags: string[] } | { action: "remove-tags"; ids: string[]; tags: string[] } | { action: "delete"; ids: string[] } | { action: "restore"; ids: string[] }) } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { changed: string[]; unchanged: string[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProductsImport: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "multipart/form-data": { file: Blob; mapping?: string; dryRun?: ("true" | "false") } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { dryRun: boolean; columns: string[]; sample: string[][]; missing: string[]; mapping: Record<string, string>; created: number; updated: number; unchanged: number; failed: number; lines: { line: number; sku: string; name: string; result: ("created" | "updated" | "unchanged" | "failed"); errors: { path: string; message: string }[] }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createProductsMatchFiles: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { filenames: string[] } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { filename: string; productId: (string | null); sku: (string | null); name: (string | null) }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getRevisionsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; branchId: (string | null); number: number; name: (string | null); parentRevisionId: (string | null); mergedRevisionId: (string | null); changeSummary: ({ added: number; removed: number; changed: number } | null); contentHash: string; elementCount: number; metadata: Record<string, unknown>; thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; elements: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } }; layout?: { version: 1; lines: { text: string; x: number; baselineY: number; widthMm: number; runs: { text: string; fontKey: string; x: number; y: number; widthMm: number; rtl?: boolean; rotation?: number }[] }[]; widthMm: number; heightMm: number; missing: string[] } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateRevisionsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { name: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; designId: string; branchId: (string | null); number: number; name: (string | null); parentRevisionId: (string | null); mergedRevisionId: (string | null); changeSummary: ({ added: number; removed: number; changed: number } | null); contentHash: string; elementCount: number; metadata: Record<string, unknown>; thumbnailUrl: (string | null); createdBy: ({ id: string; name: string } | null); createdAt: string; elements: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } }; layout?: { version: 1; lines: { text: string; x: number; baselineY: number; widthMm: number; runs: { text: string; fontKey: string; x: number; y: number; widthMm: number; rtl?: boolean; rotation?: number }[] }[]; widthMm: number; heightMm: number; missing: string[] } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getRevisionsIdDiffOtherId: {
    parameters: { query?: never; header?: never; path: { id: string; otherId: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { beforeRevisionId: string; afterRevisionId: string; added: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[]; removed: ({ elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "text"; content: { text: string; fontFamily: string; fontWeight?: number; fontStyle?: ("normal" | "italic"); fontSizeMm: number; color: string; align?: ("left" | "center" | "right"); lineHeight?: number; letterSpacingMm?: number; curve?: number; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "image"; content: { crop?: { x: number; y: number; width: number; height: number }; fit?: ("contain" | "cover" | "fill") }; assetId: string } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "shape"; content: { shape: ("rect" | "ellipse" | "polygon" | "star" | "line"); fill?: string; stroke?: string; strokeWidthMm?: number; cornerRadiusMm?: number; points?: number } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "path"; content: { d: string; fill?: string; stroke?: { color: string; widthMm: number } } } | { elementId: string; spaceId: string; transform: { x: number; y: number; width: number; height: number; rotation: number }; parentElementId?: string; name?: string; opacity?: number; blendMode?: ("normal" | "multiply" | "screen" | "overlay" | "darken" | "lighten" | "color-dodge" | "color-burn" | "hard-light" | "soft-light" | "difference" | "exclusion" | "hue" | "saturation" | "color" | "luminosity"); hidden?: boolean; locks?: { position?: boolean; content?: boolean; style?: boolean; delete?: boolean }; binding?: { field: string }; type: "group"; content: Record<string, unknown> })[]; changed: { elementId: string; fields: { path: string; before?: unknown; after?: unknown }[] }[]; moved: string[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRevisionsIdExports: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { exportProfileId: string; overrideReason?: string } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("preview" | "export"); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; error: ({ code: string; detail: string } | null); designRevisionId: string; revisionNumber: number; sideId: (string | null); profileId: string; profileName: string; artifact: ({ id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string } | null); artifacts: { id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string }[]; findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; overrideReason: (string | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getRevisionsIdPreflight: {
    parameters: { query?: { exportProfileId?: string }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; errors: number; warnings: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRevisionsIdPreviews: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { sideId: string; previewProfileId: string } } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; kind: ("preview" | "export"); status: ("queued" | "running" | "completed" | "failed" | "cancelled"); progress: number; error: ({ code: string; detail: string } | null); designRevisionId: string; revisionNumber: number; sideId: (string | null); profileId: string; profileName: string; artifact: ({ id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string } | null); artifacts: { id: string; type: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; url: string }[]; findings: { code: ("nothing-to-print" | "space-empty" | "outside-print-area" | "text-cut-off" | "outside-safe-area" | "bleed-missing" | "low-resolution" | "artwork-missing" | "artwork-unavailable" | "text-overflow" | "text-too-small" | "stroke-too-thin" | "font-missing" | "font-not-embeddable" | "font-deleted" | "characters-missing" | "same-colour-as-product"); severity: ("error" | "warning"); elementId?: string; spaceId?: string; title: string; detail: string; actual: (number | string); target: (number | string); unit?: ("dpi" | "mm" | "pt" | "ΔE"); fix?: ({ kind: "change"; label: string; transform?: Record<string, number>; content?: Record<string, unknown> } | { kind: "scale"; label: string; factor: number; x: number; y: number } | { kind: "remove"; label: string }) }[]; overrideReason: (string | null); createdAt: string; startedAt: (string | null); completedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getRoutingFlags: {
    parameters: { query?: { cursor?: string; limit?: number; scopeType?: ("user" | "style" | "tenant" | "env"); deleted?: ("true" | "false") }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null); id: string; scopeName: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRoutingFlags: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled?: boolean; rolloutPercent?: (number | null); reason?: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null); id: string; scopeName: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateRoutingFlagsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: { content: { "application/json": { routeMode?: ("owned" | "legacy"); enabled?: boolean; rolloutPercent?: (number | null); reason?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null); id: string; scopeName: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  deleteRoutingFlagsId: {
    parameters: { query?: { reason?: string }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      204: { headers: { [name: string]: unknown }; content?: never };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getRoutingFlagsIdAudit: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; routingFlagId: string; changedBy: ({ id: string; name: string } | null); changedAt: string; action: ("created" | "changed" | "deleted" | "rolled-back"); before: ({ scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null) } | null); after: ({ scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null) } | null); reason: (string | null); rollbackOf: (string | null) }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRoutingFlagsIdRollback: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/json": { auditId: string; reason?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null); id: string; scopeName: (string | null); createdAt: string; updatedAt: string; deletedAt: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRoutingFlagsEvaluate: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": { styleVersionId?: string; userId?: string; designId?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { value: ("owned" | "legacy"); reason: ("TARGETING_MATCH" | "SPLIT" | "DISABLED" | "DEFAULT"); flagId: (string | null); scopeType: (("user" | "style" | "tenant" | "env") | null); environment: string; considered: { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled: boolean; rolloutPercent: (number | null); flagId: string; outcome: ("answers" | "disabled" | "outside-rollout" | "overruled") }[] } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createRoutingFlagsSimulate: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { change: ({ flagId: string; deleted: true } | { flagId: string; auditId: string } | { flagId: string; routeMode?: ("owned" | "legacy"); enabled?: boolean; rolloutPercent?: (number | null) } | { scopeType: ("user" | "style" | "tenant" | "env"); scopeId: string; routeMode: ("owned" | "legacy"); enabled?: boolean; rolloutPercent?: (number | null) }); userId?: string } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { designId: string; name: string; styleVersionId: string; before: { value: ("owned" | "legacy"); reason: ("TARGETING_MATCH" | "SPLIT" | "DISABLED" | "DEFAULT"); flagId: (string | null); scopeType: (("user" | "style" | "tenant" | "env") | null) }; after: { value: ("owned" | "legacy"); reason: ("TARGETING_MATCH" | "SPLIT" | "DISABLED" | "DEFAULT"); flagId: (string | null); scopeType: (("user" | "style" | "tenant" | "env") | null) }; hasLegacyFile: boolean }[]; nextCursor: (string | null); total: number; evaluated: number; withoutLegacyFile: number } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getSettings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { catalogueUrl: (string | null); retentionDays: Record<string, number>; generationDefaults: Record<string, unknown>; monthlyGenerationLimit: (number | null); allowedFileTypes: (string[] | null); region: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  updateSettings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": { catalogueUrl?: (string | null); retentionDays?: Record<string, number>; generationDefaults?: { roomType?: string; style?: string; lighting?: string; colorScheme?: string; cameraAngle?: string; aspectRatio?: string; surroundings?: string; props?: string[]; sceneImageUrl?: string; varietyLevel?: number; matchProductColors?: boolean; promptText?: string }; monthlyGenerationLimit?: (number | null); allowedFileTypes?: (string[] | null); region?: (string | null) } } };
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { catalogueUrl: (string | null); retentionDays: Record<string, number>; generationDefaults: Record<string, unknown>; monthlyGenerationLimit: (number | null); allowedFileTypes: (string[] | null); region: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getStyles: {
    parameters: { query?: { cursor?: string; limit?: number }; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { items: { id: string; key: (string | null); name: string; description: string; category: string; spaces: { spaceId: string; sideId: string; name: string; widthMm: number; heightMm: number; bleedMm: number; safeMm: number; clip?: string }[]; colors: { name: string; hex: string }[]; syncedAt: string }[]; nextCursor: (string | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getStylesId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; key: (string | null); name: string; description: string; category: string; spaces: { spaceId: string; sideId: string; name: string; widthMm: number; heightMm: number; bleedMm: number; safeMm: number; clip?: string }[]; colors: { name: string; hex: string }[]; syncedAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getStylesIdMockupsSideId: {
    parameters: { query?: never; header?: never; path: { id: string; sideId: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { width: number; height: number; lightScale: number; shiftRange: number; mesh: { columns: number; rows: number; uRange: [number, number]; vRange: [number, number]; points: number[] }; neighbours: { sideId: string; mesh: { columns: number; rows: number; uRange: [number, number]; vRange: [number, number]; points: number[] } }[]; layerFiles: { scene: string; shade: string; highlight: string; mask: string; shift?: string } } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getStylesIdPicture: {
    parameters: { query?: { sideId?: string; color?: string; widthPx?: number }; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "image/webp": Blob } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createStylesSync: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody?: { content: { "application/json": Record<string, unknown> } };
    responses: {
      202: { headers: { [name: string]: unknown }; content: { "application/json": { status: "queued" } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  createUploads: {
    parameters: { query?: never; header?: { "Idempotency-Key"?: string }; path?: never; cookie?: never };
    requestBody: { content: { "application/json": { filename: string; sizeBytes: number; contentHash: string } } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; url: string; partSize: number; filename: string; sizeBytes: number; receivedParts: number[]; receivedBytes: number; artifactId: (string | null); expiresAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getUploadsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; url: string; partSize: number; filename: string; sizeBytes: number; receivedParts: number[]; receivedBytes: number; artifactId: (string | null); expiresAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  putUploadsId: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
    requestBody: { content: { "application/octet-stream": Blob } };
    responses: {
      201: { headers: { [name: string]: unknown }; content: { "application/json": { id: string; type: string; uri: string; contentHash: string; sizeBytes: number; filename: (string | null); metadata: Record<string, unknown>; traceMetadata: Record<string, unknown>; jobId: (string | null); runId: (string | null); skillId: (string | null); createdAt: string } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      404: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      422: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
  getUsage: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    requestBody?: never;
    responses: {
      200: { headers: { [name: string]: unknown }; content: { "application/json": { month: string; generations: number; generationLimit: (number | null); assets: number; assetLimit: number; spendUsd: number; budgetUsd: (number | null) } } };
      401: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      403: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
      429: { headers: { [name: string]: unknown }; content: { "application/problem+json": components["schemas"]["Problem"] } };
    };
  };
}
