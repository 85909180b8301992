import type { Readable } from "node:stream";

/** What is written: bytes in memory, or a stream whose length is known beforehand. */
export type ObjectBody = Buffer | { stream: Readable; sizeBytes: number };

/** Part of an object, both ends included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface ObjectHead {
  /** Size of the whole object. */
  sizeBytes: number;
  contentType: string;
  modifiedAt: Date;
}

export interface OpenObject extends ObjectHead {
  /** The bytes of `range`; whoever asked must read or destroy it. */
  body: Readable;
  /** The part that `body` holds; undefined: everything. */
  range: ByteRange | undefined;
}

export interface ListedObject {
  key: string;
  modifiedAt: Date;
}

export interface ObjectPage {
  items: ListedObject[];
  /** Pass it to the next call; undefined at the end. */
  cursor: string | undefined;
}

export interface StoreHealth {
  ok: boolean;
  /** One sentence for the operator when something is wrong. */
  detail?: string;
}

export interface SignedGetOptions {
  expiresInSeconds: number;
  /** Name under which a browser saves the file; without it the file is shown, not saved. */
  filename?: string;
  /** MIME type of the answer; default: the one the object was written with. */
  contentType?: string;
}

export interface SignedPutOptions {
  expiresInSeconds: number;
  /** The sender must send exactly this `Content-Type`. */
  contentType?: string;
  /** The sender must send exactly so many bytes. */
  sizeBytes?: number;
}

/**
 * Bytes under keys. Keys are made of segments `[A-Za-z0-9._-]` with slashes between them.
 * Every method fails with AppError `unavailable` while the store cannot be reached or refuses to write.
 */
export interface ObjectStore {
  /**
   * Writes unless the key exists. All or nothing: a broken stream leaves no object.
   * Two processes that put the same key at once have to hold the content's advisory lock (`putArtifact` does),
   * because not every S3 server has a conditional put.
   * @returns `created: false` when the key existed; its bytes are untouched
   */
  putIfAbsent(key: string, body: ObjectBody, options: { contentType: string }): Promise<{ created: boolean }>;
  /** Opens an object, or undefined when there is none. @throws RangeNotSatisfiableError */
  get(key: string, range?: ByteRange): Promise<OpenObject | undefined>;
  head(key: string): Promise<ObjectHead | undefined>;
  /** Deleting what isn't there is no error. */
  delete(key: string): Promise<void>;
  /** Every key that starts with `prefix` exactly once over all pages, in no promised order. */
  list(prefix: string, cursor?: string): Promise<ObjectPage>;
  /** URL that gives the bytes without a cookie until it expires. */
  signedGetUrl(key: string, options: SignedGetOptions): Promise<string>;
  /** URL that takes one HTTP PUT of the bytes until it expires; an existing object is replaced. */
  signedPutUrl(key: string, options: SignedPutOptions): Promise<string>;
  /** Removes what interrupted writes left behind before `before`. @returns how many */
  discardUnfinished(before: Date): Promise<number>;
  health(): Promise<StoreHealth>;
}

/** The asked range begins behind the end of the object. */
export class RangeNotSatisfiableError extends Error {
  readonly sizeBytes: number;

  constructor(sizeBytes: number) {
    super(`The range is outside the ${sizeBytes} bytes of the object.`);
    this.name = "RangeNotSatisfiableError";
    this.sizeBytes = sizeBytes;
  }
}

const segmentPattern = /^[A-Za-z0-9._-]{1,200}$/;

/** Whether a string may be a key: no empty, `.` or `..` segment, no leading slash, at most 900 characters. */
export function isObjectKey(key: string): boolean {
  if (key.length === 0 || key.length > 900) return false;
  return key.split("/").every((segment) => segmentPattern.test(segment) && !/^\.+$/.test(segment));
}

/** @throws Error when `key` cannot be a key; keys are made by the program, so this is a bug and no user's mistake */
export function assertObjectKey(key: string): void {
  if (!isObjectKey(key)) throw new Error(`"${key.slice(0, 100)}" is not an object key.`);
}

/** The part of `range` that exists. @throws RangeNotSatisfiableError */
export function clampRange(range: ByteRange, sizeBytes: number): ByteRange {
  if (range.start < 0 || range.start >= sizeBytes || range.end < range.start)
    throw new RangeNotSatisfiableError(sizeBytes);
  return { start: range.start, end: Math.min(range.end, sizeBytes - 1) };
}

/** A stream that breaks before anybody reads it must not end the process; whoever reads it later still gets the error. */
export function guardStream(body: ObjectBody): void {
  if (!Buffer.isBuffer(body)) body.stream.on("error", () => undefined);
}
