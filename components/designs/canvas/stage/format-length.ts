/** A length for people: `12.5 mm`, `0.49 in`. */
export function formatLength(mm: number, unit: "mm" | "in"): string {
  return unit === "mm" ? `${Number(mm.toFixed(1))} mm` : `${Number((mm / 25.4).toFixed(2))} in`;
}

export function formatSize(size: { width: number; height: number }, unit: "mm" | "in"): string {
  const [width, height] = [size.width, size.height].map((mm) =>
    Number((unit === "mm" ? mm : mm / 25.4).toFixed(unit === "mm" ? 1 : 2)),
  );
  return `${width} × ${height} ${unit}`;
}
