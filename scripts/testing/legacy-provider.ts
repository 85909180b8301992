import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";

/** A PDF of one page with a word on it. @param size in mm */
export async function makePdf(text: string, size: { widthMm: number; heightMm: number }): Promise<Buffer> {
  const document = await PDFDocument.create();
  const points = 72 / 25.4;
  const page = document.addPage([size.widthMm * points, size.heightMm * points]);
  page.drawText(text, { x: 10, y: 10, size: 14, font: await document.embedFont(StandardFonts.Helvetica) });
  document.setCreationDate(new Date(0));
  document.setModificationDate(new Date(0));
  return Buffer.from(await document.save());
}

export interface LegacyServer {
  /** `127.0.0.1:<port>` */
  host: string;
  urlTemplate: string;
  /** How often a reference was asked for. */
  count: (reference: string) => number;
  lastHeaders: () => IncomingHttpHeaders;
  /** Gives a reference another file from now on. */
  put: (reference: string, file: Buffer) => void;
  close: () => Promise<void>;
}

type Script = (response: ServerResponse, nth: number, file: () => Promise<Buffer>) => void | Promise<void>;

/** What a reference stands for; every other one is a file. */
const scripts: Readonly<Record<string, Script>> = {
  hang: () => undefined,
  stall: (response) =>
    void response.writeHead(200, { "content-type": "application/pdf" }).write("%PDF-1.7\n".padEnd(200)),
  inside: (response) => void response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end(),
  neighbour: (response) => void response.writeHead(302, { location: "http://127.0.0.1:9/secret.pdf" }).end(),
  page: (response) =>
    void response.writeHead(200, { "content-type": "application/pdf" }).end("<!DOCTYPE html><h1>Please sign in</h1>"),
  empty: (response) => void response.writeHead(200, { "content-type": "application/pdf" }).end(),
  declared: (response) =>
    void response.writeHead(200, { "content-type": "application/pdf", "content-length": 2 * 1024 ** 3 }).write("%PDF-"),
  endless: (response) => {
    response.writeHead(200, { "content-type": "application/pdf" });
    response.write("%PDF-1.7\n".padEnd(1024));
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(16_384, "x")));
    };
    response.on("drain", more);
    more();
  },
  cut: (response) => void response.writeHead(200).end("%PDF-1.7\n".padEnd(4000, "x")),
  missing: (response) => void response.writeHead(404).end("no"),
  forbidden: (response) => void response.writeHead(401).end("no"),
  broken: (response) => void response.writeHead(500).end("no"),
  dropped: (response) => void response.destroy(),
  busy: async (response, nth, file) => {
    if (nth <= 2) response.writeHead(503, { "retry-after": "0" }).end();
    else response.writeHead(200, { "content-type": "application/pdf" }).end(await file());
  },
};

/** Imitates a provider of print files: good ones, and every kind of bad answer. */
export async function startLegacyServer(size = { widthMm: 91, heightMm: 61 }): Promise<LegacyServer> {
  const counts = new Map<string, number>();
  const files = new Map<string, Buffer>();
  let headers: IncomingHttpHeaders = {};
  const server = createServer(async (request, response) => {
    const reference = decodeURIComponent(request.url?.replace(/^\/files\//, "").replace(/\.pdf$/, "") ?? "");
    const nth = (counts.get(reference) ?? 0) + 1;
    counts.set(reference, nth);
    headers = request.headers;
    const file = async () => files.get(reference) ?? makePdf(reference, size);
    const script = files.has(reference) ? undefined : scripts[reference.split("-")[0] ?? ""];
    if (script !== undefined) await script(response, nth, file);
    else response.writeHead(200, { "content-type": "application/pdf" }).end(await file());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    urlTemplate: `http://${host}/files/{reference}.pdf`,
    count: (reference) => counts.get(reference) ?? 0,
    lastHeaders: () => headers,
    put: (reference, file) => void files.set(reference, file),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
