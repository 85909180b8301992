/** Limits of preflight, each with where it comes from. */

/** Points a millimetre. */
export const pointsPerMm = 72 / 25.4;

/**
 * Share of the profile's resolution below which a picture is an error. Print-on-demand shops refuse below 150 dpi and
 * ask for 300 (Printful, PrintSafari), and editors call half of the output's resolution bad (Customer's Canvas).
 */
export const errorShareOfDpi = 0.5;

/** Smallest type, pt: below 5 pt the counters of most faces fill with ink (trade rule for one-colour positive type). */
export const smallestTextPt = 5;

/** Thinnest line, pt: the trade's hairline; thinner ones break up on press. */
export const thinnestStrokePt = 0.25;

/** How far an edge may be inside the trim and still be meant to reach it, mm: cutting is exact to about half a millimetre. */
export const trimTouchMm = 0.5;

/** Lengths nearer than this are equal, mm: a tenth of what a plate setter with 2540 dpi can place. */
export const toleranceMm = 0.001;

/** How much a text may stand out of its box before it counts, mm: descenders of a last line and rounding. */
export const overflowSlackMm = 0.1;

/**
 * ΔE*ab (CIE 1976) below which ink and product may come out alike: ISO 12647-2 lets solid inks deviate by 5 from what was
 * agreed.
 */
export const leastColorDifference = 5;
