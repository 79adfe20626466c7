import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderInvestigationNotice } from '../../../dialogs/investigations/notices.ts';
import type { InvestigationNotice } from '../../../src/domain/investigations/notices.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { storePhoto } from '../rectification/inspected.ts';

let test: TestContext;
beforeEach(async () => {
  test = await openTestContext({ at: '2026-11-09T09:00:00+08:00' });
});
afterEach(() => test.close());

const ASKED = { subject: '移机工单超时', question: '派单与上门时间', fileIds: [] } as const;

async function open(unitId = 'public-customers', by = 'wu') {
  const actor = await test.actor(by);
  return test.services.investigations.open({ ...ASKED, actor, unitId, submissionId: `open-${unitId}-${by}` });
}

async function state(no: string, by = 'pan', submissionId = `state-${by}`) {
  const actor = await test.actor(by);
  return test.services.investigations.state({ actor, no, text: '次日上门', fileIds: [], submissionId });
}

async function conclude(
  no: string,
  more: { concealed?: boolean; seen?: number; by?: string; id?: string; fileIds?: string[]; finding?: string } = {},
) {
  const { concealed = true, seen = 1, by = 'wu', id = 'conclude', fileIds = [] } = more;
  const actor = await test.actor(by);
  const { finding = `系统显示第三天才派单，与 ${no} 的说明不符` } = more;
  return test.services.investigations.conclude({
    ...{ actor, no, finding, concealed, seen, fileIds, submissionId: `${id}-${by}` },
  });
}

const entries = () => test.context.db.prisma.penaltyEntry.findMany({ include: { ruleVersion: true } });
const codes = async (id: string) => (await test.notices(id)).map(({ code }) => code);

describe('an investigation', () => {
  it('is opened once by a repeated message, with the head and the service officer told until when', async () => {
    const [first, second] = [await open(), await open()];
    expect(second).toEqual(first);
    expect(first).toMatchObject({ no: 'DC-2026-0001', dueAt: '2026-11-12T10:00:00.000Z' });
    expect(await codes('pan')).toEqual(['investigationOpened']);
    expect(await codes('wen')).toEqual(['investigationOpened']);
  });

  it('of the quality officers’ own unit is the leader’s', async () => {
    await expect(open('customer-service')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(open('customer-service', 'gao')).resolves.toMatchObject({ unitName: '客户服务部' });
    await expect(open('public-customers', 'pan')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is told about by the unit’s own people only, and seen by nobody else', async () => {
    const { no } = await open();
    for (const by of ['ding', 'lina', 'zhou', 'wu'])
      await expect(state(no, by)).rejects.toMatchObject({ code: 'forbidden' });
    const actor = await test.actor('ding');
    await expect(test.services.investigations.view({ actor, no })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await state(no)).toEqual({ kind: 'stated', no, late: false });
    expect(await state(no)).toEqual({ kind: 'stated', no, late: false });
    expect(await test.context.db.prisma.investigationStatement.count()).toBe(1);
  });

  it('finds no concealment of a unit that is unheard and has time left, and afterwards only with what proves it', async () => {
    const { no } = await open();
    expect(await conclude(no, { seen: 0 })).toMatchObject({ kind: 'unheard' });
    expect(await entries()).toEqual([]);
    await test.advanceTo('2026-11-12T18:00:01+08:00');
    expect(await conclude(no, { seen: 0, id: 'silent' })).toMatchObject({ kind: 'unproven' });
    expect(await entries()).toEqual([]);
    const fileIds = [await storePhoto(test, 'wu')];
    expect(await conclude(no, { seen: 0, id: 'later', fileIds })).toMatchObject({
      kind: 'concluded',
      penaltyNo: 'KF-2026-0001',
    });
  });

  it('is not concluded before the unit has been asked, unless it has told already', async () => {
    await test.advanceTo('2026-11-09T22:00:00+08:00');
    const { no } = await open();
    const early = { seen: 0, concealed: false, id: 'night' };
    expect(await conclude(no, early)).toMatchObject({ kind: 'unheard', toldAt: '2026-11-10T00:00:00.000Z' });
    expect(await codes('pan')).toEqual(['investigationOpened']);
    await state(no);
    expect(await conclude(no, { concealed: false })).toMatchObject({ kind: 'concluded' });
    const asked = await test.context.db.prisma.notice.findMany({
      where: { refNo: no, code: { not: 'investigationConcluded' } },
    });
    expect(asked.map(({ code }) => code)).toContain('investigationStated');
    for (const { status, sentAt } of asked) expect({ status, sentAt }).toEqual({ status: 'handled', sentAt: null });
  });

  it('is not concluded past a statement that was not read', async () => {
    const { no } = await open();
    await state(no);
    expect(await conclude(no, { seen: 0 })).toEqual({ kind: 'updated', no });
    expect(await entries()).toEqual([]);
  });

  it('is concluded once, with one deduction, whoever repeats it, and tells the unit', async () => {
    const { no } = await open();
    await state(no);
    const [first, second] = [await conclude(no), await conclude(no)];
    expect(first).toMatchObject({ kind: 'concluded', verdict: 'concealed', penaltyNo: 'KF-2026-0001' });
    expect(second).toEqual(first);
    expect(await conclude(no, { by: 'qian' })).toEqual({ kind: 'already', no });
    expect(await entries()).toHaveLength(1);
    expect(await state(no, 'wen')).toEqual({ kind: 'concluded', no });
    expect(await codes('pan')).toContain('investigationConcluded');
  });

  it('finds concealment with what the statement contradicts only, and another person confirms its points', async () => {
    const { no } = await open();
    await state(no);
    expect(await conclude(no, { finding: '不属实', id: 'bare' })).toMatchObject({ kind: 'unproven' });
    const nowhere = { finding: '与 ZG-2026-0001 的记录不符', id: 'nowhere' };
    expect(await conclude(no, nowhere)).toMatchObject({ kind: 'unproven' });
    expect(await conclude(no, { finding: `与 ${no} 的说明不符` })).toMatchObject({ penaltyNo: 'KF-2026-0001' });
    const confirm = async (by: string) =>
      test.services.penalties.decide({
        ...{ actor: await test.actor(by), no: 'KF-2026-0001', submissionId: `confirm-${by}`, decision: 'confirm' },
      });
    await expect(confirm('wu')).rejects.toMatchObject({ code: 'forbidden', params: { reason: 'ownText' } });
    expect(await codes('wu')).not.toContain('penaltyProposed');
    await expect(confirm('qian')).resolves.toBeDefined();
  });

  it('that finds the facts told costs nothing', async () => {
    const { no } = await open();
    await state(no);
    expect(await conclude(no, { concealed: false })).toMatchObject({ kind: 'concluded', penaltyNo: null });
    expect(await entries()).toEqual([]);
  });

  it('says of a unit that never told anything that it told nothing, not that it told the facts', async () => {
    const { no } = await open();
    await test.advanceTo('2026-11-12T18:00:01+08:00');
    expect(await conclude(no, { concealed: false, seen: 0 })).toMatchObject({ kind: 'concluded', verdict: 'unheard' });
    const view = await test.services.investigations.view({ actor: await test.actor('wu'), no });
    expect(view.conclusion).toMatchObject({ verdict: 'unheard', penaltyNos: [] });
    const told = (await test.notices('pan')).find(({ code }) => code === 'investigationConcluded');
    const { text } = renderInvestigationNotice(
      { code: 'investigationConcluded', ...(told!.params as object) } as InvestigationNotice,
      test.context.clock.now(),
    );
    expect(text).toContain('未收到说明');
    expect(text).not.toContain('如实');
  });

  it('reminds the unit until it has told, and those who asked when it is overdue', async () => {
    const { no } = await open();
    await test.advanceTo('2026-11-13T09:00:00+08:00');
    expect((await codes('pan')).filter(code => code === 'investigationReminder')).toHaveLength(3);
    expect((await codes('wu')).filter(code => code === 'investigationReminder')).toHaveLength(1);
    const other = await open('rural-customers');
    await state(other.no, 'ding');
    await test.advanceTo('2026-11-20T09:00:00+08:00');
    expect(await codes('ding')).not.toContain('investigationReminder');
    const todos = await test.services.investigations.pending(await test.actor('wu'));
    expect(todos.map(({ action, ref }) => [action, ref.no])).toEqual([
      ['concludeInvestigation', no],
      ['concludeInvestigation', other.no],
    ]);
  });
});
