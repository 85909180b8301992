import { askAuth } from "@/lib/kernel/auth/client";
import { holdPage, leavePage } from "./leave-page";

const channelName = "atelier-session";

/** Tells the browser's other tabs that the session changed (another organization, signed out): they load again. */
export function announceSessionChange(): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("changed");
  channel.close();
}

/** Loads the tab again when another one changed the session, so that no tab shows one organization and writes into another. */
export function followSessionChanges(): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = () => leavePage("/");
  return () => channel.close();
}

async function changeSession(change: () => Promise<unknown>, next: string): Promise<void> {
  const release = holdPage();
  try {
    await change();
  } finally {
    release();
  }
  announceSessionChange();
  leavePage(next);
}

/** Makes another organization the one this browser works in. */
export function switchOrganization(organizationId: string): Promise<void> {
  return changeSession(() => askAuth((client) => client.organization.setActive({ organizationId })), "/");
}

/** Ends this browser's session. */
export function signOut(): Promise<void> {
  return changeSession(() => askAuth((client) => client.signOut()), "/sign-in");
}
