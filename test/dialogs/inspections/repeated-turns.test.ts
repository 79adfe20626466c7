import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReceivedFile } from '../../../src/domain/conversation/turn.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { openSpeaker } from './speaker.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
  await test.context.db.prisma.storedFile.createMany({
    data: ['a', 'b'].map(id => ({
      id,
      sha256: id,
      name: `${id}.png`,
      mime: 'image/png',
      size: 1,
      uploadedById: 'zhou',
      at: test.context.clock.now(),
    })),
  });
});
afterAll(() => test.close());

const photo = (id: string): ReceivedFile => ({ kind: 'stored', id, name: `${id}.png`, mime: 'image/png', size: 1 });

const SCRIPT: readonly (string | [string, ReceivedFile[]])[] = [
  '录测评 营业厅 通川',
  '取消',
  '录测评 营业厅 通川',
  '重新开始',
  '备注 招牌刚换',
  '合格',
  '扣1分，地面有水',
  ['', [photo('a')]],
  '照片归上一项',
  '上一项',
  '扣2分 地面很脏',
  '跳过',
  '第6项不合格，第9项扣1分',
  ['', [photo('b')]],
  '第16项不合格',
  '暂无照片 暗访',
  '台席 3号',
  '其余满分',
  '日期 昨天',
  '修改第9项',
  '满分',
  '确认提交',
];

it('a turn that is run twice says the same and has its effect once', async () => {
  const zhou = await openSpeaker(test, 'zhou', { repeat: true });
  for (const line of SCRIPT) {
    const [text, files] = typeof line === 'string' ? [line, []] : line;
    const { first, again } = await zhou.say(text, files);
    expect([text, again]).toEqual([text, first]);
    expect(first.length).toBeGreaterThan(0);
  }
  const inspections = await test.context.db.prisma.inspection.findMany({ where: { status: 'submitted' } });
  expect(inspections.map(each => each.no)).toEqual(['CP-2026-0001']);
  const findings = await test.context.db.prisma.finding.findMany({
    where: { result: 'fail' },
    include: { item: true },
  });
  expect(findings.map(each => [each.item.ordinal, each.note]).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [2, '地面很脏'],
    [6, ''],
    [16, '暂无照片：暗访'],
  ]);
  expect(await test.context.db.prisma.rectificationNotice.count()).toBe(3);
});

it.each(['继续', '需要', '合适', '用', '修改'])(
  '「%s」 at the summary submits nothing, nor does a yes to which item',
  async word => {
    const zhou = await openSpeaker(test, 'zhou');
    await zhou.say('录测评 营业厅 通川');
    await zhou.say('重新开始');
    await zhou.say('第1项合格');
    expect((await zhou.say('其余满分')).first.at(-1)?.text).toContain('请核对测评结果');
    const before = await test.context.db.prisma.inspection.count({ where: { status: 'submitted' } });
    await zhou.say(word);
    if (word === '修改') for (const yes of ['好', '修改', '确认提交', '修改', '是的']) await zhou.say(yes);
    expect(await test.context.db.prisma.inspection.count({ where: { status: 'submitted' } })).toBe(before);
  },
);

it('a second device that confirms gets the answer of the first', async () => {
  const [phone, desk] = [await openSpeaker(test, 'zhou'), await openSpeaker(test, 'zhou')];
  await phone.say('录测评 营业厅 南外');
  await phone.say('其余满分');
  await desk.say('录测评 营业厅 南外');
  await desk.say('继续');
  const filed = await phone.say('确认提交');
  expect(filed.first.at(-1)?.text).toContain('CP-2026-0002');
  expect((await desk.say('1')).first).toEqual(filed.first);
});

it('an answer to what another device has submitted says so', async () => {
  const [phone, desk] = [await openSpeaker(test, 'zhou'), await openSpeaker(test, 'zhou')];
  await phone.say('录测评 营业厅 渠县');
  await desk.say('录测评 营业厅 渠县');
  await desk.say('继续');
  await phone.say('其余满分');
  await phone.say('确认提交');
  expect((await desk.say('合格')).first.at(-1)?.text).toContain('已经提交，单号 CP-2026-0003');
});
