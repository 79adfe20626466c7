import { EFFECTIVE_FROM } from '../prisma/seed/effective.ts';
import { seedDemo } from '../prisma/seed/load.ts';
import type { Database } from './store/database.ts';
import { memorySnapshot } from './store/memory-snapshot.ts';
import { migrate } from './store/migrate.ts';

/** A fresh demo database for throw-away use. */
export function demoSnapshot(): Promise<Blob> {
  return memorySnapshot('demo', async db => {
    await migrate(db);
    await seedOnce(db);
  });
}

/** Fills an empty database with the demo branch office; one that was ever filled, or has people, is left alone. `onFill` is told before it takes its time. */
export async function seedOnce(db: Database, onFill: () => void = () => {}): Promise<void> {
  const seeded = await db.prisma.setting.findUnique({ where: { key: 'demo' } });
  if (seeded || (await db.prisma.staff.count()) > 0) return;
  onFill();
  await db.transaction(async tx => {
    // The row is the claim: of two instances that start at once, one seeds and the other waits for it here.
    const claimed =
      await tx.$executeRaw`INSERT INTO "Setting" (key, value) VALUES ('demo', 'true'::jsonb) ON CONFLICT DO NOTHING`;
    if (claimed === 1) await seedDemo(tx, EFFECTIVE_FROM);
  });
}
