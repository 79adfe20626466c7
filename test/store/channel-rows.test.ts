import { afterAll, beforeAll, expect, it } from 'vitest';
import { createChannelTokens } from '../../src/store/channel-tokens.ts';
import { createInstanceLease, INSTANCE_LEASE_MS } from '../../src/store/instance-lease.ts';
import { describeOnBothHomes, type OpenHome } from '../helpers/postgres.ts';

const NOON = new Date('2026-11-02T12:00:00Z');

describeOnBothHomes('what instances share of a channel', open => {
  let home: OpenHome;
  let at = NOON;
  const now = () => at;
  beforeAll(async () => {
    home = await open();
  });
  afterAll(() => home.close());

  it('is one token, fetched once however many ask', async () => {
    let fetched = 0;
    const fetch = async () => ({ token: `t${++fetched}`, expiresInS: 7_200 });
    const stores = [home.db, home.second].map(db => createChannelTokens(db, 'app', now));
    const tokens = await Promise.all(Array.from({ length: 8 }, (_, at) => stores[at % 2]!.renew(fetch)));
    expect([new Set(tokens), fetched]).toEqual([new Set(['t1']), 1]);
    // Whoever still has an older one gets what is there; who found this one wanting, a new one.
    expect(await stores[1]!.renew(fetch, 'older')).toBe('t1');
    expect(await stores[1]!.renew(fetch, 't1')).toBe('t2');
    expect(await stores[0]!.get()).toMatchObject({ token: 't2' });
    at = new Date(NOON.getTime() + 7_200_001);
    expect(await stores[0]!.get()).toBeUndefined();
    at = NOON;
  });

  it('is not held up by a fetch that failed, nor by an instance that died in it', async () => {
    const tokens = createChannelTokens(home.db, 'other', now);
    await expect(tokens.renew(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    const dead = createChannelTokens(home.second, 'dead', now);
    void dead.renew(() => new Promise(() => {}));
    while ((await home.db.prisma.channelToken.count({ where: { name: 'dead' } })) === 0)
      await new Promise(setImmediate);
    const heir = createChannelTokens(home.db, 'dead', () => new Date(NOON.getTime() + 10_001));
    expect(await heir.renew(async () => ({ token: 'new', expiresInS: 60 }))).toBe('new');
  });

  it('is one lease, taken over when it has ended or was handed back', async () => {
    const lease = (owner: string, db = home.db) => createInstanceLease(db, 'bot', owner, now);
    const taken = await Promise.all([lease('a').take(), lease('b', home.second).take()]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    const [holder, other] = taken[0] ? ['a', 'b'] : ['b', 'a'];
    expect([await lease(holder).take(), await lease(other).take()]).toEqual([true, false]);
    at = new Date(NOON.getTime() + INSTANCE_LEASE_MS + 1);
    expect([await lease(other).take(), await lease(holder).take()]).toEqual([true, false]);
    await lease(holder).release();
    expect(await lease(holder).take()).toBe(false);
    await lease(other).release();
    expect(await lease(holder).take()).toBe(true);
    at = NOON;
  });
});
