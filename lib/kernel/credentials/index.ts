export { checkNewCredential, validateCredential } from "./check-credential";
export { credentialCheckRequested } from "./events";
export {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  updateCredential,
} from "./manage-credentials";
export { findCredential, markCredentialRefused, type OpenCredential, openCredential } from "./open-credential";
export { remindRotations } from "./remind-rotations";
export { revokeCredential, rotateCredential } from "./rotate-credential";
