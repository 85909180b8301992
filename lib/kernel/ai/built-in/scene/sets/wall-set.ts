import { hex, mix } from "@/lib/kernel/ai/built-in/scene/colors";
import { addLamp, addSofa, addTable } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import { addCushion } from "@/lib/kernel/ai/built-in/scene/props/objects";
import { addFrame, addPeg } from "@/lib/kernel/ai/built-in/scene/props/wall-things";
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
  const middle = stage.foot[1] + height / 2;
  if (plan.isPhoto) {
    addFrame(
      builder,
      inRoom(stage, 0, middle, 0),
      { width: width * 1.08 + 0.05, height: height * 1.08 + 0.05 },
      woodColor(plan),
    );
  } else {
    addPeg(builder, inRoom(stage, 0, stage.foot[1] + height + 0.015, 0), woodColor(plan));
  }
  if (plan.mood === "bare" && plan.props.length === 0) return;
  const small = gatherProps(plan, "small", random).filter((kind) => smallSizes[kind]);
  const isSofa = plan.room === "living" && random.chance(plan.variety);
  if (isSofa) {
    addSofa(builder, inRoom(stage, 0, 0, -0.55), 2, plan.palette.textile2, woodColor(plan));
    addCushion(builder, inRoom(stage, plan.side * 0.6, 0.46, -0.62, 0.2), 0.44, plan.palette.accent);
  } else {
    const top = stage.foot[1] - 0.22;
    const low = Math.max(0.42, Math.min(0.82, top));
    addTable(builder, inRoom(stage, 0, 0, -0.22), [1.7, low, 0.4], chooseTop(plan), {
      legs: styleSurfaces[plan.style].legs === "round" ? "cabinet" : styleSurfaces[plan.style].legs,
      legColor: woodColor(plan),
    });
    for (const [index, kind] of small.slice(0, plan.mood === "cosy" ? 5 : 3).entries()) {
      const side = index % 2 === 0 ? plan.side : -plan.side;
      const [, high] = smallSizes[kind] ?? [0.2, 0.2];
      // Under the product things stay low; beside it they may rise.
      const factor = 1.15;
      const isTall = low + high * factor > stage.foot[1] - 0.03;
      const x =
        side *
        (isTall ? width / 2 + 0.16 + 0.16 * Math.floor(index / 2) : width * 0.2 + 0.13 + 0.2 * Math.floor(index / 2));
      if (Math.abs(x) > 0.78) continue;
      dressSmall(stage, kind, inRoom(stage, x, low, -0.2), factor, random.fork(`${kind}${index}`));
    }
  }
  if (plan.light === "evening" || plan.light === "candle") {
    const place = inRoom(
      stage,
      -plan.side * 0.7,
      isSofa ? 0.5 : Math.max(0.42, Math.min(0.82, stage.foot[1] - 0.22)),
      -0.2,
    );
    recordLamp(
      stage,
      place,
      addLamp(builder, place, {
        kind: "table",
        height: 0.44,
        shade: mix(plan.palette.light, plan.palette.textile, 0.3),
        foot: { color: hex("#5a4a3c"), gloss: 0.05, roughness: 0.2 },
        isLit: true,
      }),
    );
  }
  const span = freeSpan(stage, -plan.side, -0.3);
  const inside = keepInside(
    stage,
    Math.sign(span.to) * Math.max(1.12, Math.abs(span.to) * 0.86),
    stage.foot[2] - 0.32,
    0.3,
  );
  dressFloorPlant(stage, { ...inside, y: 0, yaw: stage.yaw }, 1.45, random);
}
