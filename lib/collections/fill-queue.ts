import { availableParallelism } from "node:os";
import type { Emit } from "@/lib/kernel/jobs/outbox";
import { queueFilled } from "./events";

/** Assets of one organization that one provider makes at once: every core has one to render while others are stored. */
export const lanes = Math.max(4, availableParallelism() + 1);

/** Wakes as many lanes of a provider as there is work for; one that finds nothing to do ends at once. */
export function fillQueue(emit: Emit, provider: string, waiting: number): void {
  for (let lane = 0; lane < Math.min(lanes, waiting); lane += 1) {
    emit({ name: queueFilled.name, data: { provider, lane } });
  }
}
