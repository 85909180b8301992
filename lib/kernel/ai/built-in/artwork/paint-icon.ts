import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { mix, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import type { ArtworkArea } from "./paint-background";

type Draw = (context: SKRSContext2D) => void;

const polygon =
  (...points: readonly (readonly [number, number])[]): Draw =>
  (context) => {
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.closePath();
    context.fill();
  };

function star(context: SKRSContext2D): void {
  context.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const radius = point % 2 === 0 ? 34 : 15.5;
    const angle = -Math.PI / 2 + (point * Math.PI) / 5;
    context.lineTo(50 + Math.cos(angle) * radius, 52 + Math.sin(angle) * radius);
  }
  context.closePath();
  context.lineJoin = "round";
  context.lineWidth = 5;
  context.fill();
  context.stroke();
}

function heart(context: SKRSContext2D): void {
  context.beginPath();
  context.moveTo(50, 80);
  context.bezierCurveTo(20, 60, 14, 44, 20, 33);
  context.bezierCurveTo(28, 20, 44, 24, 50, 36);
  context.bezierCurveTo(56, 24, 72, 20, 80, 33);
  context.bezierCurveTo(86, 44, 80, 60, 50, 80);
  context.fill();
}

function gift(context: SKRSContext2D): void {
  context.fillRect(22, 50, 24, 30);
  context.fillRect(54, 50, 24, 30);
  context.fillRect(18, 36, 28, 11);
  context.fillRect(54, 36, 28, 11);
  context.lineWidth = 6;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.ellipse(50 + side * 10, 27, 10, 6.5, side * 0.5, 0, 7);
    context.stroke();
  }
}

function truck(context: SKRSContext2D): void {
  context.beginPath();
  context.roundRect(14, 32, 42, 34, 4);
  context.roundRect(59, 42, 27, 24, 5);
  context.fill();
  for (const x of [31, 71]) {
    context.save();
    context.globalCompositeOperation = "destination-out";
    circle(context, x, 67, 12);
    context.restore();
    circle(context, x, 67, 8);
  }
}

function circle(context: SKRSContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 7);
  context.fill();
}

function leaf(context: SKRSContext2D): void {
  context.beginPath();
  context.moveTo(26, 76);
  context.bezierCurveTo(18, 44, 40, 22, 80, 22);
  context.bezierCurveTo(82, 62, 60, 84, 26, 76);
  context.fill();
  context.globalCompositeOperation = "destination-out";
  context.lineWidth = 4;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(24, 78);
  context.quadraticCurveTo(44, 58, 64, 40);
  context.stroke();
  context.globalCompositeOperation = "source-over";
}

function sun(context: SKRSContext2D): void {
  circle(context, 50, 50, 17);
  context.lineWidth = 6;
  context.lineCap = "round";
  for (let ray = 0; ray < 8; ray += 1) {
    const angle = (ray * Math.PI) / 4;
    context.beginPath();
    context.moveTo(50 + Math.cos(angle) * 25, 50 + Math.sin(angle) * 25);
    context.lineTo(50 + Math.cos(angle) * 35, 50 + Math.sin(angle) * 35);
    context.stroke();
  }
}

function cart(context: SKRSContext2D): void {
  context.lineWidth = 6;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(16, 26);
  context.lineTo(27, 26);
  context.lineTo(36, 62);
  context.lineTo(72, 62);
  context.stroke();
  polygon([31, 34], [82, 34], [75, 55], [36, 55])(context);
  circle(context, 41, 75, 6);
  circle(context, 67, 75, 6);
}

function tag(context: SKRSContext2D): void {
  context.beginPath();
  context.roundRect(30, 22, 40, 58, 8);
  context.fill();
  context.globalCompositeOperation = "destination-out";
  circle(context, 50, 34, 5);
  context.globalCompositeOperation = "source-over";
}

function trophy(context: SKRSContext2D): void {
  context.beginPath();
  context.moveTo(32, 22);
  context.lineTo(68, 22);
  context.bezierCurveTo(68, 46, 62, 56, 50, 58);
  context.bezierCurveTo(38, 56, 32, 46, 32, 22);
  context.fill();
  context.lineWidth = 5;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.arc(50 + side * 19, 34, 9, side > 0 ? -1.4 : 1.7, side > 0 ? 1.4 : 4.5);
    context.stroke();
  }
  context.fillRect(46, 56, 8, 12);
  context.beginPath();
  context.roundRect(34, 68, 32, 10, 4);
  context.fill();
}

const bolt = polygon([56, 16], [28, 55], [47, 55], [42, 84], [72, 43], [53, 43]);
const play = polygon([36, 24], [78, 50], [36, 76]);
const gem = polygon([32, 26], [68, 26], [82, 44], [50, 80], [18, 44]);
const house = polygon(
  [50, 20],
  [84, 50],
  [75, 50],
  [75, 80],
  [58, 80],
  [58, 60],
  [42, 60],
  [42, 80],
  [25, 80],
  [25, 50],
  [16, 50],
);

function check(context: SKRSContext2D): void {
  context.lineWidth = 11;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(26, 52);
  context.lineTo(43, 69);
  context.lineTo(75, 33);
  context.stroke();
}

function percent(context: SKRSContext2D): void {
  context.lineWidth = 7;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(70, 28);
  context.lineTo(30, 72);
  context.stroke();
  for (const [x, y] of [
    [33, 34],
    [67, 66],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 9, 0, 7);
    context.stroke();
  }
}

function cup(context: SKRSContext2D): void {
  context.beginPath();
  context.roundRect(24, 40, 42, 38, [2, 2, 14, 14]);
  context.fill();
  context.lineWidth = 6;
  context.beginPath();
  context.arc(67, 54, 10, -1.5, 1.6);
  context.stroke();
  context.lineCap = "round";
  context.lineWidth = 4;
  for (const x of [35, 46, 57]) {
    context.beginPath();
    context.moveTo(x, 32);
    context.quadraticCurveTo(x - 5, 27, x, 20);
    context.stroke();
  }
}

const glyphs: readonly (readonly [RegExp, Draw])[] = [
  [/heart|love|like|favou?rite|valentine/, heart],
  [/gift|present|bonus|reward|surprise/, gift],
  [/truck|deliver|shipping|freight|van/, truck],
  [/leaf|eco|organic|nature|vegan|sustain/, leaf],
  [/sun|summer|weather|bright|day/, sun],
  [/cart|shop|basket|buy|checkout/, cart],
  [/percent|discount|sale|off\b/, percent],
  [/tag|price|label|offer|deal/, tag],
  [/trophy|cup final|winner|award|champion|prize/, trophy],
  [/bolt|fast|energy|power|lightning|flash/, bolt],
  [/play|video|start|watch|game/, play],
  [/gem|diamond|jewel|premium|luxur/, gem],
  [/house|home|room|furniture/, house],
  [/check|done|success|ok|verified|approved/, check],
  [/coffee|tea|mug|drink|cafe/, cup],
];

/** A flat symbol on a softly shaded rounded square; its ground is transparent. */
export function paintIcon({ context, width, height, colors, words }: ArtworkArea): void {
  const size = Math.min(width, height);
  const draw = glyphs.find(([pattern]) => pattern.test(words))?.[1] ?? star;
  context.save();
  context.translate((width - size) / 2, (height - size) / 2);
  context.scale(size / 100, size / 100);
  const ground = context.createLinearGradient(10, 4, 90, 96);
  ground.addColorStop(0, toHex(mix(colors.main, colors.light, 0.22)));
  ground.addColorStop(1, toHex(mix(colors.main, colors.dark, 0.22)));
  context.fillStyle = ground;
  context.beginPath();
  context.roundRect(4, 4, 92, 92, 24);
  context.fill();
  context.restore();
  // On a layer of its own, so that cut-outs cut the symbol only.
  const symbol = createCanvas(width, height);
  const inner = symbol.getContext("2d");
  inner.translate((width - size) / 2, (height - size) / 2);
  inner.scale(size / 100, size / 100);
  inner.fillStyle = "#ffffff";
  inner.strokeStyle = "#ffffff";
  draw(inner);
  context.save();
  context.shadowColor = toHex(colors.dark).concat("66");
  context.shadowBlur = size * 0.03;
  context.shadowOffsetY = size * 0.012;
  context.drawImage(symbol, 0, 0);
  context.restore();
}
