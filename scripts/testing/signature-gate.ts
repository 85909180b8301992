import { createHash, createHmac } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from "node:http";
import { pipeline } from "node:stream";
import { buffer } from "node:stream/consumers";

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Whether a presigned link holds, by AWS Signature Version 4 as Amazon documents it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html).
 */
function isValidLink(method: string, url: URL, headers: IncomingHttpHeaders, secret: string): boolean {
  const query = [...url.searchParams].filter(([name]) => name !== "X-Amz-Signature");
  const [, day = "", region = "", service = ""] = (url.searchParams.get("X-Amz-Credential") ?? "").split("/");
  const date = url.searchParams.get("X-Amz-Date") ?? "";
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (!(Date.now() < signedAt + Number(url.searchParams.get("X-Amz-Expires")) * 1000)) return false;
  const signedHeaders = url.searchParams.get("X-Amz-SignedHeaders") ?? "";
  const canonicalRequest = [
    method,
    url.pathname,
    query
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join("&"),
    ...signedHeaders.split(";").map((name) => `${name}:${String(headers[name] ?? "").trim()}`),
    "",
    signedHeaders,
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const digest = createHash("sha256").update(canonicalRequest).digest("hex");
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), "aws4_request");
  const signature = hmac(key, ["AWS4-HMAC-SHA256", date, scope, digest].join("\n")).toString("hex");
  return signature === url.searchParams.get("X-Amz-Signature");
}

/** Sends a request on when all of it has arrived, because s3rver keeps half of a put whose sender hung up and S3 does not. */
async function passOn(incoming: IncomingMessage, outgoing: ServerResponse, port: number): Promise<void> {
  const body = await buffer(incoming).catch(() => undefined);
  if (body === undefined) return;
  const { method, url: path, headers } = incoming;
  const onward = sendRequest({ port, host: "127.0.0.1", method, path, headers });
  onward.once("response", (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    pipeline(answer, outgoing, () => undefined);
  });
  onward.once("error", () => outgoing.destroy());
  onward.end(body);
}

/** Stands before an S3 server that verifies no signatures: refuses forged and expired links, passes whole requests on. */
export async function startSignatureGate(
  targetPort: number,
  secret: string,
): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? ""}`);
    const method = incoming.method ?? "GET";
    if (url.searchParams.has("X-Amz-Signature") && !isValidLink(method, url, incoming.headers, secret)) {
      incoming.resume();
      outgoing.writeHead(403, { connection: "close" }).end();
      return;
    }
    void passOn(incoming, outgoing, targetPort);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The gate has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
