import readTags from "exif-reader";

/** What of a photograph's EXIF is kept: how it was taken, never where or by whom. */
export interface ExifFacts {
  camera?: string;
  lens?: string;
  /** ISO 8601, as the camera's clock had it. */
  takenAt?: string;
  /** Seconds. */
  exposureTime?: number;
  fNumber?: number;
  iso?: number;
  /** Millimetres. */
  focalLength?: number;
}

const text = (value: unknown): string | undefined => {
  const words =
    typeof value === "string"
      ? value
          .replace(/\p{Cc}/gu, "")
          .trim()
          .slice(0, 200)
      : "";
  return words === "" ? undefined : words;
};
const positive = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) && value > 0 ? value : undefined;
const time = (value: unknown): string | undefined =>
  value instanceof Date && Number.isFinite(value.getTime()) ? value.toISOString() : undefined;

/** Reads the EXIF block (CIPA DC-008) of a picture; damaged blocks have nothing to say. */
export function readExif(block: Buffer | undefined): ExifFacts {
  if (block === undefined) return {};
  try {
    const { Image, Photo } = readTags(block);
    const iso: unknown = Photo?.ISOSpeedRatings;
    const facts = {
      camera: text([text(Image?.Make), text(Image?.Model)].filter((part) => part !== undefined).join(" ")),
      lens: text(Photo?.LensModel),
      takenAt: time(Photo?.DateTimeOriginal) ?? time(Image?.DateTime),
      exposureTime: positive(Photo?.ExposureTime),
      fNumber: positive(Photo?.FNumber),
      iso: positive(Array.isArray(iso) ? iso[0] : iso),
      focalLength: positive(Photo?.FocalLength),
    };
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  } catch {
    return {};
  }
}
