import { type Stereo, sampleRate } from "./stereo";

/** Delays of the combs and all-passes in samples (Schroeder, 1962; lengths with no common divisor). */
const combs = [1_557, 1_617, 1_491, 1_422];
const allPasses = [225, 556];
/** Loudest sample; leaves room for lossy encoders. */
const ceiling = 0.89;

function reverberate(dry: Float32Array, spread: number): Float32Array {
  const wet = new Float32Array(dry.length);
  for (const length of combs) {
    const line = new Float32Array(length + spread);
    let damped = 0;
    for (let at = 0; at < dry.length; at += 1) {
      const slot = at % line.length;
      const echo = line[slot] ?? 0;
      damped = echo * 0.7 + damped * 0.3;
      line[slot] = (dry[at] ?? 0) + damped * 0.78;
      wet[at] = (wet[at] ?? 0) + echo / combs.length;
    }
  }
  for (const length of allPasses) {
    const line = new Float32Array(length + spread);
    for (let at = 0; at < wet.length; at += 1) {
      const slot = at % line.length;
      const echo = line[slot] ?? 0;
      const value = wet[at] ?? 0;
      line[slot] = value + echo * 0.5;
      wet[at] = echo - value * 0.5;
    }
  }
  return wet;
}

/** High-pass at 25 Hz: no direct current, no rumble. */
function removeRumble(samples: Float32Array): Float32Array {
  const factor = 1 - (Math.PI * 2 * 25) / sampleRate;
  let [before, out] = [0, 0];
  return samples.map((value) => {
    out = value - before + factor * out;
    before = value;
    return out;
  });
}

/** Brings the loudness to a target and holds peaks under the ceiling: the gain goes down 3 ms before a peak. */
function limit({ left, right }: Stereo, targetRms: number): Stereo {
  let energy = 0;
  let sounding = 0;
  for (let at = 0; at < left.length; at += 1) {
    const power = ((left[at] ?? 0) ** 2 + (right[at] ?? 0) ** 2) / 2;
    if (power < 1e-7) continue;
    energy += power;
    sounding += 1;
  }
  const rms = Math.sqrt(energy / Math.max(1, sounding));
  const gain = rms === 0 ? 1 : targetRms / rms;
  const ahead = Math.round(0.003 * sampleRate);
  const wanted = Float32Array.from(left, (value, at) => {
    const peak = Math.max(Math.abs(value), Math.abs(right[at] ?? 0)) * gain;
    return peak > ceiling ? ceiling / peak : 1;
  });
  // Each sample has the lowest gain wanted within the time ahead; it recovers within 80 ms.
  const recover = 1 / (0.08 * sampleRate);
  const held = new Float32Array(wanted.length);
  let current = 1;
  for (let at = wanted.length - 1; at >= 0; at -= 1) {
    current = Math.min(wanted[at] ?? 1, current + 1 / ahead);
    held[at] = current;
  }
  current = 1;
  for (let at = 0; at < held.length; at += 1) {
    current = Math.min(held[at] ?? 1, current + recover);
    held[at] = current;
  }
  return {
    left: left.map((value, at) => value * gain * (held[at] ?? 1)),
    right: right.map((value, at) => value * gain * (held[at] ?? 1)),
  };
}

function twice(samples: Float32Array): Float32Array {
  const doubled = new Float32Array(samples.length * 2);
  doubled.set(samples);
  doubled.set(samples, samples.length);
  return doubled;
}

function fadeEdges({ left, right }: Stereo): Stereo {
  const rise = Math.round(0.0015 * sampleRate);
  const fall = Math.round(0.02 * sampleRate);
  const fade = (samples: Float32Array) =>
    samples.map((value, at) => value * Math.min(1, at / rise, (samples.length - 1 - at) / fall));
  return { left: fade(left), right: fade(right) };
}

export interface Finish {
  /** Share of the room in the sound. */
  readonly room: number;
  /** Loudness of what sounds, root mean square. */
  readonly targetRms: number;
  /** The end leads into the beginning: the room of the end is heard there. */
  readonly loop: boolean;
}

/** Room, rumble filter, loudness and limiter. */
export function finishSound(dry: Stereo, { room, targetRms, loop }: Finish): Stereo {
  const place = (samples: Float32Array, spread: number) => {
    const source = loop ? twice(samples) : samples;
    const wet = reverberate(source, spread);
    const mixed = removeRumble(source.map((value, at) => value + (wet[at] ?? 0) * room));
    return loop ? mixed.slice(samples.length) : mixed;
  };
  const placed = { left: place(dry.left, 0), right: place(dry.right, 23) };
  const finished = limit(placed, targetRms);
  return loop ? finished : fadeEdges(finished);
}
