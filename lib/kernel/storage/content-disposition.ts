/** `Content-Disposition` with an ASCII name for old clients and the exact one as RFC 6266 `filename*`. */
export function contentDisposition(kind: "inline" | "attachment", filename: string): string {
  const clean = filename.replace(/[\p{Cc}/\\]/gu, "_").slice(0, 200);
  const ascii = clean.replace(/[^\x20-\x7e]/g, "_").replace(/["%]/g, "_");
  const encoded = encodeURIComponent(clean.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
