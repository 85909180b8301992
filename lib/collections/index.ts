/** The door to products and collections. */

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
export { collectionAnalysisRequested, inspirationAdded } from "./events";
export { searchInspirations } from "./fetch-unsplash";
export { importProducts, importProductsForm } from "./import-products";
export { createCollection, deleteCollection, restoreCollection, updateCollection } from "./manage-collections";
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
  productFilterQuery,
  productImageJson,
  productJson,
  updateProductInput,
} from "./product-schemas";
export { getCollection, listCollections, listCollectionsQuery } from "./read-collections";
export { listInspirations } from "./read-inspirations";
export { getProduct, listProductFacets, listProductIds, listProducts, listProductsQuery } from "./read-products";
