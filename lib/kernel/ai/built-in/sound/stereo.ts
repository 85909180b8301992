/** Samples a second of everything that is synthesized. */
export const sampleRate = 44_100;

/** Two channels, −1…1. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export function createStereo(seconds: number): Stereo {
  const length = Math.max(1, Math.round(seconds * sampleRate));
  return { left: new Float32Array(length), right: new Float32Array(length) };
}

/**
 * Adds a mono signal at a time, panned −1…1 with equal power. With `wraps`, what goes beyond the end comes back at the
 * beginning, as a loop needs it.
 */
export function addMono(
  target: Stereo,
  signal: Float32Array,
  place: { startSeconds: number; gain: number; pan?: number; wraps?: boolean },
): void {
  const angle = (((place.pan ?? 0) + 1) * Math.PI) / 4;
  const [leftGain, rightGain] = [Math.cos(angle) * place.gain, Math.sin(angle) * place.gain];
  const { length } = target.left;
  const start = Math.round(place.startSeconds * sampleRate);
  for (let at = 0; at < signal.length; at += 1) {
    const position = place.wraps ? (start + at) % length : start + at;
    if (position >= length) return;
    const value = signal[at] ?? 0;
    target.left[position] = (target.left[position] ?? 0) + value * leftGain;
    target.right[position] = (target.right[position] ?? 0) + value * rightGain;
  }
}

/** Frequency of a MIDI note; 69 is 440 Hz. */
export function frequencyOf(midi: number): number {
  return 440 * 2 ** ((midi - 69) / 12);
}
