export { createArtifact, readAllowedTypes, withIngested } from "./create-artifact";
export { correctFilename } from "./file-name";
export { type IngestedUpload, ingestUpload, type UploadInput } from "./ingest-upload";
export { putUploadPart } from "./put-upload-part";
export { type MultipartForm, readMultipart } from "./read-multipart";
export { maxImagePixels } from "./reencode-image";
export { createUpload, createUploadInput, getUpload, type UploadJson, uploadJson } from "./resumable-upload";
export { type UploadType, uploadTypes } from "./sniff-type";
export { type SanitizedSvg, sanitizeSvg } from "./svg/sanitize-svg";
