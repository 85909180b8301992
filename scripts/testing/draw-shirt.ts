import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

/** A shirt as a flat picture on a ground, `side` pixels wide and high. */
export function drawShirt(background: string, side: number): Uint8Array {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  context.fillStyle = background;
  context.fillRect(0, 0, side, side);
  context.beginPath();
  traceShirt(context);
  const cloth = context.createLinearGradient(200, 120, 700, 820);
  cloth.addColorStop(0, "#3c4c63");
  cloth.addColorStop(0.5, "#2c3a50");
  cloth.addColorStop(1, "#222d40");
  context.fillStyle = cloth;
  context.fill();
  context.save();
  context.clip();
  context.filter = "blur(12px)";
  for (const [x, y, bend, shade] of [
    [300, 300, 30, 0.2],
    [600, 330, -30, 0.22],
    [380, 560, 40, 0.14],
    [520, 620, -34, 0.16],
    [240, 300, 10, 0.25],
    [660, 300, -8, 0.25],
  ] as const) {
    context.strokeStyle = `rgba(10,14,24,${shade})`;
    context.lineWidth = 20;
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(x + bend, y + 140, x + bend * 0.4, y + 260);
    context.stroke();
    context.strokeStyle = `rgba(150,170,205,${shade * 0.5})`;
    context.beginPath();
    context.moveTo(x + 24, y);
    context.quadraticCurveTo(x + bend + 24, y + 140, x + bend * 0.4 + 24, y + 260);
    context.stroke();
  }
  context.filter = "none";
  context.restore();
  context.fillStyle = "#1b2434";
  context.beginPath();
  context.ellipse(450, 128, 76, 34, 0, 0, 7);
  context.fill();
  context.strokeStyle = "#46587a";
  context.lineWidth = 9;
  context.beginPath();
  context.ellipse(450, 128, 82, 44, 0, 0, Math.PI);
  context.stroke();
  context.fillStyle = "#e9c46a";
  context.beginPath();
  context.arc(450, 380, 84, 0, 7);
  context.fill();
  context.fillStyle = "#e76f51";
  context.beginPath();
  context.moveTo(340, 470);
  context.lineTo(430, 350);
  context.lineTo(480, 410);
  context.lineTo(520, 370);
  context.lineTo(570, 470);
  context.fill();
  const rgba = context.getImageData(0, 0, side, side).data;
  const pixels = new Uint8Array(side * side * 3);
  for (let at = 0; at < side * side; at += 1) pixels.set(rgba.subarray(at * 4, at * 4 + 3), at * 3);
  return pixels;
}

/** A shirt's outline. */
function traceShirt(context: SKRSContext2D): void {
  context.moveTo(368, 118);
  context.bezierCurveTo(310, 128, 262, 146, 226, 172);
  context.bezierCurveTo(176, 220, 146, 286, 118, 356);
  context.lineTo(222, 408);
  context.quadraticCurveTo(240, 372, 262, 340);
  context.bezierCurveTo(270, 480, 262, 640, 254, 800);
  context.quadraticCurveTo(450, 836, 646, 800);
  context.bezierCurveTo(638, 640, 630, 480, 638, 340);
  context.quadraticCurveTo(660, 372, 678, 408);
  context.lineTo(782, 356);
  context.bezierCurveTo(754, 286, 724, 220, 674, 172);
  context.bezierCurveTo(638, 146, 590, 128, 532, 118);
  context.quadraticCurveTo(450, 176, 368, 118);
}
