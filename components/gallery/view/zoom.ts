/** A picture in a window: its scale in window pixels a picture pixel, and where its middle stands from the window's middle. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

const most = 8;

/** All of the picture in the window, never larger than it is. */
export function fitScale(picture: Size, window: Size): number {
  if (picture.width === 0 || picture.height === 0) return 1;
  return Math.min(1, window.width / picture.width, window.height / picture.height);
}

/** Keeps the picture from leaving the window; what is smaller stands in the middle. */
export function boundZoom(zoom: Zoom, picture: Size, window: Size): Zoom {
  const scale = Math.min(most, Math.max(fitScale(picture, window), zoom.scale));
  const bound = (value: number, size: number, room: number) => {
    const over = Math.max(0, (size * scale - room) / 2);
    return Math.min(over, Math.max(-over, value)) + 0;
  };
  return {
    scale,
    x: bound(zoom.x, picture.width, window.width),
    y: bound(zoom.y, picture.height, window.height),
  };
}

/** Scales by `factor` so that what is under `point` (from the window's middle) stays under it. */
export function zoomAt(zoom: Zoom, factor: number, point: { x: number; y: number }, picture: Size, window: Size): Zoom {
  const scale = Math.min(most, Math.max(fitScale(picture, window), zoom.scale * factor));
  const ratio = scale / zoom.scale;
  const x = point.x - (point.x - zoom.x) * ratio;
  const y = point.y - (point.y - zoom.y) * ratio;
  return boundZoom({ scale, x, y }, picture, window);
}
