import { authClient, unwrapAuth } from "@/lib/kernel/auth/client";

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
  channel.onmessage = () => window.location.assign("/");
  return () => channel.close();
}

/** Makes another organization the one this browser works in. */
export async function switchOrganization(organizationId: string): Promise<void> {
  await unwrapAuth(authClient.organization.setActive({ organizationId }));
  announceSessionChange();
  window.location.assign("/");
}

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  await unwrapAuth(authClient.signOut());
  announceSessionChange();
  window.location.assign("/sign-in");
}
