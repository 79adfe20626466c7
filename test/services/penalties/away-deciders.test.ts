import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestContext } from '../../helpers/context.ts';
import { openPenaltyContext, propose } from './fixture.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openPenaltyContext();
});
afterEach(() => test.close());

let serial = 0;
const id = () => `away-${++serial}`;
const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);
const appealRow = () => test.context.db.prisma.scoreAppeal.findFirstOrThrow();

async function leave(id_: string, fromDay: string, toDay: string) {
  const actor = await test.actor(id_);
  return test.services.planning.takeLeave({ actor, submissionId: id(), fromDay, toDay, reason: '' });
}
async function confirmed(by = 'wu'): Promise<string> {
  const no = (await propose(test, 'report'))!;
  await test.services.penalties.decide({ actor: await test.actor(by), no, decision: 'confirm', submissionId: id() });
  return no;
}
async function appeal(no: string) {
  const actor = await test.actor('pan');
  return test.services.penalties.appeal({ actor, no, grounds: '当日暴雨', fileIds: [], submissionId: id() });
}
async function addOfficer(person: string, role: 'qualityOfficer' | 'leader' = 'qualityOfficer') {
  await test.context.db.prisma.staff.update({ where: { id: person }, data: { roles: [role] } });
}

describe('leave of who decides', () => {
  it('is registered by a quality officer, who hears who decides meanwhile', async () => {
    expect(await leave('wu', '2026-11-16', '2026-11-18')).toMatchObject({
      ...{ kind: 'taken', deciding: { role: 'qualityOfficer', by: 'qualityOfficer', names: ['钱若谷'] } },
    });
    // 吴婉清 is away in these days, so the leader is left.
    expect(await leave('qian', '2026-11-17', '2026-11-20')).toMatchObject({
      deciding: { role: 'qualityOfficer', by: 'leader', names: ['高敬之'] },
    });
    expect(await leave('gao', '2026-11-17', '2026-11-17')).toMatchObject({
      deciding: { role: 'leader', by: 'leader', names: [] },
    });
  });

  it('names the stand-in first, and one whose role does not fit', async () => {
    await addOfficer('fang');
    expect(await leave('wu', '2026-11-16', '2026-11-18')).toMatchObject({ deciding: { names: ['钱若谷', '方静姝'] } });
    await test.context.db.prisma.staff.update({ where: { id: 'qian' }, data: { standInId: 'lina' } });
    expect(await leave('qian', '2026-11-19', '2026-11-19')).toMatchObject({
      deciding: { names: ['方静姝', '吴婉清'], unfitName: '李娜' },
    });
  });

  it('hands a new appeal to who is here, and says so', async () => {
    await addOfficer('fang');
    const no = await confirmed();
    await leave('fang', '2026-11-16', '2026-11-18');
    expect(await appeal(no)).toMatchObject({
      ...{ kind: 'filed', deciderName: '钱若谷', because: 'neutralOfficer', insteadOfName: '方静姝' },
    });
    const [asked] = (await test.notices('qian')).filter(({ code }) => code === 'appealToDecide');
    expect(asked?.params).toMatchObject({ insteadOfName: '方静姝' });
    expect(await codes('fang')).not.toContain('appealToDecide');
  });

  it('leaves it to the one on leave where nobody else may decide, who is told', async () => {
    const no = await confirmed();
    await leave('qian', '2026-11-16', '2026-11-18');
    await leave('gao', '2026-11-16', '2026-11-18');
    expect(await appeal(no)).toMatchObject({ deciderName: '钱若谷', deciderAway: true });
    expect(await codes('qian')).toContain('appealToDecide');
  });

  it('has the reminders hand over an appeal that waits, and tells the unit and both people', async () => {
    await appeal(await confirmed());
    await leave('qian', '2026-11-24', '2026-12-11');
    expect((await appealRow()).deciderId).toBe('qian');
    await test.advanceTo('2026-11-30T18:00:00+08:00');
    expect((await appealRow()).deciderId).toBe('gao');
    expect(await codes('gao')).toEqual(expect.arrayContaining(['appealToDecide', 'appealDecisionReminder']));
    expect(await codes('qian')).toContain('appealDeciderChanged');
    const [told] = (await test.notices('pan')).filter(({ code }) => code === 'appealDeciderChanged');
    expect(told?.params).toMatchObject({ deciderName: '高敬之', insteadOfName: '钱若谷', reason: '' });
    await test.advanceTo('2026-12-14T09:00:00+08:00');
    expect((await appealRow()).deciderId).toBe('gao');
    await expect(
      test.services.penalties.decideAppeal({
        ...{ actor: await test.actor('qian'), no: 'SS-2026-0001', outcome: 'upheld', reason: '无', submissionId: id() },
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lets the leader decide points that only officers on leave could', async () => {
    const confirm = async (by: string, no: string) =>
      test.services.penalties.decide({ actor: await test.actor(by), no, decision: 'confirm', submissionId: id() });
    await leave('wu', '2026-11-16', '2026-11-18');
    const first = (await propose(test, 'report'))!;
    expect(await codes('gao')).not.toContain('penaltyToDecide');
    await expect(confirm('gao', first)).rejects.toMatchObject({ code: 'forbidden' });
    await leave('qian', '2026-11-16', '2026-11-17');
    const second = (await propose(test, 'report', { unitId: 'county-quxian', round: 2 }))!;
    expect(await codes('gao')).toContain('penaltyToDecide');
    expect(await codes('wu')).toEqual(expect.arrayContaining(['penaltyToDecide']));
    expect(await confirm('gao', second)).toMatchObject({ kind: 'confirmed' });
    await test.advanceTo('2026-11-18T09:00:00+08:00');
    await expect(confirm('gao', first)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
