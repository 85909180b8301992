import type { DraftElement } from "@/components/designs/editor/draft";

/**
 * Unsaved changes of one tab to one branch of a design, kept in the browser (IndexedDB). Every tab keeps its own, so
 * that two of them never write over each other.
 */
export interface KeptDraft {
  /** `owner/design/branch/tab`. */
  readonly key: string;
  /** Organization and person: nobody finds the changes of whoever used the browser before. */
  readonly owner: string;
  readonly designId: string;
  readonly branch: string;
  readonly tabId: string;
  /** The revision that the changes were made to; null for a design without one. */
  readonly baseId: string | null;
  readonly elements: readonly DraftElement[];
  readonly productColor: string | null;
  /** Time of the last change, ms since 1970. */
  readonly changedAt: number;
  /** A save was asked for and could not be sent: it is sent when the studio can be reached. */
  readonly saveWanted: boolean;
}

/** What a draft belongs to. */
export interface DraftPlace {
  readonly owner: string;
  readonly designId: string;
  readonly branch: string;
}

const databaseName = "atelier-drafts";
const storeName = "drafts";
const indexName = "place";

export function keyOfDraft(place: DraftPlace, tabId: string): string {
  return [place.owner, place.designId, place.branch, tabId].join("/");
}

let opened: Promise<IDBDatabase> | undefined;

function openDatabase(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore(storeName, { keyPath: "key" });
      store.createIndex(indexName, ["owner", "designId", "branch"]);
    };
    request.onsuccess = () => {
      const database = request.result;
      // A later version of the studio in another tab may want to change the store.
      database.onversionchange = () => {
        database.close();
        opened = undefined;
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error ?? new Error("The browser's store cannot be opened."));
  }).catch((cause: unknown) => {
    opened = undefined;
    throw cause;
  });
  return opened;
}

/** Runs `work` in one transaction and answers when it is on the disk. */
async function transact<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore, answer: (result: Result) => void) => void,
): Promise<Result | undefined> {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    let result: Result | undefined;
    const transaction = database.transaction(storeName, mode);
    transaction.oncomplete = () => resolve(result);
    transaction.onerror = () => reject(transaction.error ?? new Error("The browser's store failed."));
    transaction.onabort = () => reject(transaction.error ?? new Error("The browser's store is full."));
    work(transaction.objectStore(storeName), (value) => {
      result = value;
    });
  });
}

/** Writes a draft over the one with its key. @throws when the browser keeps nothing (no room, private window) */
export async function putDraft(draft: KeptDraft): Promise<void> {
  await transact<never>("readwrite", (store) => void store.put(draft));
}

export async function deleteDraft(key: string): Promise<void> {
  await transact<never>("readwrite", (store) => void store.delete(key));
}

/** Everything kept for a place, by all tabs, unchecked: it may have been written by an earlier version of the studio. */
export async function listDrafts({ owner, designId, branch }: DraftPlace): Promise<readonly unknown[]> {
  const found = await transact<unknown[]>("readonly", (store, answer) => {
    const request: IDBRequest<unknown[]> = store.index(indexName).getAll([owner, designId, branch]);
    request.onsuccess = () => answer(request.result);
  });
  return found ?? [];
}

/**
 * Gives a draft of a closed tab to another one, in one step: of two tabs that try, one gets it.
 * @returns the draft as that tab's own; null when it is there no more
 */
export async function adoptDraft(draft: KeptDraft, tabId: string): Promise<KeptDraft | null> {
  const own: KeptDraft = { ...draft, tabId, key: keyOfDraft(draft, tabId) };
  const adopted = await transact<KeptDraft>("readwrite", (store, answer) => {
    const request: IDBRequest<unknown> = store.get(draft.key);
    request.onsuccess = () => {
      if (request.result === undefined) return;
      store.delete(draft.key);
      store.put(own);
      answer(own);
    };
  });
  return adopted ?? null;
}
