/** The door to products and collections. */
export { bulkProducts } from "./bulk-products";
export { importProducts, importProductsForm } from "./import-products";
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
export { getProduct, listProductFacets, listProductIds, listProducts, listProductsQuery } from "./read-products";
