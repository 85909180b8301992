import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { Finish } from "./finish-sound";
import { bell, brass, forkFor, mallet, noise, pluck, shape } from "./instruments";
import type { SoundEffect } from "./sound-schemas";
import { addMono, type Stereo } from "./stereo";

interface EffectRecipe {
  readonly seconds: number;
  readonly finish: Omit<Finish, "loop">;
  /** Adds the effect to an empty sound; `shift` moves its notes by up to two semitones. */
  draw(target: Stereo, random: Random, shift: number): void;
}

const turn = Math.PI * 2;

function drawTick(
  target: Stereo,
  random: Random,
  at: number,
  options: { pitch: number; gain: number; pan?: number },
): void {
  const body = shape(0.05, { attack: 0.0008, halfLife: 0.007, hold: 0.04 }, (time) =>
    Math.sin(turn * options.pitch * time),
  );
  const snap = noise(0.02, { attack: 0.0005, halfLife: 0.003, hold: 0.015 }, () => options.pitch * 2, random);
  addMono(target, body, { startSeconds: at, gain: options.gain * 0.7, pan: options.pan });
  addMono(target, snap, { startSeconds: at, gain: options.gain, pan: options.pan });
}

/** A wheel: ticks that come slower and slower, seven turns a second at first. */
function drawSpin(target: Stereo, random: Random): void {
  const pace = random.between(0.95, 1.05);
  let at = 0.02;
  let gap = 0.028 * pace;
  for (let tick = 0; at < 3; tick += 1) {
    drawTick(target, forkFor(random, "tick", tick), at, {
      pitch: 1_500 + random.between(-60, 60),
      gain: 0.55 + 0.3 * Math.min(1, gap / 0.2),
      pan: 0.25 * Math.sin(tick),
    });
    at += gap;
    gap *= 1.052;
  }
}

/** Short sounds of games and buttons. */
export const effects: Readonly<Record<SoundEffect, EffectRecipe>> = {
  click: {
    seconds: 0.12,
    finish: { room: 0.05, targetRms: 0.16 },
    draw: (target, random, shift) => drawTick(target, random, 0.002, { pitch: 1_900 * 2 ** (shift / 12), gain: 0.9 }),
  },
  tick: {
    seconds: 0.1,
    finish: { room: 0.02, targetRms: 0.14 },
    draw: (target, random, shift) => drawTick(target, random, 0.002, { pitch: 3_100 * 2 ** (shift / 12), gain: 0.7 }),
  },
  pop: {
    seconds: 0.22,
    finish: { room: 0.08, targetRms: 0.18 },
    draw: (target, _random, shift) => {
      let phase = 0;
      const rising = shape(0.16, { attack: 0.004, halfLife: 0.035, hold: 0.14 }, (time) => {
        phase += (240 * 2 ** (shift / 12) + 5_200 * time) / 44_100;
        return Math.sin(turn * phase);
      });
      addMono(target, rising, { startSeconds: 0.002, gain: 0.9 });
    },
  },
  coin: {
    seconds: 0.9,
    finish: { room: 0.16, targetRms: 0.13 },
    draw: (target, _random, shift) => {
      addMono(target, bell(83 + shift, 0.06, 0.35), { startSeconds: 0.002, gain: 0.6, pan: -0.15 });
      addMono(target, bell(88 + shift, 0.4, 0.35), { startSeconds: 0.085, gain: 0.75, pan: 0.15 });
    },
  },
  whoosh: {
    seconds: 0.8,
    finish: { room: 0.12, targetRms: 0.14 },
    draw: (target, random, shift) => {
      const top = 1_900 * 2 ** (shift / 12);
      for (const [index, pan] of [-0.7, 0.7].entries()) {
        const air = noise(
          0.7,
          { attack: 0.28, halfLife: 0.22, hold: 0.6 },
          (time) => 260 + top * Math.sin(Math.PI * Math.min(1, time / 0.62)) ** 2,
          forkFor(random, "air", index),
        );
        addMono(target, air, { startSeconds: index * 0.05, gain: 0.8, pan: pan * (index === 0 ? 1 : 0.6) });
      }
    },
  },
  spin: { seconds: 3.2, finish: { room: 0.06, targetRms: 0.13 }, draw: drawSpin },
  win: {
    seconds: 2,
    finish: { room: 0.2, targetRms: 0.15 },
    draw: (target, random, shift) => {
      const root = 72 + shift;
      for (const [index, step] of [0, 4, 7, 12].entries()) {
        addMono(target, mallet(root + step, 0.16, 0.8), {
          startSeconds: index * 0.09,
          gain: 0.7,
          pan: -0.3 + index * 0.2,
        });
      }
      for (const [index, step] of [0, 4, 7, 12, 16].entries()) {
        addMono(target, bell(root + step, 0.7, 0.3), {
          startSeconds: 0.4 + index * 0.012,
          gain: 0.34,
          pan: -0.4 + index * 0.2,
        });
        addMono(target, pluck(root + step - 12, 0.7, 0.8, forkFor(random, "win", index)), {
          startSeconds: 0.4,
          gain: 0.25,
        });
      }
    },
  },
  lose: {
    seconds: 1.5,
    finish: { room: 0.14, targetRms: 0.12 },
    draw: (target, _random, shift) => {
      for (const [index, step] of [0, -2, -5].entries()) {
        addMono(target, mallet(60 + shift + step, 0.22, 0.2), {
          startSeconds: index * 0.24,
          gain: 0.8,
          pan: 0.1 - index * 0.1,
        });
        addMono(target, mallet(48 + shift + step, 0.22, 0.1), { startSeconds: index * 0.24, gain: 0.4 });
      }
    },
  },
  fanfare: {
    seconds: 2.6,
    finish: { room: 0.24, targetRms: 0.15 },
    draw: (target, _random, shift) => {
      const root = 62 + shift;
      const notes = [
        [0, 0.13, [0, 4, 7]],
        [0.17, 0.1, [0, 4, 7]],
        [0.31, 0.1, [0, 4, 7]],
        [0.45, 0.32, [5, 9, 12]],
        [0.85, 1.2, [7, 12, 16, 19]],
      ] as const;
      for (const [at, hold, steps] of notes) {
        for (const [index, step] of steps.entries()) {
          addMono(target, brass(root + step, hold, 0.8), { startSeconds: at, gain: 0.5, pan: -0.35 + index * 0.25 });
        }
        addMono(target, brass(root + steps[0] - 12, hold, 0.6), { startSeconds: at, gain: 0.5 });
      }
    },
  },
};
