import { toApiError } from "./api";

export interface UploadEvents {
  onProgress: (sentBytes: number) => void;
  /** Stops it; absent: it goes to its end. */
  signal?: AbortSignal;
}

/** Sends bytes and says how many have gone: `fetch` cannot tell, so this is an XMLHttpRequest. @throws `ApiError`, `TypeError`, `AbortError` */
export function sendWithProgress<T>(
  method: string,
  url: string,
  body: XMLHttpRequestBodyInit,
  headers: Readonly<Record<string, string>>,
  { onProgress, signal }: UploadEvents,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onerror = () => reject(new TypeError("The studio could not be reached."));
    request.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
    request.onload = () => {
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { "retry-after": request.getResponseHeader("retry-after") ?? "" },
      });
      if (answer.ok) answer.json().then(resolve, reject);
      else toApiError(answer).then(reject, reject);
    };
    if (signal?.aborted === true) return reject(new DOMException("The upload was stopped.", "AbortError"));
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}
