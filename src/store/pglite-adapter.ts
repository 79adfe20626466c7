import { PGlite } from '@electric-sql/pglite';
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';

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
        await pglite.exec(script);
      };
      return adapter;
    },
    async connectToShadowDb() {
      const shadow = new PGlite('memory://');
      const adapter = await pgliteAdapter(shadow).connect();
      adapter.dispose = () => shadow.close();
      return adapter;
    },
  };
}
