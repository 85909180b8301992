export { findCredential, markCredentialRefused, type OpenCredential, openCredential } from "./open-credential";
