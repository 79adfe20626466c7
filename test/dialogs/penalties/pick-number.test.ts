import { describe, expect, it } from 'vitest';
import { pickNumber, splitNumber } from '../../../dialogs/penalties/pick-number.ts';

const pick = (nos: string[], no?: string) =>
  pickNumber(
    { phrase: '确认扣分', no },
    '确认扣分',
    async () => nos.map(each => ({ no: each, about: '公众客户部' })),
    '没有',
  );

describe('which record a command means', () => {
  it('is the one named, else the only one waiting', async () => {
    expect(await pick([], 'KF-2026-0009')).toEqual({ kind: 'one', no: 'KF-2026-0009' });
    expect(await pick(['KF-2026-0001'])).toEqual({ kind: 'one', no: 'KF-2026-0001' });
    expect(await pick([])).toEqual({ kind: 'reply', reply: { text: '没有' } });
  });

  it('is asked about several, a phone-full at a time', async () => {
    const asked = await pick(Array.from({ length: 9 }, (_, index) => `KF-2026-000${index}`));
    const reply = asked.kind === 'reply' ? asked.reply : { text: '' };
    expect(reply.text).toContain('共 9 件');
    expect(reply.options).toHaveLength(8);
    expect(reply.options?.[0]).toEqual({ key: '确认扣分 KF-2026-0000', label: 'KF-2026-0000 公众客户部' });
  });

  it.each([
    ['KF-2026-0001 证据不足', 'KF-2026-0001', '证据不足'],
    ['kf20260001，证据不足', 'KF-2026-0001', '证据不足'],
    ['证据不足', undefined, '证据不足'],
    ['KF-2026-0001', 'KF-2026-0001', ''],
  ])('reads %s', (text, no, words) => {
    expect(splitNumber({ phrase: '不予扣分', text })).toEqual(no === undefined ? { words } : { no, words });
  });
});
