import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { PoolConfig } from 'pg';
import { openShadow } from './pglite-adapter.ts';
import { scriptError } from './script-error.ts';

/**
 * The Prisma adapter over a PostgreSQL server. `@prisma/adapter-pg` cuts a migration script at every semicolon, also inside a function's
 * body, and runs the pieces one by one: here a script goes to the server as it is, so that it applies as a whole or not at all. Its shadow
 * database would be the real one where the address is a URL: ours is embedded.
 */
export function postgresAdapter(config: PoolConfig): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(config);
  return {
    provider: 'postgres',
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect();
      const pool = adapter.underlyingDriver();
      adapter.executeScript = async script => {
        await pool.query(script).catch(error => {
          throw scriptError(error);
        });
      };
      return adapter;
    },
    connectToShadowDb: openShadow,
  };
}
