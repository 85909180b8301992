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

type AuthModule = typeof import("@/lib/kernel/auth/client");

/** The client of better-auth is loaded when it is first needed: most pages never do. */
async function changeSession(change: (auth: AuthModule) => Promise<unknown>, next: string): Promise<void> {
  const release = holdPage();
  try {
    await change(await import("@/lib/kernel/auth/client"));
  } finally {
    release();
  }
  announceSessionChange();
  leavePage(next);
}

/** Makes another organization the one this browser works in. */
export function switchOrganization(organizationId: string): Promise<void> {
  return changeSession(
    ({ authClient, unwrapAuth }) => unwrapAuth(authClient.organization.setActive({ organizationId })),
    "/",
  );
}

/** Ends this browser's session. */
export function signOut(): Promise<void> {
  return changeSession(({ authClient, unwrapAuth }) => unwrapAuth(authClient.signOut()), "/sign-in");
}
