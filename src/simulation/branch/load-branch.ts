import { EFFECTIVE_FROM } from '../../../prisma/seed/effective.ts';
import { seedBranch } from '../../../prisma/seed/load.ts';
import type { Database } from '../../store/database.ts';
import { planBranch } from './plan-branch.ts';

/** What a simulation is begun with; a restart goes on with the same. */
export interface Beginning {
  readonly units: number;
  readonly seed: string;
  /** The first day. */
  readonly start: string;
}

/** `other`: it was begun otherwise; `taken`: it holds something else. */
export type LoadedBranch = { readonly kind: 'ready' | 'taken' } | { readonly kind: 'other'; readonly begun: Beginning };

const KEY = 'simulation';

/** Fills an empty database with the branch to be simulated; one that such a simulation has filled goes on. */
export async function loadBranch(db: Database, beginning: Beginning): Promise<LoadedBranch> {
  return db.transaction(async (tx): Promise<LoadedBranch> => {
    if ((await tx.setting.count({ where: { key: KEY } })) === 0 && (await tx.staff.count()) > 0)
      return { kind: 'taken' };
    // The row is the claim: of two instances that start at once, one fills the database and the other waits for it here.
    const claimed = await tx.$executeRaw`
      INSERT INTO "Setting" (key, value) VALUES (${KEY}, ${JSON.stringify(beginning)}::jsonb) ON CONFLICT DO NOTHING`;
    if (claimed === 1) await seedBranch(tx, planBranch(beginning.units), EFFECTIVE_FROM);
    const { value } = await tx.setting.findUniqueOrThrow({ where: { key: KEY } });
    const begun = value as unknown as Beginning;
    const same = begun.units === beginning.units && begun.seed === beginning.seed && begun.start === beginning.start;
    return same ? { kind: 'ready' } : { kind: 'other', begun };
  });
}
