/** A file that is not in the library yet, kept by the browser so that a reload loses nothing. */
export interface KeptFile {
  id: string;
  /** Organization and person it is for. */
  owner: string;
  file: File;
  folderId: string | null;
  uploadId: string | null;
}

const databaseName = "atelier-uploads";
const storeName = "files";

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Private windows and full disks refuse to keep anything; uploads work without. */
async function attempt<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(storeName, mode);
        const request = work(transaction.objectStore(storeName));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

export async function keepFile(kept: KeptFile): Promise<void> {
  await attempt("readwrite", (store) => store.put(kept));
}

export async function forgetFile(id: string): Promise<void> {
  await attempt("readwrite", (store) => store.delete(id));
}

/** What is left of earlier visits, of this owner. */
export async function readKeptFiles(owner: string): Promise<KeptFile[]> {
  const all: KeptFile[] = (await attempt("readonly", (store) => store.getAll())) ?? [];
  return all.filter((kept) => kept.owner === owner);
}
