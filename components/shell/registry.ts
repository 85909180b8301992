/** A small observable list that parts of the page add to while they are mounted. */
export interface Registry<Entry> {
  /** Adds entries; the answer takes them out again. */
  add: (entries: readonly Entry[]) => () => void;
  read: () => readonly Entry[];
  subscribe: (listener: () => void) => () => void;
}

export function createRegistry<Entry>(): Registry<Entry> {
  let groups: readonly (readonly Entry[])[] = [];
  let flat: readonly Entry[] = [];
  const listeners = new Set<() => void>();
  const change = (next: readonly (readonly Entry[])[]) => {
    groups = next;
    flat = groups.flat();
    for (const listener of listeners) listener();
  };
  return {
    add: (entries) => {
      change([...groups, entries]);
      return () => change(groups.filter((group) => group !== entries));
    },
    read: () => flat,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
