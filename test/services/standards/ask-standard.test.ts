import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsupportedNumbers } from '../../../src/domain/standards/check-numbers.ts';
import type { AskedBefore, AskResult } from '../../../src/services/standards/ask-standard.ts';
import { askStandard } from '../../../src/services/standards/ask-standard.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { hasSharedData, sharedData } from '../../helpers/shared-data.ts';
import { publishFile } from './fixture.ts';

let test: TestContext;
beforeAll(async () => {
  test = await openTestContext();
});
afterAll(() => test.close());

let count = 0;
async function ask(question: string, more: { previous?: AskedBefore; chosenId?: string; mayAskBack?: boolean } = {}) {
  count += 1;
  const questionId = `ask-${count}`;
  return askStandard(test.context, { actor: await test.actor('lina'), question, questionId, ...more });
}
const recorded = (id = `ask-${count}`) => test.context.db.prisma.questionRecord.findUniqueOrThrow({ where: { id } });

type Outcome<O> = Extract<AskResult, { outcome: O }>;
function shaped<K extends Outcome<'answer'>['shape']['kind']>(result: AskResult, kind: K) {
  if (result.outcome !== 'answer' || result.shape.kind !== kind) throw new Error(`not ${kind}: ${result.outcome}`);
  return result.shape as Extract<Outcome<'answer'>['shape'], { kind: K }>;
}

const question = '客户投诉多久要首次响应';

describe('one clause', () => {
  it('figures and sentence stand in the clause; a repeated question is recorded once', async () => {
    const actor = await test.actor('lina');
    const asked = await askStandard(test.context, { actor, question, questionId: 'q1' });
    const { part } = shaped(asked, 'single');
    expect(part.figures).toBe('24小时内（受理后）、2小时内（重大投诉）');
    expect(unsupportedNumbers(part.figures!, [part.clause.text])).toEqual([]);
    expect(part.clause.text).toContain(part.quote);
    expect(await askStandard(test.context, { actor, question, questionId: 'q1' })).toEqual(asked);
    expect(await recorded('q1')).toMatchObject({
      staffId: 'lina',
      text: question,
      understoodAs: null,
      outcome: 'answer',
      asOf: null,
      wordedBy: null,
      at: test.context.clock.now(),
      clauseIds: asked.outcome === 'answer' ? asked.clauses.map(clause => clause.id) : [],
    });
  });

  it('a list that is asked for is whole', async () => {
    const { part } = shaped(await ask('上门服务有哪些禁止行为'), 'single');
    expect(part.quote).toBe(part.clause.text);
    expect(part.quote).toMatch(/（一）[\s\S]*（四）/);
  });

  it('what is off every standard is answered with nothing, and recorded so', async () => {
    expect(await ask('今天天气怎么样')).toMatchObject({ outcome: 'none', reason: { kind: 'nothingFound' } });
    expect(await recorded()).toMatchObject({ outcome: 'none', clauseIds: [] });
    expect(await ask('规定是什么')).toMatchObject({ outcome: 'none', reason: { kind: 'noSubject' } });
  });
});

describe('a question that leans on the one before', () => {
  it('keeps the subject, says how it was understood, and records it', async () => {
    const { asked } = await ask('宽带故障多久修好');
    const rural = await ask('那农村呢', { previous: asked });
    expect(rural.understoodAs).toBe('农村宽带故障多久修好');
    expect(shaped(rural, 'single').part.figures).toBe('36小时内（农村）');
    expect(await recorded()).toMatchObject({ text: '那农村呢', understoodAs: '农村宽带故障多久修好' });
    const moved = await ask('移机呢', { previous: asked });
    expect(shaped(moved, 'single').part.clause.heading).toBe('移机');
    const responsible = await ask('谁负责', { previous: asked });
    expect(responsible.understoodAs).toBe('宽带故障修好谁负责');
    expect(shaped(responsible, 'single').part.clause.heading).toBe('职责');
  });

  it('a full question is answered as if nothing had been asked', async () => {
    const { asked } = await ask('宽带故障多久修好');
    const [alone, after] = [
      await ask('营业厅排队最多等几分钟'),
      await ask('营业厅排队最多等几分钟', { previous: asked }),
    ];
    expect(after).toEqual(alone);
    expect(after.understoodAs).toBeNull();
  });
});

describe('standards and clauses by name', () => {
  it('looks only within the standard that is named, and says so where it has nothing', async () => {
    const named = await ask('投诉处理办法里怎么说回访');
    expect(shaped(named, 'single').part.clause).toMatchObject({ standard: '投诉处理办法', heading: '回访' });
    const elsewhere = await ask('投诉处理办法里怎么说宽带装机时限');
    expect(elsewhere).not.toMatchObject({ outcome: 'answer', notIn: null });
  });

  it('an article, its absence, a standard that is not there, a standard alone', async () => {
    expect(shaped(await ask('投诉处理办法第十条'), 'single').part).toMatchObject({ isWhole: true, figures: null });
    expect(await ask('投诉处理办法第九十九条')).toMatchObject({
      outcome: 'none',
      reason: { kind: 'unknownArticle', first: '第一条', last: '第二十六条' },
    });
    expect(await ask('消费者权益保护法第二十四条')).toMatchObject({
      reason: { kind: 'unknownStandard', name: '消费者权益保护法' },
    });
    const overview = await ask('投诉处理办法');
    expect(overview).toMatchObject({ outcome: 'overview', count: 26 });
    expect((overview as Outcome<'overview'>).chapters[2]?.clauses).toContain('办结时限');
  });
});

describe('one question asked back', () => {
  it('at most once in a row; a choice answers the question that was asked', async () => {
    const vague = (await ask('投诉')) as Outcome<'clarify'>;
    expect(vague.outcome).toBe('clarify');
    expect(vague.choices.length).toBeGreaterThanOrEqual(2);
    expect(vague.choices.length).toBeLessThanOrEqual(4);
    expect((await recorded()).outcome).toBe('clarify');
    const [choice] = vague.choices;
    const chosen = await ask(vague.asked.question, { chosenId: choice!.clauseId, mayAskBack: false });
    expect(shaped(chosen, 'single').part.clause.id).toBe(choice!.clauseId);
    expect((await recorded()).understoodAs).toMatch(/^投诉：/);
    // The label finds the same clause by itself, should the conversation have forgotten.
    expect(shaped(await ask(choice!.label), 'single').part.clause.id).toBe(choice!.clauseId);
    expect((await ask('满意度', { previous: vague.asked })).outcome).not.toBe('clarify');
    expect((await ask('投诉', { mayAskBack: false })).outcome).toBe('candidates');
  });
});

describe('comparisons', () => {
  it('in one clause, both figures first; in two, each with its own', async () => {
    const one = shaped(await ask('宽带装机城市和农村有什么区别'), 'compared');
    expect(one.sameClause).toBe(true);
    expect(one.sides.map(({ name, part }) => [name, part.figures])).toEqual([
      ['城市', '48小时内'],
      ['农村', '72小时内'],
    ]);
    const two = await ask('宽带装机和移机的时限有什么不同');
    expect(two).toMatchObject({ outcome: 'answer', cited: 2 });
    expect(shaped(two, 'compared').sides.map(({ part }) => part.figures)).toEqual([
      '48小时内（城市）、72小时内（农村）',
      '48小时内（城市）、96小时内（农村）、7天内（跨县区移机）',
    ]);
  });

  it('of what was asked before; where its rule sets nothing apart, it says so', async () => {
    const previous = (await ask('宽带装机要多久')).asked;
    const compared = await ask('城镇和农村有什么区别', { previous });
    expect(shaped(compared, 'compared').sides[0].part.figures).toBe('48小时内');
    expect(compared.understoodAs).toBe('宽带装机要多久，城镇和农村有什么区别');
    const complaint = (await ask('一般投诉几天办完')).asked;
    expect(await ask('城镇和农村有什么区别', { previous: complaint })).toMatchObject({
      reason: { kind: 'notApart', left: '城镇', right: '农村' },
    });
  });

  it('without a subject asks which rule is meant', async () => {
    const vague = (await ask('城镇和农村有什么区别')) as Outcome<'clarify'>;
    const choice = vague.choices.find(({ label }) => label.startsWith('宽带新装'))!;
    const chosen = await ask(vague.asked.question, { chosenId: choice.clauseId, mayAskBack: false });
    expect(shaped(chosen, 'compared').sides.map(({ part }) => part.figures)).toEqual(['48小时内', '72小时内']);
  });

  it('joining two things is no comparison', async () => {
    const asked = await ask('受理时姓名和电话要登记吗');
    expect('shape' in asked ? asked.shape?.kind : undefined).not.toBe('compared');
    expect('clauses' in asked ? asked.clauses[0]?.heading : undefined).toBe('登记内容');
  });
});

/** Two editions that differ in one article; the others keep the library from being too small to judge by. */
const edition = (days: number) =>
  [
    '电池：无人机电池入库后专柜存放。',
    `归还：无人机借出后${days}天内归还。`,
    '飞手：飞手应当持证上岗，每年复训不少于8学时。',
    '天气：风力超过5级的，不得起飞。',
    '航线：航线在前一日报备，变更的重新报备。',
    '照片：每基杆塔拍摄照片不少于4张。',
    '隐患：发现隐患的，当日录入系统。',
    '保管：设备由专人保管，每月清点1次。',
    '保密：航拍资料不得外传。',
    '报废：使用满5年的，予以报废。',
  ]
    .map((line, at) => `第${'一二三四五六七八九十'[at]}条 【${line.replace('：', '】')}`)
    .join('\n\n');
const EDITIONS = [
  ['2024-03-01', edition(3)],
  ['2025-06-01', edition(5)],
] as const;
const TITLE = '无人机巡线管理办法';

describe('questions about a past day', () => {
  beforeAll(async () => {
    for (const [day, text] of EDITIONS) await publishFile(test, `${TITLE}(${day}).txt`, `${TITLE}\n\n${text}\n`);
  });
  const returned = '无人机借出几天内归还';
  const figures = (result: AskResult) => shaped(result, 'dated').editions.map(({ part }) => part?.figures ?? null);

  it('answers with the edition of that day, and records the day', async () => {
    const then = await ask(`2024年8月1日${returned}`);
    expect(figures(then)).toEqual(['3天内']);
    expect(then.asOf).toEqual(new Date('2024-08-01T23:59:59.999+08:00'));
    expect((await recorded()).asOf).toEqual(then.asOf);
    expect(shaped(await ask(returned), 'single').part.figures).toBe('5天内');
  });

  it('flips at the effective minute', async () => {
    expect(figures(await ask(`2025年5月31日23点59分${returned}`))).toEqual(['3天内']);
    expect(figures(await ask(`2025年6月1日0点${returned}`))).toEqual(['5天内']);
  });

  it('shows the change within the time asked about, and says where nothing changed', async () => {
    const changed = shaped(await ask(`2025年${returned}`), 'dated');
    expect(changed).toMatchObject({ standard: TITLE, unchanged: false });
    expect(changed.editions.map(({ part, from }) => [part?.figures, from.toISOString().slice(0, 10)])).toEqual([
      ['3天内', '2024-02-29'],
      ['5天内', '2025-05-31'],
    ]);
    expect(shaped(await ask('2025年每基杆塔拍几张照片'), 'dated')).toMatchObject({ unchanged: true });
    expect(figures(await ask(`旧版${returned}`))).toEqual(['3天内', '5天内']);
  });

  it('says that there was nothing yet, no earlier edition, or no such day', async () => {
    expect(await ask(`2020年${returned}`)).toMatchObject({
      outcome: 'none',
      reason: { kind: 'beforeFirst', standard: TITLE, firstFrom: new Date('2024-03-01T00:00:00+08:00') },
    });
    expect(shaped(await ask('旧版投诉多久要首次响应'), 'dated')).toMatchObject({ noEarlier: true });
    expect(await ask(`2025年2月30日${returned}`)).toMatchObject({
      reason: { kind: 'noSuchDay', words: '2025年2月30日' },
    });
  });

  it('a withdrawn edition answers only about days before its withdrawal, which is told', async () => {
    await test.context.db.prisma.standardVersion.updateMany({
      where: { standard: { title: TITLE }, label: '2025-06-01' },
      data: { status: 'withdrawn', withdrawnAt: new Date('2026-10-01T09:00:00+08:00') },
    });
    await test.context.db.prisma.libraryRevision.update({ where: { id: 1 }, data: { revision: { increment: 1 } } });
    expect(await ask(returned)).not.toMatchObject({ outcome: 'answer' });
    const then = shaped(await ask(`2026年3月${returned}`), 'dated');
    expect(then.editions).toMatchObject([
      { part: { figures: '5天内' }, withdrawnAt: new Date('2026-10-01T09:00:00+08:00') },
    ]);
    expect(await ask(`2026年10月2日${returned}`)).not.toMatchObject({ outcome: 'answer' });
  });
});

describe.skipIf(!hasSharedData)('over the regulations', () => {
  beforeAll(async () => {
    const names = [
      '电信条例(2016-02-06).md',
      '河南省电信条例(2020-06-04).md',
      '互联网上网服务营业场所管理条例(2019-03-24).md',
      '互联网上网服务营业场所管理条例(2022-03-29).md',
    ];
    for (const name of names) {
      await publishFile(test, name, readFileSync(sharedData(`standards/${encodeURIComponent(name)}`), 'utf8'));
    }
  });

  it('standards that answer alike stand side by side, by level', async () => {
    const { parts, agreement } = shaped(await ask('电信服务障碍多久修好'), 'grouped');
    expect(parts.map(({ clause }) => clause.level)).toEqual(['nationalLaw', 'localLaw']);
    expect(parts.map(({ figures }) => figures)).toEqual([
      '48小时（城镇）、72小时（农村）',
      '四十八小时（城镇）、七十二小时（农村）',
    ]);
    expect(agreement).toBe('same');
  });

  it('who names a place is not answered from another', async () => {
    const { part } = shaped(await ask('河南用户投诉多久答复'), 'single');
    expect(part.clause.standard).toMatch(/河南省电信条例$/);
  });

  it('the answer flips at the effective minute between the two editions', async () => {
    const audit = '网吧信息网络安全审核要多少个工作日';
    const [before] = shaped(await ask(`2022年3月28日23点59分${audit}`), 'dated').editions;
    const [after] = shaped(await ask(`2022年3月29日0点${audit}`), 'dated').editions;
    expect([before?.version, after?.version]).toEqual(['2019-03-24', '2022-03-29']);
    expect(before?.part?.figures).toContain('20个工作日内');
    expect(after?.part?.figures).not.toContain('20个工作日');
    const flip = shaped(await ask(`2022年${audit}`), 'dated');
    expect(flip.editions.map(({ version }) => version)).toEqual(['2019-03-24', '2022-03-29']);
    expect(flip.editions[0]?.part?.quote).toContain('20个工作日');
  });
});
