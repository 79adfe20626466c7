import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play, type Said } from '../helpers/play.ts';

const EVERY_ROLE = ['lina', 'zhou', 'wen', 'chen', 'wu', 'gao', 'root', 'jiang'];

async function playText(lines: readonly string[]): Promise<readonly Said[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'undercover-')), 'walk.chat');
  writeFileSync(file, lines.join('\n'));
  return (await play(file)).said;
}

/** Every command there is a line of help for, whoever may give it, and whether it takes a 单号 or a text. */
async function everyCommand(): Promise<{ phrase: string; takes: string }[]> {
  const helps = await playText(EVERY_ROLE.map(id => `@${id} 帮助 全部`));
  const lines = helps.flatMap(said => [...said.text.matchAll(/^· (\S+)(?: (单号|内容))?：/gm)]);
  const commands = [...new Map(lines.map(([, phrase = '', takes = '']) => [phrase, { phrase, takes }])).values()];
  // What standards say has nothing to do with who inspects.
  return commands.filter(
    each => !/标准|口径|原文|全文|答复口径|问题|命中|模型|有用|还有呢|看变化|导入|上传/.test(each.phrase),
  );
}

/** Says every command, bare and with each of the 单号 and words, as each of these people; forms that open are closed again. */
function walk(
  people: readonly string[],
  commands: Awaited<ReturnType<typeof everyCommand>>,
  nos: readonly string[],
  words: readonly string[],
): string[] {
  return people.flatMap(id =>
    commands.flatMap(({ phrase, takes }) => {
      const tails = takes === '单号' ? nos : takes === '内容' ? words : [''];
      return tails.flatMap(tail => [`@${id} ${phrase}${tail === '' ? '' : ` ${tail}`}`, '/reset']);
    }),
  );
}

describe('people of the inspected side', () => {
  it('are never told who comes under cover, nor the hour', { timeout: 600_000 }, async () => {
    const commands = await everyCommand();
    expect(commands.length).toBeGreaterThan(25);
    const hall = ['chen', 'lina', 'pan'];
    const hotline = ['fang', 'dong', 'wu', 'jiang'];
    // A clerk and a head have few commands; those who inspect or oversee elsewhere have them all.
    const views = commands.filter(each => /任务|测评|待办|查看|照片|扣分|整改|已阅|签收/.test(each.phrase));
    const rechecks = commands.filter(each => /任务|测评结果|待办|查看|照片|复查|安排/.test(each.phrase));
    const said = await playText([
      '# at 2026-11-02T09:00:00+08:00',
      // Planned and begun: nothing is released yet.
      '@zhou 通川营业厅周四去',
      '@tang 10000号周四去',
      // A single visit more, given out by the only one who may know.
      '@gao 安排检查 10000号 唐知微 11月20日',
      '@gao 确认提交',
      // Where nobody may take over, only those who may know hear of it; loads do not count what is kept back.
      '@wu 安排检查 营业厅 通川 11月20日',
      '/reset',
      '@tang 请假 11月25日到11月30日',
      '@tang 取消请假',
      '@zhou 录测评 营业厅 通川',
      '@tang 录测评 10000号',
      '/at 2026-11-06T10:00:00+08:00',
      ...walk(
        [...hall, ...hotline],
        commands.filter(each => /任务|测评结果|待办|查看/.test(each.phrase)),
        ['RW-2026-0004', 'RW-2026-0005'],
        ['通川营业厅', '10000号'],
      ),
      // Made at a certain hour, filed later, with something to put right.
      '@zhou 录测评 营业厅 通川',
      '@zhou 继续',
      '@zhou 不合格 灯箱不亮',
      '@zhou 扣2分 玻璃破损',
      '@zhou 其余满分',
      '@zhou 日期 11月5日 14:37',
      '@zhou 确认提交',
      '@tang 录测评 10000号',
      '@tang 继续',
      '@tang 不合格 没有问候',
      '@tang 其余满分',
      '@tang 日期 11月5日 15:12',
      '@tang 确认提交',
      // Its own unit is inspected, so the leader lets it out.
      '@gao 复核测评 CP-2026-0002',
      '@gao 通过测评 CP-2026-0002',
      // Put right, and to be looked at again: planned, and nobody of the unit hears of it.
      ...['ZG-2026-0001', 'ZG-2026-0002'].flatMap(no => [
        `@chen 答复整改 ${no}`,
        ...['灯管老化', '更换灯管', '已点亮', '没有照片', '确认提交'].map(text => `@chen ${text}`),
      ]),
      '@wu 安排复查 通川营业厅 全部 周行远 11月9日',
      '@wu 确认提交',
      '@fang 答复整改 ZG-2026-0003',
      ...['没有培训', '已培训', '已改正', '没有照片', '确认提交'].map(text => `@fang ${text}`),
      '@dong 放行 ZG-2026-0003',
      '@tang 安排复查 ZG-2026-0003 唐知微 11月9日',
      '@tang 确认提交',
      ...walk(['lina', 'pan', 'chen'], rechecks, ['ZG-2026-0001', 'RW-2026-0029'], ['通川营业厅', 'ZG-2026-0001']),
      ...walk(['fang', 'dong', 'wu', 'jiang'], rechecks, ['ZG-2026-0003', 'RW-2026-0030'], ['10000号', 'ZG-2026-0003']),
      '/at 2026-11-09T17:00:00+08:00',
      '@zhou 录测评 RW-2026-0029',
      '@zhou 合格',
      '@zhou 扣2分 玻璃还是破的',
      '@zhou 日期 11月9日 16:21',
      '@zhou 确认提交',
      '@tang 录测评 RW-2026-0030',
      '@tang 合格',
      '@tang 日期 11月9日 16:21',
      '@tang 确认提交',
      '@gao 复核测评 CP-2026-0004',
      '@gao 通过测评 CP-2026-0004',
      ...walk(['lina', 'pan', 'chen'], rechecks, ['CP-2026-0003', 'ZG-2026-0001'], ['通川营业厅', 'ZG-2026-0001']),
      ...walk(['fang', 'dong', 'wu', 'jiang'], rechecks, ['CP-2026-0004', 'ZG-2026-0003'], ['10000号', 'ZG-2026-0003']),
      ...walk(['lina', 'pan'], views, ['CP-2026-0001', 'ZG-2026-0001'], ['通川营业厅']),
      ...walk(['chen'], commands, ['CP-2026-0001', 'ZG-2026-0001'], ['通川营业厅']),
      ...walk(['fang', 'dong', 'jiang'], views, ['CP-2026-0002', 'ZG-2026-0003'], ['10000号']),
      ...walk(['wu'], commands, ['CP-2026-0002', 'ZG-2026-0003'], ['10000号']),
      // Everything that falls due tells its part, too.
      '/at 2026-12-15T09:00:00+08:00',
    ]);
    // The walk saw what it was to look for.
    const to = (id: string) =>
      said
        .filter(each => each.to === id)
        .map(each => `${each.text}\n${each.options.map(option => option.label).join('\n')}`);
    expect(to('zhou').join()).toContain('测评已提交，单号 CP-2026-0001');
    expect(to('tang').join()).toContain('测评已提交复核，单号 CP-2026-0002');
    expect(to('chen').join()).toContain('测评结果 CP-2026-0001');
    expect(to('pan').join()).toContain('神秘顾客');
    expect(to('zhou').join()).toContain('测评已提交，单号 CP-2026-0003');
    expect(to('tang').join()).toContain('测评已提交复核，单号 CP-2026-0004');
    expect(to('chen').join()).toContain('复查 CP-2026-0003');
    expect(to('wu').join()).toContain('测评结果 CP-2026-0002');
    expect(to('gao').join()).toContain('10000号的检查人员请假');
    expect(to('wu').join()).not.toContain('10000号的检查人员请假');
    expect(to('wu').join()).toContain('唐知微（当月任务 6 项）');
    expect(to('wu').join()).not.toMatch(/唐知微（当月任务 [78] 项）/);
    const leaks = (people: readonly string[], secrets: RegExp) =>
      people.flatMap(id => to(id).flatMap(text => (secrets.test(text) ? [`${id}: ${text}`] : [])));
    expect(leaks(hall, /周行远|唐知微|\bzhou\b|\btang\b|14:37|16:21/)).toEqual([]);
    expect(leaks(['fang', 'dong'], /唐知微|\btang\b|15:12|16:21/)).toEqual([]);
    // Of 10000号 these two know no more; of other units they run the inspections.
    const aboutHotline = (text: string): boolean =>
      /10000号|CP-2026-000[24]|RW-2026-0005|RW-2026-0028|RW-2026-0030/.test(text);
    for (const id of ['wu', 'jiang']) {
      const lines = to(id)
        .flatMap(text => text.split('\n'))
        .filter(aboutHotline);
      expect(lines.length, id).toBeGreaterThan(0);
      expect(
        lines.filter(line => /唐知微|15:12|16:21/.test(line)),
        id,
      ).toEqual([]);
      expect(to(id).join(), id).not.toContain('15:12');
    }
  });

  it('never read whom a remark names, nor a number', { timeout: 600_000 }, async () => {
    const commands = await everyCommand();
    const views = commands.filter(each =>
      /测评|待办|查看|整改|异议|扣分|为什么|导出|结果|签收|已阅|记录/.test(each.phrase),
    );
    const nos = ['CP-2026-0001', 'ZG-2026-0001', 'ZG-2026-0002', 'ZT-2026-0001', 'YY-2026-0001'];
    const said = await playText([
      '# at 2026-11-02T09:00:00+08:00',
      '@zhou 录测评 营业厅 通川',
      '@zhou 不合格 灯箱不亮，王小明13812345678态度差，3号台席工号1023',
      '@zhou 扣2分 李娜说玻璃是客户张女士打破的',
      '@zhou 其余满分',
      '@zhou 日期 11月2日 08:30',
      '@zhou 确认提交',
      '@zhou 测评结果 CP-2026-0001',
      '@chen 异议 CP-2026-0001 第1项 灯箱当晚是亮的',
      '@chen 没有照片',
      '@chen 确认提交',
      ...walk(['chen', 'lina', 'pan'], views, nos, ['CP-2026-0001', 'ZG-2026-0001', '通川营业厅', '本月']),
      '@chen 测评结果 CP-2026-0001',
      '@chen 导出 CP-2026-0001',
      '@zhou 更正测评 CP-2026-0001 第2项写错',
      '@zhou 第2项扣1分 王小明13812345678不在',
      '@zhou 确认提交',
      '@chen 测评结果 CP-2026-0001',
      '@chen 测评历史 CP-2026-0001',
      '/at 2026-12-15T09:00:00+08:00',
    ]);
    const to = (id: string) => said.filter(each => each.to === id).map(each => each.text);
    expect(to('zhou').join()).toContain('王小明13812345678态度差');
    expect(to('chen').join()).toContain('某人态度差，3号台席工号1023');
    const leaks = ['chen', 'lina', 'pan'].flatMap(id =>
      to(id).filter(text => /王小明|1381234|张女士|李娜说/.test(text)),
    );
    expect(leaks).toEqual([]);
  });
});
