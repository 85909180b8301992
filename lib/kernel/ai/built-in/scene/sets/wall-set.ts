import { hex, mix } from "@/lib/kernel/ai/built-in/scene/colors";
import { addSofa, addTable } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/lamps";
import { addCushion } from "@/lib/kernel/ai/built-in/scene/props/soft-things";
import { addFrame, addPeg } from "@/lib/kernel/ai/built-in/scene/props/wall-things";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { dressFloorPlant, dressSmall, smallSizes } from "./dress";
import { buildRoom } from "./room";
import { freeSpan, inRoom, keepInside, recordLamp, type Stage } from "./stage";
import { chooseTop, styleSurfaces, woodColor } from "./surfaces";
import { gatherProps } from "./usual-props";

/** A product on the wall; furniture stands below and beside it. */
export function buildWallSet(stage: Stage): void {
  const { builder, plan } = stage;
  const random = stage.random.fork("wall-set");
  buildRoom(stage, { back: 0.004, left: 2.6, right: 2.6 });
  const { width, height } = plan.size;
  if (plan.isPhoto) {
    const outer = { width: width * 1.08 + 0.05, height: height * 1.08 + 0.05 };
    addFrame(builder, inRoom(stage, 0, stage.foot[1] + height / 2, 0), outer, woodColor(plan));
  } else {
    addPeg(builder, inRoom(stage, 0, stage.foot[1] + height + 0.015, 0), woodColor(plan));
  }
  if (plan.mood === "bare" && plan.props.length === 0) return;
  const isSofa = plan.room === "living" && random.chance(plan.variety);
  const low = isSofa ? 0.5 : Math.max(0.42, Math.min(0.82, stage.foot[1] - 0.22));
  if (isSofa) {
    addSofa(builder, inRoom(stage, 0, 0, -0.55), 2, plan.palette.textile2, woodColor(plan));
    addCushion(builder, inRoom(stage, plan.side * 0.6, 0.46, -0.62, 0.2), 0.44, plan.palette.accent);
  } else {
    standConsole(stage, low, random);
  }
  if (plan.light === "evening" || plan.light === "candle") standLitLamp(stage, low);
  const span = freeSpan(stage, -plan.side, -0.3);
  const x = Math.sign(span.to) * Math.max(1.12, Math.abs(span.to) * 0.86);
  const inside = keepInside(stage, x, stage.foot[2] - 0.32, 0.3);
  dressFloorPlant(stage, { ...inside, y: 0, yaw: stage.yaw }, 1.45, random);
}

/** A sideboard under the product, and things on it: low ones under the product, taller ones beside it. */
function standConsole(stage: Stage, height: number, random: Random): void {
  const { builder, plan } = stage;
  const { legs } = styleSurfaces[plan.style];
  addTable(builder, inRoom(stage, 0, 0, -0.22), [1.7, height, 0.4], chooseTop(plan), {
    legs: legs === "round" ? "cabinet" : legs,
    legColor: woodColor(plan),
  });
  const factor = 1.15;
  const kinds = gatherProps(plan, "small", random).filter((kind) => smallSizes[kind]);
  for (const [index, kind] of kinds.slice(0, plan.mood === "cosy" ? 5 : 3).entries()) {
    const side = index % 2 === 0 ? plan.side : -plan.side;
    const row = Math.floor(index / 2);
    const [, high] = smallSizes[kind] ?? [0.2, 0.2];
    const isTall = height + high * factor > stage.foot[1] - 0.03;
    const away = isTall ? plan.size.width / 2 + 0.16 + 0.16 * row : plan.size.width * 0.2 + 0.13 + 0.2 * row;
    if (away > 0.78) continue;
    dressSmall(stage, kind, inRoom(stage, side * away, height, -0.2), factor, random.fork(`${kind}${index}`));
  }
}

function standLitLamp(stage: Stage, height: number): void {
  const { plan } = stage;
  const place = inRoom(stage, -plan.side * 0.7, height, -0.2);
  const shade = mix(plan.palette.light, plan.palette.textile, 0.3);
  const foot = { color: hex("#5a4a3c"), gloss: 0.05, roughness: 0.2 };
  recordLamp(stage, place, addLamp(stage.builder, place, { kind: "table", height: 0.44, shade, foot, isLit: true }));
}
