"use client";

import { useSyncExternalStore } from "react";

/** Days that the trash keeps what is in it. */
const trashDays = 30;
const dayMs = 86_400_000;

const never = () => () => {};

/** "3 days left": how long something stays in the trash. */
export function describeDaysLeft(deletedAt: string, now: number): string {
  const days = Math.ceil((Date.parse(deletedAt) + trashDays * dayMs - now) / dayMs);
  if (days <= 0) return "Goes today";
  return days === 1 ? "1 day left" : `${days} days left`;
}

/** How long something in the trash can still be restored. */
export function DaysLeft({ deletedAt }: { deletedAt: string }) {
  return useSyncExternalStore(
    never,
    () => describeDaysLeft(deletedAt, Date.now()),
    () => "",
  );
}

/** The same over a tile. */
export function TrashNote({ deletedAt }: { deletedAt: string }) {
  return (
    <span className="pointer-events-none absolute bottom-2.5 left-2.5 z-3 rounded-sm bg-black/70 px-1.5 py-0.5 font-medium text-2xs text-white">
      <DaysLeft deletedAt={deletedAt} />
    </span>
  );
}
