/** The kernel's door to files: what they are, who uses them, how long they stay. */
export { answerContent, contentQuery } from "./answer-content";
export {
  type Artifact,
  type ArtifactJson,
  type ArtifactKind,
  artifactSchema,
  getArtifact,
  toArtifactJson,
} from "./artifact";
export { getReadableArtifact } from "./artifact-access";
export {
  holdArtifact,
  linkArtifact,
  linkArtifacts,
  listArtifactUsages,
  releaseArtifact,
  unlinkArtifact,
  unlinkArtifactsOf,
} from "./artifact-links";
export { collectGarbage } from "./collect-garbage";
export { copyArtifact } from "./copy-artifact";
export { deleteArtifact } from "./delete-artifact";
export { createHold, deleteHold } from "./hold-artifact";
export { listUsages, usageJson } from "./list-usages";
export { objectKeys, tenantKey } from "./object-keys";
export { artifactContentUrl, openArtifact } from "./open-artifact";
export { putArtifact } from "./put-artifact";
export { type NewArtifact, prepareArtifacts, putArtifacts } from "./put-artifacts";
export { type SpooledFile, spoolStream } from "./spool";
export { getThumbnail, linkThumbnail, thumbnailUrl } from "./thumbnail";
