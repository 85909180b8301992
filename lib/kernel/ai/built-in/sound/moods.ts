import type { SoundMood } from "./sound-schemas";

export type Voice = "pluck" | "bell" | "mallet" | "pad" | "brass";

/** What makes a mood: scale, chords, tempo, instruments, how busy it is. */
export interface MoodRecipe {
  /** Semitones of the scale above its root. */
  readonly scale: readonly number[];
  /** Chord roots as scale steps, one a bar; the last leads home. */
  readonly progressions: readonly (readonly number[])[];
  readonly tempo: number;
  /** MIDI root of the key, before the seed moves it by up to three semitones. */
  readonly root: number;
  readonly lead: Voice;
  readonly chords: Voice;
  /** 0 dark … 1 bright. */
  readonly brightness: number;
  /** Chance of a melody note on each eighth. */
  readonly density: number;
  readonly hasBeat: boolean;
  readonly room: number;
}

const major = [0, 2, 4, 5, 7, 9, 11];
const lydian = [0, 2, 4, 6, 7, 9, 11];
const phrygian = [0, 1, 3, 5, 7, 8, 10];

export const moods: Readonly<Record<SoundMood, MoodRecipe>> = {
  calm: {
    scale: major,
    progressions: [
      [0, 3, 4, 0],
      [0, 5, 3, 4],
    ],
    tempo: 76,
    root: 57,
    lead: "pluck",
    chords: "pad",
    brightness: 0.25,
    density: 0.35,
    hasBeat: false,
    room: 0.34,
  },
  warm: {
    scale: major,
    progressions: [
      [0, 5, 3, 4],
      [3, 4, 5, 0],
    ],
    tempo: 94,
    root: 55,
    lead: "mallet",
    chords: "pluck",
    brightness: 0.4,
    density: 0.5,
    hasBeat: false,
    room: 0.24,
  },
  playful: {
    scale: major,
    progressions: [
      [0, 3, 0, 4],
      [0, 4, 3, 4],
    ],
    tempo: 132,
    root: 60,
    lead: "mallet",
    chords: "pluck",
    brightness: 0.8,
    density: 0.62,
    hasBeat: true,
    room: 0.14,
  },
  energetic: {
    scale: major,
    progressions: [
      [0, 4, 5, 3],
      [5, 3, 0, 4],
    ],
    tempo: 140,
    root: 57,
    lead: "brass",
    chords: "pluck",
    brightness: 0.95,
    density: 0.7,
    hasBeat: true,
    room: 0.12,
  },
  elegant: {
    scale: lydian,
    progressions: [
      [0, 1, 5, 0],
      [0, 5, 1, 4],
    ],
    tempo: 84,
    root: 58,
    lead: "bell",
    chords: "pad",
    brightness: 0.45,
    density: 0.4,
    hasBeat: false,
    room: 0.32,
  },
  mysterious: {
    scale: phrygian,
    progressions: [
      [0, 1, 0, 6],
      [0, 5, 1, 0],
    ],
    tempo: 88,
    root: 52,
    lead: "bell",
    chords: "pad",
    brightness: 0.2,
    density: 0.38,
    hasBeat: false,
    room: 0.4,
  },
};
