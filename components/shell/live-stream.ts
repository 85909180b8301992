/** One row that changed, as the stream tells it. */
export interface Change {
  entity: string;
  id: string;
  status?: string | undefined;
}

export interface StreamMessage {
  /** Position in the stream, to go on from after an interruption. */
  lastEventId: string | undefined;
  event: string;
  data: string;
}

/** Reads Server-Sent Events out of text that arrives in pieces (WHATWG HTML, § 9.2.6). */
export function createEventParser(onMessage: (message: StreamMessage) => void): (chunk: string) => void {
  let rest = "";
  let event = "";
  let data: string[] = [];
  let lastEventId: string | undefined;
  const line = (text: string) => {
    if (text === "") {
      if (data.length > 0) onMessage({ lastEventId, event: event || "message", data: data.join("\n") });
      event = "";
      data = [];
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const name = colon === -1 ? text : text.slice(0, colon);
    const value = colon === -1 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (name === "event") event = value;
    if (name === "data") data.push(value);
    if (name === "id" && !value.includes("\0")) lastEventId = value;
  };
  return (chunk) => {
    const text = rest + chunk;
    // A trailing CR may be the first half of CRLF.
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? "") + text.slice(end);
    for (const each of lines) line(each);
  };
}

/** Reads the `data` of a `change` event; anything else is ignored. */
export function parseChange(data: string): Change | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const entity: unknown = Reflect.get(value, "entity");
  const id: unknown = Reflect.get(value, "id");
  const status: unknown = Reflect.get(value, "status");
  if (typeof entity !== "string" || typeof id !== "string") return null;
  return { entity, id, status: typeof status === "string" ? status : undefined };
}

export interface StreamOptions {
  url: string;
  lastEventId: string | undefined;
  signal: AbortSignal;
  onOpen: () => void;
  onMessage: (message: StreamMessage) => void;
  /** Silence after which the connection counts as dead, ms: the server sends a comment every 20 s. */
  silenceMs?: number;
}

/** Signed out or not allowed: asking again would not help. */
export class StreamRefused extends Error {}

/** Reads the stream until it ends; throws when it breaks. `fetch`, because `EventSource` cannot resume in a new tab. */
export async function readStream({
  url,
  lastEventId,
  signal,
  onOpen,
  onMessage,
  silenceMs = 50_000,
}: StreamOptions): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await fetch(url, {
      headers: { Accept: "text/event-stream", ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }) },
      cache: "no-store",
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (response.status === 401 || response.status === 403) throw new StreamRefused();
    if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
    onOpen();
    const parse = createEventParser(onMessage);
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      parse(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(timer);
  }
}
