import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { findMasterKey, keyIdBytes, sealingKey } from "./master-keys";

/** AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D) and a 128-bit tag. */
const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
/** First byte of every sealed value; a new layout gets a new number. */
const layoutVersion = 1;

/**
 * Encrypts bytes at rest: version, key id, nonce, tag, ciphertext.
 * @param context binds the value to its record (additional authenticated data), so it cannot be moved to another
 */
export function seal(plain: Buffer | string, context: string): Buffer {
  const master = sealingKey();
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, master.key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([layoutVersion]), master.id, nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made. @throws when it was changed, belongs to another record, or its key is gone */
export function unseal(sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== layoutVersion) throw new Error("The sealed value has an unknown layout.");
  const keyId = sealed.subarray(1, 1 + keyIdBytes);
  const master = findMasterKey(keyId);
  if (master === undefined) throw new Error("The key that sealed this value is not configured.");
  const nonceStart = 1 + keyIdBytes;
  const tagStart = nonceStart + nonceBytes;
  const bodyStart = tagStart + tagBytes;
  const decipher = createDecipheriv(algorithm, master.key, sealed.subarray(nonceStart, tagStart));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(tagStart, bodyStart));
  return Buffer.concat([decipher.update(sealed.subarray(bodyStart)), decipher.final()]);
}
