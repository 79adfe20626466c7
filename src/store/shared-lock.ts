import { Client } from 'pg';

/** Any number, as long as nothing else in the database locks it. */
const KEY = 7_061_205;

/**
 * A lock between the instances on one server: held together, or by one alone. It belongs to a connection of its own, so that it ends with the
 * process, however that ends. Calls of one instance that hold it together may overlap; `alone` may overlap with nothing of its own instance.
 */
export function createSharedLock(url: string) {
  let connection: Promise<Client> | undefined;
  let together = 0;

  function connected(): Promise<Client> {
    connection ??= connect().catch(error => {
      connection = undefined;
      throw error;
    });
    return connection;
  }

  async function connect(): Promise<Client> {
    const client = new Client({ connectionString: url });
    const forget = () => {
      connection = undefined;
    };
    // A connection that is lost has lost its locks with it; the next call opens another.
    client.on('error', forget).on('end', forget);
    await client.connect();
    return client;
  }

  return {
    /** Runs `work` while nobody has the lock alone. `first` runs before it, under the lock. */
    async together<T>(first: () => Promise<void>, work: () => Promise<T>): Promise<T> {
      const client = await connected();
      await client.query('SELECT pg_advisory_lock_shared($1)', [KEY]);
      together += 1;
      try {
        await first();
        return await work();
      } finally {
        together -= 1;
        await client.query('SELECT pg_advisory_unlock_shared($1)', [KEY]).catch(() => {});
      }
    },
    /** Runs `work` while nobody else has the lock at all. */
    async alone<T>(work: () => Promise<T>): Promise<T> {
      if (together > 0) throw new Error('the lock cannot be had alone by who holds it together with others');
      const client = await connected();
      await client.query('SELECT pg_advisory_lock($1)', [KEY]);
      try {
        return await work();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1)', [KEY]).catch(() => {});
      }
    },
    async close(): Promise<void> {
      const client = await connection?.catch(() => undefined);
      connection = undefined;
      await client?.end();
    },
  };
}

export type SharedLock = ReturnType<typeof createSharedLock>;
