/** Extensions by MIME type; the first is the one that is given. */
const extensions: Record<string, readonly string[]> = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/svg+xml": ["svg"],
  "font/ttf": ["ttf"],
  "font/otf": ["otf"],
  "application/pdf": ["pdf"],
  "model/gltf-binary": ["glb"],
  "application/json": ["json", "geojson", "map"],
  "text/csv": ["csv", "tsv"],
  "application/zip": ["zip"],
};

/**
 * A file name that is safe to show, store and send: no folders, no control or reserved characters, at most 200 characters, and the extension of what the
 * file really is (`photo.jpg` that is a PNG becomes `photo.png`).
 */
export function correctFilename(given: string | null | undefined, mimeType: string): string {
  const known = extensions[mimeType] ?? [];
  const base = (given ?? "").toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = base
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const dot = clean.lastIndexOf(".");
  const extension = dot > 0 ? clean.slice(dot + 1).toLowerCase() : "";
  if (known.length === 0 || known.includes(extension)) return cut(clean === "" ? "file" : clean, extension);
  const isExtension = /^[a-z0-9]{1,5}$/.test(extension);
  const stem = (isExtension ? clean.slice(0, dot) : clean).replace(/[. ]+$/, "");
  return cut(`${stem === "" ? "file" : stem}.${known[0]}`, known[0] ?? "");
}

function cut(name: string, extension: string): string {
  if (name.length <= 200) return name;
  return `${name.slice(0, 199 - extension.length).toWellFormed()}.${extension}`;
}
