import type { FileHandle } from "node:fs/promises";

/*
 * A file of the directory store is: bytes, MIME type in ASCII, its length as one byte, the mark "ATL1".
 * One file instead of two, because only then one link publishes both at once.
 */
const mark = Buffer.from("ATL1", "latin1");
const fixedLength = mark.length + 1;

export interface ContentTrailer {
  sizeBytes: number;
  contentType: string;
  /** The object's bytes, when the file was small enough to be read whole. */
  bytes: Buffer | undefined;
}

/** @throws Error when the type is no printable ASCII of at most 200 characters */
export function encodeTrailer(contentType: string): Buffer {
  if (!/^[\x20-\x7e]{1,200}$/.test(contentType)) throw new Error("A content type is printable ASCII.");
  return Buffer.concat([Buffer.from(contentType, "latin1"), Buffer.from([contentType.length]), mark]);
}

/**
 * Size and type of the object in an open file of `fileSize` bytes.
 * @param wholeUpTo a file of at most so many bytes is read whole, of a larger one only the end
 * @throws Error when the file is none of ours
 */
export async function readTrailer(handle: FileHandle, fileSize: number, wholeUpTo = 0): Promise<ContentTrailer> {
  const length = fileSize <= wholeUpTo ? fileSize : Math.min(fileSize, 200 + fixedLength);
  const tail = Buffer.alloc(length);
  await handle.read(tail, 0, length, fileSize - length);
  const typeLength = tail[length - fixedLength];
  if (length < fixedLength || typeLength === undefined || !tail.subarray(length - mark.length).equals(mark)) {
    throw new Error("A file in the object store is damaged: its trailer is missing.");
  }
  const trailerLength = typeLength + fixedLength;
  if (trailerLength > length) throw new Error("A file in the object store is damaged: its trailer is cut off.");
  return {
    sizeBytes: fileSize - trailerLength,
    contentType: tail.toString("latin1", length - trailerLength, length - fixedLength),
    bytes: length === fileSize ? tail.subarray(0, length - trailerLength) : undefined,
  };
}
