/** The kernel's door for bytes that come from outside. */
export { createArtifact, withIngested } from "./create-artifact";
export { correctFilename } from "./file-name";
export { type IngestedUpload, ingestUpload, type UploadInput } from "./ingest-upload";
export { putUploadPart } from "./put-upload-part";
export { type MultipartForm, readMultipart } from "./read-multipart";
export { createUpload, createUploadInput, getUpload, type UploadJson, uploadJson } from "./resumable-upload";
