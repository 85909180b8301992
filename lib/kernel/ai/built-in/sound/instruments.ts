import { hashText, type Random } from "@/lib/kernel/ai/built-in/scene/random";
import { frequencyOf, sampleRate } from "./stereo";

/** A note's sound: rises within `attack` seconds and falls with the given half-life. */
interface Envelope {
  readonly attack: number;
  readonly halfLife: number;
  /** Seconds after which the key is let go. */
  readonly hold: number;
}

const releaseSeconds = 0.08;

function envelopeAt(seconds: number, { attack, halfLife, hold }: Envelope): number {
  const rise = Math.min(1, seconds / attack);
  const fall = 2 ** (-seconds / halfLife);
  const release = seconds < hold ? 1 : Math.max(0, 1 - (seconds - hold) / releaseSeconds);
  return rise * fall * release;
}

/** Fills a note sample by sample; `wave` gets the time in seconds. */
export function shape(seconds: number, envelope: Envelope, wave: (time: number) => number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / sampleRate;
    samples[at] = wave(time) * envelopeAt(time, envelope);
  }
  return samples;
}

const turn = Math.PI * 2;

/** Sum of partials: [multiple of the frequency, loudness]. Those beyond half the sample rate are left out. */
function additive(frequency: number, partials: readonly (readonly [number, number])[]): (time: number) => number {
  const heard = partials.filter(([multiple]) => multiple * frequency < sampleRate * 0.45);
  return (time) =>
    heard.reduce((sum, [multiple, gain]) => sum + gain * Math.sin(turn * frequency * multiple * time), 0);
}

/** Plucked string (Karplus and Strong, 1983): a burst of noise in a delay line that loses its highs. */
export function pluck(midi: number, hold: number, brightness: number, random: Random): Float32Array {
  const frequency = frequencyOf(midi);
  const period = Math.max(2, Math.round(sampleRate / frequency));
  const line = Float32Array.from({ length: period }, () => random.between(-1, 1));
  const smoothness = 0.5 + 0.42 * brightness;
  const samples = new Float32Array(Math.round((hold + 0.6) * sampleRate));
  for (let at = 0; at < samples.length; at += 1) {
    const slot = at % period;
    const value = line[slot] ?? 0;
    const next = line[(slot + 1) % period] ?? 0;
    line[slot] = 0.9965 * (smoothness * value + (1 - smoothness) * next);
    const release = at / sampleRate < hold ? 1 : Math.max(0, 1 - (at / sampleRate - hold) / 0.5);
    samples[at] = value * release * 0.7;
  }
  return samples;
}

/** Bell by frequency modulation with a ratio that is no whole number. */
export function bell(midi: number, hold: number, brightness: number): Float32Array {
  const frequency = frequencyOf(midi);
  const depth = 1 + 2.2 * brightness;
  return shape(hold + 1, { attack: 0.002, halfLife: 0.22 + hold * 0.3, hold: hold + 0.9 }, (time) => {
    const index = depth * 2 ** (-time / 0.12);
    return 0.55 * Math.sin(turn * frequency * time + index * Math.sin(turn * frequency * 3.51 * time));
  });
}

/** Wooden bar: the fourth and tenth partial of a marimba. */
export function mallet(midi: number, hold: number, brightness: number): Float32Array {
  const wave = additive(frequencyOf(midi), [
    [1, 0.75],
    [3.93, 0.2 * brightness + 0.06],
    [9.24, 0.1 * brightness],
  ]);
  return shape(hold + 0.4, { attack: 0.003, halfLife: 0.13, hold: hold + 0.3 }, wave);
}

/** Slow chord sound of three strings that are not quite in tune. */
export function pad(midi: number, hold: number, brightness: number): Float32Array {
  const frequency = frequencyOf(midi);
  const voices = [0.9965, 1, 1.0038].map((detune) =>
    additive(frequency * detune, [
      [1, 0.3],
      [2, 0.12 * brightness + 0.03],
      [3, 0.08 * brightness],
      [4, 0.05 * brightness],
    ]),
  );
  return shape(hold + releaseSeconds, { attack: Math.min(0.25, hold / 3), halfLife: 4, hold }, (time) =>
    voices.reduce((sum, voice) => sum + voice(time), 0),
  );
}

export function bass(midi: number, hold: number, brightness: number): Float32Array {
  const wave = additive(frequencyOf(midi), [
    [1, 0.8],
    [2, 0.25 + 0.2 * brightness],
    [3, 0.12 * brightness],
  ]);
  return shape(hold + releaseSeconds, { attack: 0.008, halfLife: 0.5, hold }, wave);
}

/** Brass: more overtones while it is loud. */
export function brass(midi: number, hold: number, brightness: number): Float32Array {
  const frequency = frequencyOf(midi);
  const partials = Array.from({ length: 10 }, (_, index) => index + 1).filter((n) => n * frequency < sampleRate * 0.4);
  return shape(hold + releaseSeconds, { attack: 0.045, halfLife: 2.5, hold }, (time) => {
    const open = Math.min(1, time / 0.09) * (0.35 + 0.65 * brightness);
    const vibrato = 0.004 * Math.sin(turn * 5.2 * time) * Math.min(1, time / 0.4);
    return partials.reduce(
      (sum, n) => sum + (0.34 / n) * open ** (n / 3.2) * Math.sin(turn * frequency * n * (time + vibrato / frequency)),
      0,
    );
  });
}

/** Noise through a band that moves; `centre` gives its frequency by time. */
export function noise(
  seconds: number,
  envelope: Envelope,
  centre: (time: number) => number,
  random: Random,
): Float32Array {
  let [low, band] = [0, 0];
  return shape(seconds, envelope, (time) => {
    // State variable filter (Chamberlin).
    const factor = 2 * Math.sin((Math.PI * Math.min(centre(time), sampleRate / 7)) / sampleRate);
    low += factor * band;
    const high = random.between(-1, 1) - low - 0.6 * band;
    band += factor * high;
    return band * 0.8;
  });
}

export function kick(): Float32Array {
  let phase = 0;
  return shape(0.22, { attack: 0.002, halfLife: 0.06, hold: 0.2 }, (time) => {
    phase += (48 + 110 * 2 ** (-time / 0.018)) / sampleRate;
    return Math.sin(turn * phase);
  });
}

/** A generator for one part of a sound. */
export function forkFor(random: Random, ...parts: readonly (string | number)[]): Random {
  return random.fork(String(hashText(parts.join(" "))));
}
