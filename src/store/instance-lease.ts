import type { Database } from './database.ts';

/** How long something stays with an instance that has stopped answering. Real time, in ms. */
export const INSTANCE_LEASE_MS = 9_000;

/** What only one instance may hold at a time. Taking it again keeps it. */
export function createInstanceLease(db: Database, name: string, owner: string, realNow: () => Date) {
  return {
    /** @returns whether this instance holds it for the next INSTANCE_LEASE_MS. */
    async take(): Promise<boolean> {
      const now = realNow();
      const until = new Date(now.getTime() + INSTANCE_LEASE_MS);
      const rows = await db.prisma.$queryRaw<{ owner: string }[]>`
        INSERT INTO "InstanceLease" (name, owner, until) VALUES (${name}, ${owner}, ${until})
        ON CONFLICT (name) DO UPDATE SET owner = ${owner}, until = ${until}
        WHERE "InstanceLease".owner = ${owner} OR "InstanceLease".until < ${now} RETURNING owner`;
      return rows.length > 0;
    },
    async release(): Promise<void> {
      await db.prisma.instanceLease.deleteMany({ where: { name, owner } });
    },
  };
}

export type InstanceLease = ReturnType<typeof createInstanceLease>;
