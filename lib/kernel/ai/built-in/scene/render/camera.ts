/**
 * A camera that looks straight along z with a shifted lens, as interiors are photographed: verticals stay vertical, and a
 * product photograph stands in the picture undistorted.
 */
export interface Camera {
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  /** Height above the floor, m. */
  readonly eye: number;
  /** Pixels a metre at one metre's distance. */
  readonly focal: number;
  /** Row of the horizon; may lie outside the picture. */
  readonly horizon: number;
  /** Column straight ahead. */
  readonly middle: number;
}
