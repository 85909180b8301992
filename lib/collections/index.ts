/** The door to products and collections. */

export { adoptResult } from "./adopt-result";
export {
  analyzePart,
  failAnalysis,
  finishAnalysis,
  requestAnalysis,
  startAnalysis,
} from "./analyze-collection";
export { analyzeInspiration, analyzeNewInspiration } from "./analyze-inspiration";
export { bulkProducts } from "./bulk-products";
export {
  addInspirationForm,
  addInspirationInput,
  collectionJson,
  createCollectionInput,
  inspirationJson,
  inspirationSearchJson,
  inspirationSearchQuery,
  updateCollectionInput,
  updateInspirationInput,
} from "./collection-schemas";
export { cancelCollection, pauseCollection, reorderAssets, resumeCollection, retryFailed } from "./control-generation";
export { createGeneratedAsset, enqueueAsset, regenerateAsset } from "./create-generated-asset";
export { downloadAssets, downloadAssetsInput, downloadCollection, downloadQuery } from "./download-collection";
export { assetEstimateJson, estimateAsset, estimateAssetInput } from "./estimate-asset";
export { estimateCollection, previewCollection, previewInput } from "./estimate-collection";
export { collectionAnalysisRequested, inspirationAdded, queueFilled } from "./events";
export { searchInspirations } from "./fetch-unsplash";
export { lanes } from "./fill-queue";
export { failClaim } from "./finish-asset";
export { generateCollection } from "./generate-collection";
export {
  assetFilterQuery as generatedAssetFilterQuery,
  bulkAssetsInput as bulkGeneratedAssetsInput,
  bulkAssetsJson as bulkGeneratedAssetsJson,
  createAssetInput as createGeneratedAssetInput,
  estimateJson,
  generateCollectionInput,
  generatedAssetJson,
  regenerateInput,
  reorderInput,
  sendAssetInput,
  sentAssetJson,
  startedAssetsJson,
  updateAssetInput as updateGeneratedAssetInput,
  usageJson,
} from "./generated-asset-schemas";
export { getUsage } from "./generation-limits";
export { importProducts, importProductsForm } from "./import-products";
export { assetUsageJson, listAssetUsages } from "./list-asset-usages";
export { createCollection, deleteCollection, restoreCollection, updateCollection } from "./manage-collections";
export {
  bulkGeneratedAssets,
  deleteGeneratedAsset,
  restoreGeneratedAsset,
  updateGeneratedAsset,
} from "./manage-generated-assets";
export { addInspiration, addInspirationFrom, removeInspiration, updateInspiration } from "./manage-inspirations";
export { createProduct, deleteProduct, restoreProduct, updateProduct } from "./manage-products";
export { matchFiles, matchFilesInput, matchFilesJson } from "./match-files";
export {
  addProductImage,
  addProductImageForm,
  addProductImageFrom,
  addProductImageInput,
  listProductImages,
  removeProductImage,
  updateProductImage,
  updateProductImageInput,
} from "./product-images";
export { deleteProductModel, productModelForm, putProductModel } from "./product-model";
export {
  bulkProductsInput,
  bulkProductsJson,
  createProductInput,
  importLimits,
  importReportJson,
  productFacetsJson,
  productImageJson,
  productJson,
  updateProductInput,
} from "./product-schemas";
export { purgeCollections, purgeGeneratedAssets } from "./purge-assets";
export { listCollectionProducts } from "./read-collection-products";
export { getCollection, listCollections, listCollectionsQuery } from "./read-collections";
export {
  getGeneratedAsset,
  listAssetsQuery as listGeneratedAssetsQuery,
  listAssetVersions,
  listGeneratedAssetIds,
  listGeneratedAssets,
  listSimilarAssets,
} from "./read-generated-assets";
export { listInspirations } from "./read-inspirations";
export {
  getProduct,
  listProductFacets,
  listProductIds,
  listProductIdsQuery,
  listProducts,
  listProductsQuery,
} from "./read-products";
export { finishFromJob, runNextAsset } from "./run-asset";
export { sendAsset } from "./send-asset";
export { refillQueue, sweepQueue } from "./sweep-queue";
