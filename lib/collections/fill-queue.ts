import type { Emit } from "@/lib/kernel/jobs/outbox";
import { queueFilled } from "./events";

/** Assets of one organization that one provider makes at once. */
export const lanes = 4;

/** Wakes as many lanes of a provider as there is work for; one that finds nothing to do ends at once. */
export function fillQueue(emit: Emit, provider: string, waiting: number): void {
  for (let lane = 0; lane < Math.min(lanes, waiting); lane += 1) {
    emit({ name: queueFilled.name, data: { provider, lane } });
  }
}
