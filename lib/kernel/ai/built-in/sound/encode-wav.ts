import { type Stereo, sampleRate } from "./stereo";

const headerBytes = 44;

/** RIFF WAVE, PCM, 16 bits, two channels, 44.1 kHz. */
export function encodeWav({ left, right }: Stereo): Uint8Array {
  const bytes = new Uint8Array(headerBytes + left.length * 4);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 2, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 4, true);
  view.setUint16(32, 4, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, left.length * 4, true);
  const quantize = (value: number) => Math.round(Math.min(1, Math.max(-1, value)) * 32_767);
  for (let at = 0; at < left.length; at += 1) {
    view.setInt16(headerBytes + at * 4, quantize(left[at] ?? 0), true);
    view.setInt16(headerBytes + at * 4 + 2, quantize(right[at] ?? 0), true);
  }
  return bytes;
}
