import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from './database.ts';

export interface SharedToken {
  token: string;
  expiresAt: Date;
}

/** An instance that fetches a token and dies with it is waited for so long. */
const RENEWAL_MS = 10_000;
const LOOK_AGAIN_MS = 100;

/** A platform's access token, shared by all instances: fetching one may end the life of the one before it. Real time. */
export function createChannelTokens(db: Database, name: string, realNow: () => Date) {
  const find = () => db.prisma.channelToken.findUnique({ where: { name } });
  const isGood = (expiresAt: Date): boolean => expiresAt > realNow();

  /** True for the one instance that is to fetch: nobody is at it, and nobody has been since this one looked. */
  async function mayFetch(seen: string): Promise<boolean> {
    const [now, until] = [realNow(), new Date(realNow().getTime() + RENEWAL_MS)];
    const rows = await db.prisma.$queryRaw<{ name: string }[]>`
      INSERT INTO "ChannelToken" (name, token, "expiresAt", renewing) VALUES (${name}, '', ${now}, ${until})
      ON CONFLICT (name) DO UPDATE SET renewing = ${until}
      WHERE "ChannelToken".token = ${seen} AND ("ChannelToken".renewing IS NULL OR "ChannelToken".renewing < ${now}) RETURNING name`;
    return rows.length > 0;
  }

  return {
    async get(): Promise<SharedToken | undefined> {
      const row = await find();
      return row && isGood(row.expiresAt) ? { token: row.token, expiresAt: row.expiresAt } : undefined;
    },
    /**
     * The token after `unlessNewerThan`: one that another instance has fetched since, or what `fetch` brings. One instance fetches at a time, the
     * others wait for it.
     */
    async renew(
      fetch: () => Promise<{ token: string; expiresInS: number }>,
      unlessNewerThan?: string,
    ): Promise<string> {
      for (;;) {
        const known = await find();
        if (known && isGood(known.expiresAt) && known.token !== unlessNewerThan) return known.token;
        if (await mayFetch(known?.token ?? '')) break;
        await pause(LOOK_AGAIN_MS);
      }
      try {
        const { token, expiresInS } = await fetch();
        const expiresAt = new Date(realNow().getTime() + expiresInS * 1_000);
        await db.prisma.channelToken.update({ where: { name }, data: { token, expiresAt, renewing: null } });
        return token;
      } catch (error) {
        await db.prisma.channelToken.update({ where: { name }, data: { renewing: null } });
        throw error;
      }
    },
  };
}

export type ChannelTokens = ReturnType<typeof createChannelTokens>;
