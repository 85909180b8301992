import { hex, mix, scale } from "@/lib/kernel/ai/built-in/scene/colors";
import { addBed, addShelf, addSofa, addTable } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/lamps";
import { addBooks } from "@/lib/kernel/ai/built-in/scene/props/objects";
import { addCurtain, addCushion } from "@/lib/kernel/ai/built-in/scene/props/soft-things";
import { addFramedPrint, addMirror } from "@/lib/kernel/ai/built-in/scene/props/wall-things";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import type { PropKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";
import { dressFloorLamp, dressFloorPlant, dressSmall, smallSizes } from "./dress";
import { buildRoom, ceilingHeight } from "./room";
import { freeSpan, inRoom, keepInside, recordLamp, type Stage, seenHalf } from "./stage";
import { chooseTop, styleSurfaces, trimColor, woodColor } from "./surfaces";
import { gatherProps } from "./usual-props";
import { addWindow } from "./window";

/** Height of a table or a worktop, m. */
export function tableHeight(room: string): number {
  return room === "kitchen" || room === "bathroom" ? 0.9 : 0.75;
}

/** Rooms whose tables stand at the wall. */
function isAtWall(stage: Stage): boolean {
  const { room } = stage.plan;
  return room === "kitchen" || room === "bathroom" || room === "hallway";
}

/** A product on a table or worktop, the room behind it. */
export function buildTableSet(stage: Stage): void {
  const { builder, plan } = stage;
  const random = stage.random.fork("table-set");
  const height = tableHeight(plan.room);
  const behind = Math.max(0.2, Math.min(0.5, plan.size.width * 0.6 + 0.12)) * (isAtWall(stage) ? 1.15 : 1);
  const front = Math.min(0.6, stage.foot[2] * 0.75);
  const depth = behind + front;
  const back = isAtWall(stage) ? behind : 1.5 + 0.5 * random.next() * plan.variety;
  buildRoom(stage, { back, left: 2.2, right: 2.2 });
  const style = styleSurfaces[plan.style];
  addTable(
    builder,
    inRoom(stage, 0, 0, behind - depth / 2 - 0.003),
    [isAtWall(stage) ? 4.2 : 2.1, height, depth],
    chooseTop(plan),
    {
      legs: isAtWall(stage) && plan.room !== "hallway" ? "cabinet" : style.legs,
      legColor: plan.room === "kitchen" ? mix(plan.palette.wall, plan.palette.light, 0.3) : woodColor(plan),
      thickness: 0.035,
    },
  );
  standSmall(stage, behind, random);
  if (isAtWall(stage)) dressWallBehind(stage, back, random);
  else dressRoomBehind(stage, back, random);
}

/** Small things at both sides of the product and a little behind it. */
function standSmall(stage: Stage, tableBehind: number, random: Random): void {
  const { plan } = stage;
  const wished = gatherProps(plan, "small", random).filter((kind) => smallSizes[kind]);
  const kinds = wished.slice(0, plan.mood === "cosy" ? 5 : Math.max(2, plan.props.length));
  const free = { left: 0, right: 0 };
  const order: (-1 | 1)[] = [-plan.side as -1 | 1, plan.side];
  for (const [index, kind] of kinds.entries()) {
    const [width, high] = smallSizes[kind] ?? [0.2, 0.2];
    // Things are shown in their own size, a little reduced beside something small, so that the product leads.
    const factor = Math.min(1.1, Math.max(0.5, 0.35 + plan.size.height * 1.9), (plan.size.height * 2.1) / high);
    const side = order[index % 2] ?? 1;
    const row = Math.floor(index / 2);
    const isTall = high * factor > plan.size.height * 1.15;
    const behind = Math.min(
      tableBehind - width * factor * 0.5,
      (isTall ? 0.1 : 0.03) + plan.size.width * 0.25 + row * 0.1 + 0.05 * random.next(),
    );
    const span = freeSpan(stage, side, behind);
    const used = side > 0 ? free.right : free.left;
    const away = used + (width * factor) / 2 + 0.02 + plan.size.width * 0.07;
    if (row > 0 && away > Math.abs(span.to - span.from) + width * 0.2) continue;
    if (side > 0) free.right = away + (width * factor) / 2;
    else free.left = away + (width * factor) / 2;
    const place = { x: span.from + side * away, y: stage.foot[1], z: span.z, yaw: stage.yaw };
    dressSmall(stage, kind, place, factor, random.fork(`${kind}${index}`));
  }
}

function dressWallBehind(stage: Stage, back: number, random: Random): void {
  const { builder, plan } = stage;
  const { palette } = plan;
  if (plan.mood === "window" || plan.light === "backlit") {
    addWindow(
      builder,
      inRoom(stage, plan.side * -0.42, stage.foot[1] + 0.14, back - 0.001),
      { width: 0.9, height: 1, columns: 2, rows: 2 },
      { light: plan.light, frame: trimColor(plan), leaf: palette.leaf },
      random,
    );
    return;
  }
  if (plan.room === "bathroom" || plan.props.includes("mirror")) {
    addMirror(
      builder,
      inRoom(stage, plan.side * 0.12, stage.foot[1] + Math.max(0.48, plan.size.height + 0.22), back - 0.002),
      0.34,
      hex(styleSurfaces[plan.style].metal),
      palette,
    );
  }
  if (plan.mood === "bare") return;
  const y = stage.foot[1] + Math.max(0.42, plan.size.height + 0.18);
  if (plan.room === "kitchen") {
    addShelf(builder, inRoom(stage, 0, y, back - 0.11), 2.4, 0.2, chooseTop({ ...plan, room: "office", top: "wood" }));
    for (const [index, kind] of (["cups", "vase", "plant", "cups", "vase"] as const).entries()) {
      dressSmall(stage, kind, inRoom(stage, -0.56 + index * 0.27 + 0.06 * random.next(), y, back - 0.11), 0.75, random);
    }
  } else if (plan.room === "hallway") {
    if (!plan.props.includes("mirror")) {
      addFramedPrint(
        builder,
        inRoom(stage, -plan.side * 0.3, y + 0.35, back - 0.002),
        { width: 0.5, height: 0.66 },
        palette,
        woodColor(plan),
        random,
      );
    }
  }
}

function dressRoomBehind(stage: Stage, back: number, random: Random): void {
  const { builder, plan } = stage;
  const { palette } = plan;
  const edge = (share: number, z: number) => seenHalf(stage, stage.foot[2] + z) * share;
  const props: readonly PropKind[] = [
    ...plan.props,
    ...(plan.mood === "bare" ? [] : gatherProps({ ...plan, props: [] }, "large", random)),
  ];
  const hasWindow =
    plan.mood === "window" || plan.light === "backlit" || plan.light === "bright" || plan.light === "golden";
  const windowSide = -plan.side as -1 | 1;
  if (hasWindow) {
    const place = inRoom(stage, windowSide * Math.max(0.45, edge(0.62, back)), 0.7, back - 0.001);
    addWindow(
      builder,
      place,
      { width: 1.1, height: 1.6, columns: 2, rows: plan.style === "modern" ? 1 : 3 },
      { light: plan.light, frame: trimColor(plan), leaf: palette.leaf },
      random,
    );
    if (plan.mood !== "bare")
      addCurtain(
        builder,
        inRoom(stage, windowSide * (Math.max(0.45, edge(0.62, back)) + 0.62), 0, back - 0.12),
        { width: 0.45, height: ceilingHeight - 0.1 },
        palette.textile,
        random,
      );
  } else if (props.includes("curtains")) {
    addCurtain(
      builder,
      inRoom(stage, windowSide * edge(0.85, back), 0, back - 0.12),
      { width: 0.6, height: ceilingHeight - 0.1 },
      palette.textile,
      random,
    );
  }
  if (plan.mood === "bare") return;
  if (plan.room === "living") {
    addSofa(
      builder,
      inRoom(stage, plan.side * edge(0.45, back), 0, back - 0.5),
      1.9,
      palette.textile2,
      woodColor(plan),
    );
    addCushion(builder, inRoom(stage, plan.side * edge(0.3, back), 0.46, back - 0.6, 0.25), 0.44, palette.accent);
  } else if (plan.room === "bedroom") {
    addBed(builder, inRoom(stage, plan.side * edge(0.4, back), 0.06, back - 1.17), {
      sheet: palette.light,
      cover: palette.textile2,
      head: palette.accent,
      wood: woodColor(plan),
    });
  } else if (plan.room === "office") {
    for (const y of [0.95, 1.3, 1.65]) {
      addShelf(
        builder,
        inRoom(stage, plan.side * edge(0.3, back), y, back - 0.14),
        1.3,
        0.26,
        chooseTop({ ...plan, room: "office", top: "wood" }),
      );
      addBooks(
        builder,
        inRoom(stage, plan.side * edge(0.3, back) - 0.55 + random.next() * 0.3, y, back - 0.13),
        { count: 8, standing: true, size: 0.25 },
        palette,
        random,
      );
      dressSmall(
        stage,
        random.pick(["vase", "plant", "stones"] as const),
        inRoom(stage, plan.side * edge(0.3, back) + 0.42, y, back - 0.14),
        0.9,
        random,
      );
    }
  } else if (props.includes("frames") || plan.room === "dining" || plan.room === "nursery") {
    addFramedPrint(
      builder,
      inRoom(stage, plan.side * edge(0.35, back), stage.foot[1] + 0.62, back - 0.002),
      { width: 0.6, height: 0.8 },
      palette,
      woodColor(plan),
      random,
    );
  }
  if (plan.room === "dining" || props.includes("pendant")) {
    const isLit = plan.light === "evening" || plan.light === "candle";
    const place = inRoom(stage, windowSide * edge(0.3, 0.7), stage.foot[1] + 0.62, 0.75);
    const local = addLamp(builder, place, {
      kind: "pendant",
      height: 0.17,
      shade: scale(palette.accent, 0.9),
      foot: { color: palette.dark },
      isLit,
      drop: 1.2,
    });
    if (isLit) recordLamp(stage, place, local);
  }
  const inside = keepInside(
    stage,
    inRoom(stage, windowSide * edge(0.7, back - 0.4), 0, back - 0.4).x,
    stage.foot[2] + back - 0.45,
    0.35,
  );
  if (plan.light === "evening" || props.includes("floorlamp"))
    dressFloorLamp(stage, { ...inside, y: 0, yaw: stage.yaw }, 1.45);
  else dressFloorPlant(stage, { ...inside, y: 0, yaw: stage.yaw }, 1.5, random);
}
