import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { startSignatureGate } from "./signature-gate";

export interface TestS3Server {
  /** What `S3Store` takes, and what `S3_*` variables say. */
  options: { bucket: string; region: string; endpoint: string; accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

/** A real S3-speaking server with one empty bucket on a free port; links signed for it are verified, which s3rver itself does not. */
export async function startS3Server(): Promise<TestS3Server> {
  const directory = await mkdtemp(path.join(os.tmpdir(), "atelier-s3-"));
  const bucket = "atelier-test";
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  const gate = await startSignatureGate(port, "S3RVER");
  return {
    options: {
      bucket,
      region: "us-east-1",
      endpoint: gate.origin,
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
    },
    async stop() {
      await gate.stop();
      server.httpServer.closeAllConnections();
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
