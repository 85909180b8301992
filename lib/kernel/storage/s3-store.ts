import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { AppError } from "@/lib/kernel/errors";
import { contentDisposition } from "./content-disposition";
import {
  assertObjectKey,
  type ByteRange,
  clampRange,
  guardStream,
  type ObjectBody,
  type ObjectHead,
  type ObjectPage,
  type ObjectStore,
  type OpenObject,
  type SignedGetOptions,
  type SignedPutOptions,
  type StoreHealth,
} from "./object-store";

export interface S3Options {
  bucket: string;
  region: string;
  /** For every server but Amazon's; addressed path-style. */
  endpoint?: string;
  /** Without both, the SDK's own chain (instance role, profile) is asked. */
  accessKeyId?: string;
  secretAccessKey?: string;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("unavailable", "The object store cannot be reached or refuses the request.", {
      cause: error,
      retryAfterSeconds: 5,
    });
  }
}

/** Objects in a bucket of any server that speaks S3. One object is at most 5 GB, the limit of a single S3 put. */
export class S3Store implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  /** Puts of this process by key: the second waits for the first, and then finds the object. */
  readonly #puts = new Map<string, Promise<unknown>>();

  constructor(options: S3Options) {
    const { accessKeyId, secretAccessKey } = options;
    this.#bucket = options.bucket;
    this.#client = new S3Client({
      region: options.region,
      endpoint: options.endpoint,
      forcePathStyle: options.endpoint !== undefined,
      credentials:
        accessKeyId === undefined || secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey },
      // Trailing checksums are Amazon's own; many other servers store their framing as part of the object.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 3,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
    });
  }

  async putIfAbsent(key: string, body: ObjectBody, options: { contentType: string }): Promise<{ created: boolean }> {
    assertObjectKey(key);
    guardStream(body);
    const before = this.#puts.get(key) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.#putIfAbsent(key, body, options.contentType));
    this.#puts.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#puts.get(key) === mine) this.#puts.delete(key);
    }
  }

  async get(key: string, range?: ByteRange): Promise<OpenObject | undefined> {
    assertObjectKey(key);
    // Servers differ in what they do with a range behind the end, so it is cut here.
    const head = range === undefined ? undefined : await this.head(key);
    if (range !== undefined && head === undefined) return undefined;
    const part = range === undefined || head === undefined ? undefined : clampRange(range, head.sizeBytes);
    return guarded(async () => {
      const answer = await this.#client
        .send(
          new GetObjectCommand({
            Bucket: this.#bucket,
            Key: key,
            Range: part === undefined ? undefined : `bytes=${part.start}-${part.end}`,
          }),
        )
        .catch((error: unknown) => {
          if (statusOf(error) === 404) return undefined;
          throw error;
        });
      if (answer === undefined) return undefined;
      if (!(answer.Body instanceof Readable)) throw new Error("The S3 client gave no stream.");
      // Servers may ignore a range and send everything (s3rver does for the first byte alone).
      const ignored = part !== undefined && answer.ContentLength !== part.end - part.start + 1;
      return {
        body: ignored ? Readable.from(sliceBytes(answer.Body, part)) : answer.Body,
        sizeBytes: head?.sizeBytes ?? answer.ContentLength ?? 0,
        contentType: answer.ContentType ?? "application/octet-stream",
        modifiedAt: answer.LastModified ?? new Date(0),
        range: part,
      };
    });
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    assertObjectKey(key);
    return guarded(async () => {
      try {
        const answer = await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
        return {
          sizeBytes: answer.ContentLength ?? 0,
          contentType: answer.ContentType ?? "application/octet-stream",
          modifiedAt: answer.LastModified ?? new Date(0),
        };
      } catch (error) {
        if (statusOf(error) === 404) return undefined;
        throw error;
      }
    });
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    await guarded(() => this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key })));
  }

  async list(prefix: string, cursor?: string): Promise<ObjectPage> {
    return guarded(async () => {
      const answer = await this.#client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: prefix, StartAfter: cursor, MaxKeys: 1000 }),
      );
      const items = (answer.Contents ?? []).flatMap((object) =>
        object.Key === undefined ? [] : [{ key: object.Key, modifiedAt: object.LastModified ?? new Date(0) }],
      );
      return { items, cursor: answer.IsTruncated === true ? items.at(-1)?.key : undefined };
    });
  }

  async signedGetUrl(key: string, options: SignedGetOptions): Promise<string> {
    assertObjectKey(key);
    const command = new GetObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ResponseContentType: options.contentType,
      ResponseContentDisposition:
        options.filename === undefined ? undefined : contentDisposition("attachment", options.filename),
    });
    return getSignedUrl(this.#client, command, { expiresIn: options.expiresInSeconds });
  }

  async signedPutUrl(key: string, options: SignedPutOptions): Promise<string> {
    assertObjectKey(key);
    const command = new PutObjectCommand({
      Bucket: this.#bucket,
      Key: key,
      ContentType: options.contentType,
      ContentLength: options.sizeBytes,
    });
    const signed = new Set<string>();
    if (options.contentType !== undefined) signed.add("content-type");
    if (options.sizeBytes !== undefined) signed.add("content-length");
    return getSignedUrl(this.#client, command, {
      expiresIn: options.expiresInSeconds,
      signableHeaders: new Set([...signed, "host"]),
      unhoistableHeaders: signed,
    });
  }

  /** A put is one request, so an interrupted one leaves nothing. */
  async discardUnfinished(): Promise<number> {
    return 0;
  }

  async health(): Promise<StoreHealth> {
    try {
      await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }), {
        abortSignal: AbortSignal.timeout(5_000),
      });
      return { ok: true };
    } catch (error) {
      const status = statusOf(error);
      return {
        ok: false,
        detail:
          status === undefined ? "The S3 server does not answer." : `The S3 server answers ${status} for the bucket.`,
      };
    }
  }

  async #putIfAbsent(key: string, body: ObjectBody, contentType: string): Promise<{ created: boolean }> {
    if ((await this.head(key)) !== undefined) {
      if (!Buffer.isBuffer(body)) body.stream.destroy();
      return { created: false };
    }
    const target = { Bucket: this.#bucket, Key: key, ContentType: contentType };
    if (Buffer.isBuffer(body)) {
      const { length } = body;
      await guarded(() => this.#client.send(new PutObjectCommand({ ...target, Body: body, ContentLength: length })));
    } else {
      await this.#putStream(target, body);
    }
    return { created: true };
  }

  async #putStream(
    target: { Bucket: string; Key: string; ContentType: string },
    body: { stream: Readable; sizeBytes: number },
  ): Promise<void> {
    // The client waits for ever for the rest of a body that ends early or breaks, so the request is aborted then.
    const broken = new AbortController();
    let failure: unknown;
    const counted = Readable.from(countBytes(body.stream, body.sizeBytes));
    counted.once("error", (error) => {
      failure = error;
      broken.abort();
    });
    try {
      const command = new PutObjectCommand({ ...target, Body: counted, ContentLength: body.sizeBytes });
      await guarded(() => this.#client.send(command, { abortSignal: broken.signal }));
    } catch (error) {
      throw failure ?? error;
    } finally {
      counted.destroy();
      body.stream.destroy();
    }
  }
}

async function* countBytes(stream: Readable, sizeBytes: number): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.from(chunk);
    count += bytes.length;
    if (count > sizeBytes) break;
    yield bytes;
  }
  if (count !== sizeBytes) throw new Error(`The body has not the ${sizeBytes} bytes that were announced.`);
}

async function* sliceBytes(stream: Readable, range: ByteRange): AsyncGenerator<Buffer> {
  let offset = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.from(chunk);
    const part = bytes.subarray(Math.max(0, range.start - offset), Math.max(0, range.end + 1 - offset));
    if (part.length > 0) yield part;
    offset += bytes.length;
    if (offset > range.end) return;
  }
}
