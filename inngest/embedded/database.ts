import pg from "pg";

/** Something SQL can be run on: the pool, or one open transaction. Rows are typed by the caller, who wrote the SQL. */
export interface Db {
  query<Row extends object = Record<string, never>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Db {
  /** Runs `work` in one transaction; runs it again when PostgreSQL chose it as the victim of a deadlock. */
  transaction<T>(work: (tx: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const statementNames = new Map<string, string>();

/** Statements written in this folder are few and constant, so each is prepared once a connection. */
function statementName(text: string): string {
  const known = statementNames.get(text);
  if (known !== undefined) {
    return known;
  }
  const name = `engine_${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

async function run<Row extends object>(
  client: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<Row[]> {
  const result =
    values === undefined
      ? await client.query<Row>(text)
      : await client.query<Row>({ name: statementName(text), text, values: [...values] });
  return result.rows;
}

/** SQLSTATE of a PostgreSQL error, undefined for anything else. */
export function sqlState(error: unknown): string | undefined {
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return error.code;
  }
  return undefined;
}

/** True where the statement may simply be run again: deadlock victim or serialization failure. */
function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === "40P01" || state === "40001";
}

/** True where the server or the way to it failed, not the statement: connection errors, shutdown, too many connections. */
export function isConnectionFailure(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined && /^(08|57P|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI)/.test(state)) {
    return true;
  }
  return error instanceof Error && /connection|terminated|timeout exceeded/i.test(error.message) && state === undefined;
}

const maxConflicts = 10;

/** Opens a pool. `onError` hears about idle connections that broke, `onCommit` of every committed transaction. */
export function openDatabase(
  url: string,
  connections: number,
  onError: (error: Error) => void,
  onCommit: (tx: Db) => void = () => undefined,
): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: "atelier-executor" });
  pool.on("error", onError);

  async function once<T>(work: (tx: Db) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection may break between two statements; without a listener that would end the process.
    const onBroken = (error: Error): void => {
      broken = error;
    };
    client.on("error", onBroken);
    try {
      const tx: Db = { query: (text, values) => run(client, text, values) };
      await client.query("begin");
      const value = await work(tx);
      await client.query("commit");
      onCommit(tx);
      return value;
    } catch (error) {
      await client.query("rollback").catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error(String(cause));
      });
      throw error;
    } finally {
      client.off("error", onBroken);
      client.release(broken);
    }
  }

  return {
    query: (text, values) => run(pool, text, values),
    async transaction(work) {
      for (let conflicts = 0; ; conflicts += 1) {
        try {
          return await once(work);
        } catch (error) {
          if (!isConflict(error) || conflicts >= maxConflicts) {
            throw error;
          }
        }
      }
    },
    close: () => pool.end(),
  };
}
