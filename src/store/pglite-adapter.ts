import { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { scriptError } from './script-error.ts';

/**
 * The Prisma adapter over PGlite. `pglite-prisma-adapter` starts a migration script without awaiting it, so a failing one would
 * be recorded as finished and its error lost: here `executeScript` is awaited. Its shadow database is closed after use.
 */
export function pgliteAdapter(pglite: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(pglite);
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async script => {
        await pglite.exec(script).catch(async error => {
          // A script that begins a transaction of its own must not leave it open on the one connection.
          await pglite.exec('ROLLBACK');
          throw scriptError(error);
        });
      };
      return adapter;
    },
    connectToShadowDb: openShadow,
  };
}

/** An empty database in memory, gone when it is disposed of: where the schema engine replays migrations to compare. */
export async function openShadow(): Promise<SqlDriverAdapter> {
  const shadow = new PGlite('memory://');
  const adapter = await pgliteAdapter(shadow).connect();
  adapter.dispose = () => shadow.close();
  return adapter;
}
