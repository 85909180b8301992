import { createRandom, type Random } from "@/lib/kernel/ai/built-in/scene/random";
import { bass, bell, brass, forkFor, kick, mallet, noise, pad, pluck } from "./instruments";
import { type MoodRecipe, moods, type Voice } from "./moods";
import type { JingleRequest } from "./sound-schemas";
import { addMono, createStereo, type Stereo } from "./stereo";

/** One note of the score; times in eighths. */
interface Note {
  readonly at: number;
  readonly length: number;
  readonly midi: number;
  readonly gain: number;
}

interface Score {
  readonly bars: number;
  readonly melody: readonly Note[];
  readonly chords: readonly (readonly number[])[];
  readonly bass: readonly Note[];
}

const eighthsPerBar = 8;

/** MIDI note of a scale step, any octave. */
function noteAt(recipe: MoodRecipe, root: number, step: number): number {
  const { scale } = recipe;
  const octave = Math.floor(step / scale.length);
  return root + 12 * octave + (scale[step - octave * scale.length] ?? 0);
}

/** Rhythm of a bar: the first eighth always, others by chance, strong ones rather. */
function drawRhythm(density: number, random: Random): number[] {
  return Array.from({ length: eighthsPerBar }, (_, eighth) => eighth).filter(
    (eighth) => eighth === 0 || random.chance(density * (eighth % 4 === 0 ? 1.3 : eighth % 2 === 0 ? 0.95 : 0.55)),
  );
}

/** Melody: chord notes on strong beats, steps between; the third bar repeats the first one's rhythm, the last ends home. */
function composeMelody(recipe: MoodRecipe, chordSteps: readonly number[], root: number, random: Random): Note[] {
  const rhythms = [drawRhythm(recipe.density, random), drawRhythm(recipe.density, random)];
  const notes: Note[] = [];
  let step = 7 + (chordSteps[0] ?? 0);
  for (const [bar, chord] of chordSteps.entries()) {
    const isLast = bar === chordSteps.length - 1;
    const rhythm = isLast ? [0, 2, 4] : (rhythms[bar % 2] ?? [0, 4]);
    for (const [index, eighth] of rhythm.entries()) {
      const isStrong = eighth % 4 === 0;
      if (isStrong) {
        const tones = [0, 2, 4, 7].flatMap((tone) => [chord + tone, chord + tone + 7]);
        step = tones.reduce(
          (near, tone) => (Math.abs(tone - step - 1) < Math.abs(near - step - 1) ? tone : near),
          chord + 7,
        );
      } else step += random.pick([-1, 1, 1, -2, 2]);
      step = Math.min(16, Math.max(5, step));
      if (isLast && index === rhythm.length - 1) step = 7;
      const next = rhythm[index + 1] ?? eighthsPerBar;
      notes.push({
        at: bar * eighthsPerBar + eighth,
        length: next - eighth,
        midi: noteAt(recipe, root, step),
        gain: isStrong ? 0.85 : 0.65,
      });
    }
  }
  return notes;
}

function composeScore(recipe: MoodRecipe, bars: number, random: Random): Score {
  const root = recipe.root + Math.floor(random.between(-3, 4));
  const progression = random.pick([recipe.progressions[0] ?? [0], ...recipe.progressions.slice(1)]);
  const steps = Array.from({ length: bars }, (_, bar) =>
    bars < 4 && bar === bars - 1 ? 0 : (progression[bar % progression.length] ?? 0),
  );
  return {
    bars,
    melody: composeMelody(recipe, steps, root, random.fork("melody")),
    chords: steps.map((step) => [0, 2, 4].map((third) => noteAt(recipe, root, step + third))),
    bass: steps.flatMap((step, bar) =>
      [0, 4].map((eighth) => ({
        at: bar * eighthsPerBar + eighth,
        length: 4,
        midi: noteAt(recipe, root, step + (eighth === 4 && recipe.hasBeat ? 4 : 0)) - 12,
        gain: recipe.hasBeat ? 0.42 : 0.3,
      })),
    ),
  };
}

function play(voice: Voice, midi: number, hold: number, brightness: number, random: Random): Float32Array {
  if (voice === "pluck") return pluck(midi, hold, brightness, random);
  if (voice === "bell") return bell(midi, hold, brightness);
  if (voice === "mallet") return mallet(midi, hold, brightness);
  return voice === "pad" ? pad(midi, hold, brightness) : brass(midi, hold, brightness);
}

function drawChords(
  target: Stereo,
  score: Score,
  recipe: MoodRecipe,
  eighth: number,
  wraps: boolean,
  random: Random,
): void {
  for (const [bar, chord] of score.chords.entries()) {
    const start = bar * eighthsPerBar;
    for (const [index, midi] of chord.entries()) {
      const pan = -0.45 + index * 0.45;
      if (recipe.chords === "pad") {
        const sound = pad(midi, eighthsPerBar * eighth, recipe.brightness);
        addMono(target, sound, { startSeconds: start * eighth, gain: 0.3, pan, wraps });
        continue;
      }
      for (const beat of recipe.hasBeat ? [0, 3, 6] : [index, 3 + index]) {
        const sound = play(recipe.chords, midi, 2 * eighth, recipe.brightness, forkFor(random, bar, index, beat));
        addMono(target, sound, { startSeconds: (start + beat) * eighth, gain: 0.28, pan, wraps });
      }
    }
  }
}

function drawBeat(target: Stereo, bars: number, eighth: number, wraps: boolean, random: Random): void {
  const drum = kick();
  for (let at = 0; at < bars * eighthsPerBar; at += 1) {
    const startSeconds = at * eighth;
    if (at % 4 === 0) addMono(target, drum, { startSeconds, gain: 0.5, wraps });
    const shaker = noise(
      0.06,
      { attack: 0.004, halfLife: 0.012, hold: 0.05 },
      () => 6_000,
      forkFor(random, "shaker", at),
    );
    addMono(target, shaker, { startSeconds, gain: at % 2 === 0 ? 0.1 : 0.18, pan: 0.3, wraps });
  }
}

/** A jingle of whole bars; without a loop, its last chord rings for a moment. */
export function composeJingle(request: JingleRequest): Stereo {
  const recipe = moods[request.mood];
  const random = createRandom(request.seed).fork(request.mood);
  const eighth = 30 / request.tempo;
  const bars = Math.max(1, Math.round(request.durationMs / 1_000 / (eighth * eighthsPerBar)));
  const score = composeScore(recipe, bars, random);
  const wraps = request.loop;
  const target = createStereo(bars * eighthsPerBar * eighth + (wraps ? 0 : 1.2));
  drawChords(target, score, recipe, eighth, wraps, random.fork("chords"));
  for (const [index, { at, length, midi, gain }] of score.melody.entries()) {
    const sound = play(recipe.lead, midi, length * eighth * 0.92, recipe.brightness, forkFor(random, "lead", index));
    addMono(target, sound, { startSeconds: at * eighth, gain: gain * 0.6, pan: 0.08, wraps });
  }
  for (const { at, length, midi, gain } of score.bass) {
    addMono(target, bass(midi, length * eighth * 0.9, recipe.brightness), { startSeconds: at * eighth, gain, wraps });
  }
  if (recipe.hasBeat) drawBeat(target, bars, eighth, wraps, random.fork("beat"));
  return target;
}

/** Share of the room in a mood's sound. */
export function roomOf(mood: JingleRequest["mood"]): number {
  return moods[mood].room;
}

/** Beats a minute that suit a mood. */
export function tempoOf(mood: JingleRequest["mood"]): number {
  return moods[mood].tempo;
}
