/**
 * Which tabs of this browser have a design open. A tab holds Web Locks with its id in their names: the browser lets go
 * of them when the tab ends, however it ends. Pages served without TLS have no locks; there nobody knows of open tabs.
 */

const tabKey = "atelier-tab";
const tabLock = (tabId: string) => `atelier-tab:${tabId}`;
const designLock = (scope: string, tabId: string) => `atelier-editor:${scope}:${tabId}`;

function readTabId(): string | null {
  try {
    return sessionStorage.getItem(tabKey);
  } catch {
    return null;
  }
}

function writeTabId(tabId: string): void {
  try {
    sessionStorage.setItem(tabKey, tabId);
  } catch {
    // No store: the tab is another one after a reload, and finds its draft as that of a closed tab.
  }
}

/** An id that no tab has. Not `randomUUID`, which pages served without TLS lack. */
export function createTabId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Holds a lock until `until` is settled; false when somebody else has it. */
function hold(name: string, until: Promise<void>): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : until;
      })
      .catch(() => resolve(false));
  });
}

const never = new Promise<void>(() => {});

async function claimTabId(): Promise<string> {
  const kept = readTabId();
  if (navigator.locks === undefined) {
    const tabId = kept ?? createTabId();
    writeTabId(tabId);
    return tabId;
  }
  // A duplicated tab comes with the id of its original, which still holds the lock.
  if (kept !== null && (await hold(tabLock(kept), never))) return kept;
  const tabId = createTabId();
  await hold(tabLock(tabId), never);
  writeTabId(tabId);
  return tabId;
}

let claimed: Promise<string> | undefined;

/** This tab's id: the same after a reload, another one in a duplicated tab. */
export function readOwnTabId(): Promise<string> {
  claimed ??= claimTabId();
  return claimed;
}

async function heldLocks(prefix: string): Promise<string[]> {
  const { held = [] } = await navigator.locks.query();
  return held.flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name.slice(prefix.length)] : []));
}

/** Ids of all open tabs of the studio; null where the browser cannot tell. */
export async function readLiveTabs(): Promise<ReadonlySet<string> | null> {
  return navigator.locks === undefined ? null : new Set(await heldLocks(tabLock("")));
}

/** Told when a tab enters; `left`: the tab that leaves. */
interface PresenceMessage {
  left?: string;
}

/**
 * Takes part in a design; `onOthers` hears how many other tabs have it open.
 * @param scope owner, design and branch
 * @returns what leaves it again
 */
export function enterDesign(scope: string, onOthers: (count: number) => void): () => void {
  if (navigator.locks === undefined || typeof BroadcastChannel === "undefined") {
    return () => {};
  }
  const channel = new BroadcastChannel(`atelier-editor:${scope}`);
  let release = () => {};
  let left = false;
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  const count = async (without?: string) => {
    const [tabId, tabs] = await Promise.all([readOwnTabId(), heldLocks(designLock(scope, ""))]);
    if (!left) onOthers(tabs.filter((each) => each !== tabId && each !== without).length);
  };
  const look = (without?: string) => void count(without).catch(() => {});
  const onVisible = () => {
    if (document.visibilityState === "visible") look();
  };
  // The lock of a tab that leaves may still be held when its message arrives.
  channel.onmessage = (event: MessageEvent<PresenceMessage>) => look(event.data.left);
  const post = (message: PresenceMessage) => channel.postMessage(message);
  const sayLeft = () => void readOwnTabId().then((tabId) => post({ left: tabId }));
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("pagehide", sayLeft);
  void readOwnTabId()
    .then((tabId) => (left ? false : hold(designLock(scope, tabId), until)))
    .then(() => {
      if (left) return;
      post({});
      look();
    });
  return () => {
    left = true;
    release();
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("pagehide", sayLeft);
    void readOwnTabId().then((tabId) => {
      post({ left: tabId });
      channel.close();
    });
  };
}
