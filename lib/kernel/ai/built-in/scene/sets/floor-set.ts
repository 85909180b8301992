import { hex, mix } from "@/lib/kernel/ai/built-in/scene/colors";
import { rugMaterial } from "@/lib/kernel/ai/built-in/scene/materials";
import type { Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import {
  addBed,
  addChair,
  addShelf,
  addSideTable,
  addSofa,
  addTable,
} from "@/lib/kernel/ai/built-in/scene/props/furniture";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/lamps";
import { addBooks } from "@/lib/kernel/ai/built-in/scene/props/objects";
import { addCurtain, addCushion, addRug } from "@/lib/kernel/ai/built-in/scene/props/soft-things";
import { addFramedPrint, addMirror } from "@/lib/kernel/ai/built-in/scene/props/wall-things";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { PropKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";
import { dressFloorLamp, dressFloorPlant, dressSmall, smallSizes } from "./dress";
import { buildRoom, ceilingHeight } from "./room";
import { freeSpan, inRoom, keepInside, recordLamp, type Stage } from "./stage";
import { chooseTop, styleSurfaces, trimColor, woodColor } from "./surfaces";
import { gatherProps } from "./usual-props";
import { addWindow } from "./window";

/** A product that stands on a room's floor, furniture and things around it. */
export function buildFloorSet(stage: Stage): void {
  const { plan } = stage;
  const random = stage.random.fork("floor-set");
  const isCorner = Math.abs(stage.yaw) > 0.25;
  const depth = Math.max(0.75, plan.size.width * 0.45) + 0.35 + 0.5 * random.next() * plan.variety;
  const wide = Math.max(2.2, plan.size.width * 1.1 + 1);
  const near = plan.size.width / 2 + 1.05;
  buildRoom(stage, {
    back: depth,
    left: isCorner && stage.yaw > 0 ? near : wide,
    right: isCorner && stage.yaw < 0 ? near : wide,
  });
  const gathered = gatherProps(plan, "large", random);
  // Wished small things want something to stand on.
  const hasSmall = plan.props.some((kind) => smallSizes[kind] && !isLarge(kind));
  const props: PropKind[] = hasSmall ? [...new Set<PropKind>(["sidetable", ...gathered])] : gathered;
  const wallSides: (-1 | 1)[] = plan.side > 0 ? [-1, 1] : [1, -1];
  const [windowSide, otherSide] = wallSides as [-1 | 1, -1 | 1];
  const hasWindow = plan.mood === "window" || plan.light === "backlit";
  if (hasWindow) hangWindow(stage, windowSide, depth, props.includes("curtains"), random);
  else if (props.includes("curtains")) hangCurtain(stage, windowSide, depth, random);
  if (props.includes("rug")) layRug(stage, random);
  placeBehind(stage, depth, random);
  let side: -1 | 1 = otherSide;
  for (const [index, kind] of props
    .filter(isLarge)
    .slice(0, plan.angle === "wide" ? 4 : 3)
    .entries()) {
    standLarge(stage, kind, side, index < 2 ? 0.52 : 0.92, random);
    side = side === 1 ? -1 : 1;
  }
  if (props.includes("frames")) hangFrames(stage, depth, hasWindow ? otherSide : null, random);
  if (props.includes("mirror")) {
    addMirror(
      stage.builder,
      inRoom(stage, otherSide * (plan.size.width * 0.5 + 0.35), 1.62, depth - 0.002),
      0.36,
      hex(styleSurfaces[plan.style].metal),
      plan.palette,
    );
  }
  if (props.includes("pendant")) hangPendant(stage, random);
  placeSmallOnFloor(stage, props, random);
}

function isLarge(kind: PropKind): boolean {
  return ["plant", "floorlamp", "sidetable", "basket", "chair", "tablelamp"].includes(kind);
}

/** A place on the floor at a side of the product, inside the picture and the room. */
function besideProduct(stage: Stage, side: -1 | 1, behind: number, share: number, radius: number): Placement {
  const span = freeSpan(stage, side, behind);
  const length = Math.abs(span.to - span.from);
  const away = Math.max(radius * 0.8, Math.min(length * share, length - radius * 0.2));
  const inside = keepInside(stage, span.from + side * away, span.z, radius);
  return { ...inside, y: 0, yaw: stage.yaw };
}

function standLarge(stage: Stage, kind: PropKind, side: -1 | 1, share: number, random: Random): void {
  const behind = 0.2 + 0.3 * random.next() + (share > 0.6 ? 0.15 : 0);
  if (kind === "plant") {
    const height = Math.min(1.75, Math.max(0.85, stage.plan.size.height * random.between(1.15, 1.5)));
    dressFloorPlant(stage, besideProduct(stage, side, behind, share, height * 0.24), height, random);
  } else if (kind === "floorlamp") {
    dressFloorLamp(stage, besideProduct(stage, side, behind + 0.1, share, 0.22), 1.55);
  } else if (kind === "chair") {
    const place = besideProduct(stage, side, behind, share, 0.32);
    addChair(
      stage.builder,
      { ...place, yaw: (place.yaw ?? 0) + Math.PI - side * 0.6 },
      woodColor(stage.plan),
      stage.plan.palette.textile2,
    );
  } else if (kind === "basket") {
    const place = besideProduct(stage, side, behind * 0.4, share * 0.85, 0.2);
    dressSmall(stage, "basket", place, 1.25, random);
  } else {
    const place = besideProduct(stage, side, behind * 0.5, share * 0.9, 0.24);
    const foot = random.pick(["drum", "tripod", "pedestal"] as const);
    addSideTable(
      stage.builder,
      place,
      { radius: 0.22, height: 0.47 },
      chooseTop(stage.plan),
      foot,
      woodColor(stage.plan),
    );
    const wished = stage.plan.props.filter((prop) => smallSizes[prop] && !isLarge(prop));
    const small =
      kind === "tablelamp" ? "tablelamp" : (wished[0] ?? random.pick(["drygrass", "books", "candles"] as const));
    dressSmall(stage, small, { ...place, y: 0.47 }, 0.95, random);
  }
}

function layRug(stage: Stage, random: Random): void {
  const { plan } = stage;
  const { palette } = plan;
  const pattern =
    plan.style === "bohemian" || plan.style === "rustic"
      ? random.pick(["berber", "stripes"] as const)
      : plan.style === "traditional" || plan.style === "luxury"
        ? "persian"
        : plan.style === "midcentury"
          ? "lattice"
          : random.chance(plan.variety * 0.6)
            ? random.pick(["stripes", "lattice", "berber"] as const)
            : "plain";
  const ground =
    pattern === "persian" ? mix(palette.accent, palette.dark, 0.25) : mix(palette.textile, palette.light, 0.3);
  const figure = pattern === "persian" ? palette.textile : mix(palette.textile2, palette.dark, 0.2);
  const width = Math.max(1.7, plan.size.width * 1.7);
  const isRound =
    (plan.style === "midcentury" || plan.room === "nursery" || plan.style === "japandi") && pattern !== "persian";
  addRug(
    stage.builder,
    inRoom(stage, 0, 0, 0.18),
    { width, depth: isRound ? width : Math.max(1.25, width * 0.66) },
    rugMaterial(pattern, ground, figure, palette.accent2),
    isRound,
  );
}

/** What a room has behind the product: seen beside and above it. */
function placeBehind(stage: Stage, depth: number, random: Random): void {
  const { builder, plan } = stage;
  const { palette } = plan;
  const isSmallProduct = plan.size.width < 1 && plan.size.height < 1.2;
  if (plan.mood === "bare") return;
  if (plan.room === "bedroom" && isSmallProduct) {
    addBed(builder, inRoom(stage, plan.side * 1.35, 0, depth - 1.17), {
      sheet: palette.light,
      cover: palette.textile2,
      head: palette.textile,
      wood: woodColor(plan),
    });
  } else if (plan.room === "living" && plan.angle === "wide" && isSmallProduct) {
    addSofa(builder, inRoom(stage, plan.side * 1.35, 0, depth - 0.5), 1.9, palette.textile2, woodColor(plan));
    addCushion(builder, inRoom(stage, plan.side * 1.0, 0.46, depth - 0.55, 0.2), 0.42, palette.accent);
  } else if (plan.room === "kitchen") {
    addTable(builder, inRoom(stage, 0, 0, depth - 0.31), [4.2, 0.9, 0.6], chooseTop(plan), {
      legs: "cabinet",
      legColor: mix(palette.wall, palette.light, 0.3),
    });
  } else if (plan.room === "dining" && isSmallProduct) {
    addTable(builder, inRoom(stage, plan.side * 1.5, 0, depth - 0.55), [1.7, 0.75, 0.85], chooseTop(plan), {
      legs: styleSurfaces[plan.style].legs === "cabinet" ? "square" : styleSurfaces[plan.style].legs,
      legColor: woodColor(plan),
    });
  } else if (plan.room === "office" || (plan.mood === "cosy" && plan.room !== "bathroom")) {
    for (const [row, y] of [1.25, 1.62].entries()) {
      const place = inRoom(stage, -plan.side * 0.9, y, depth - 0.13);
      addShelf(builder, place, 1.15, 0.24, { ...chooseTop({ ...plan, room: "office", top: "wood" }) });
      const at = inRoom(stage, -plan.side * 0.9 - 0.5 + row * 0.4, y, depth - 0.12);
      addBooks(builder, at, { count: 7, standing: true, size: 0.24 }, palette, random);
      dressSmall(
        stage,
        row === 0 ? "vase" : "plant",
        inRoom(stage, -plan.side * 0.9 + (row === 0 ? 0.38 : -0.38), y, depth - 0.13),
        0.8,
        random,
      );
    }
  }
}

function hangFrames(stage: Stage, depth: number, side: -1 | 1 | null, random: Random): void {
  const { plan, builder } = stage;
  const frame = random.pick([woodColor(plan), plan.palette.dark, plan.palette.light]);
  const x = side === null ? (random.next() - 0.5) * 0.2 : side * 0.5;
  const low = Math.max(1.42, plan.size.height + 0.45);
  const middle = Math.min(low, 1.75);
  const isPair = plan.variety > 0.15 && random.chance(0.6);
  if (isPair) {
    addFramedPrint(
      builder,
      inRoom(stage, x - 0.27, middle, depth - 0.002),
      { width: 0.46, height: 0.62 },
      plan.palette,
      frame,
      random,
    );
    addFramedPrint(
      builder,
      inRoom(stage, x + 0.27, middle, depth - 0.002),
      { width: 0.46, height: 0.62 },
      plan.palette,
      frame,
      random,
    );
  } else {
    addFramedPrint(
      builder,
      inRoom(stage, x, middle, depth - 0.002),
      { width: 0.72, height: 0.92 },
      plan.palette,
      frame,
      random,
    );
  }
}

function hangWindow(stage: Stage, side: -1 | 1, depth: number, withCurtains: boolean, random: Random): void {
  const { plan, builder } = stage;
  const width = 1.15;
  const x = side * Math.max(0.75, plan.size.width / 2 + 0.55);
  const rows = plan.style === "modern" || plan.style === "minimalist" ? 1 : 3;
  addWindow(
    builder,
    inRoom(stage, x, 0.85, depth - 0.001),
    { width, height: 1.5, columns: 2, rows },
    { light: plan.light, frame: trimColor(plan), leaf: plan.palette.leaf },
    random,
  );
  if (!withCurtains && plan.mood !== "cosy") return;
  for (const edge of [-1, 1]) {
    addCurtain(
      builder,
      inRoom(stage, x + edge * (width / 2 + 0.1), 0, depth - 0.12),
      { width: 0.42, height: 2.55 },
      plan.palette.textile,
      random,
    );
  }
}

function hangCurtain(stage: Stage, side: -1 | 1, depth: number, random: Random): void {
  const span = freeSpan(stage, side, depth - 0.15);
  const inside = keepInside(stage, span.to - side * 0.12, span.z, 0.12);
  addCurtain(
    stage.builder,
    { ...inside, y: 0, yaw: stage.yaw },
    { width: 0.75, height: ceilingHeight - 0.08 },
    stage.plan.palette.textile,
    random,
  );
}

function hangPendant(stage: Stage, random: Random): void {
  const { plan } = stage;
  const isLit = plan.light === "evening" || plan.light === "candle";
  const y = Math.min(1.95, Math.max(1.6, plan.size.height + 0.55));
  const place = inRoom(stage, -plan.side * (0.35 + 0.2 * random.next()), y, 0.35);
  const local = addLamp(stage.builder, place, {
    kind: "pendant",
    height: 0.2,
    shade: mix(plan.palette.textile, plan.palette.light, 0.3),
    foot: { color: plan.palette.dark },
    isLit,
    drop: ceilingHeight - y,
  });
  if (isLit) recordLamp(stage, place, local);
}

/** Wished small things that found no table lie on the floor beside the product. */
function placeSmallOnFloor(stage: Stage, props: readonly PropKind[], random: Random): void {
  const small = stage.plan.props.filter((kind) => smallSizes[kind] && !isLarge(kind) && kind !== "frames");
  const rest = props.includes("sidetable") ? small.slice(1) : small;
  for (const [index, kind] of rest.slice(0, 3).entries()) {
    const side = index % 2 === 0 ? stage.plan.side : (-stage.plan.side as -1 | 1);
    const place = besideProduct(stage, side, 0.06 + 0.1 * index, 0.28, 0.16);
    dressSmall(stage, kind, place, 1.15, random);
  }
}
