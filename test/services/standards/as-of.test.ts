import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clauseOnDay } from '../../../src/services/standards/clause-on-day.ts';
import { openTestContext, type TestContext } from '../../helpers/context.ts';
import { needsSharedData, sharedData } from '../../helpers/shared-data.ts';
import { publishFile } from './fixture.ts';

const TITLE = '互联网上网服务营业场所管理条例';
const LAST_SECOND = '2022-03-28T23:59:59+08:00';
const FIRST_MINUTE = '2022-03-29T00:00:00+08:00';

needsSharedData();

/** The application on the eve of the new edition, which is published already. */
async function openOnTheEve(): Promise<TestContext> {
  const opened = await openTestContext({ at: '2022-03-20T10:00:00+08:00' });
  for (const day of ['2019-03-24', '2022-03-29']) {
    const name = `${TITLE}(${day}).md`;
    await publishFile(opened, name, readFileSync(new URL(encodeURIComponent(name), sharedData('standards/')), 'utf8'));
  }
  return opened;
}

let test: TestContext;
let asked = 0;
beforeAll(async () => {
  test = await openOnTheEve();
});
afterAll(() => test.close());

async function ask(question: string) {
  const actor = await test.actor('lina');
  const result = await test.services.standards.ask({ actor, question, questionId: `as-of-${++asked}` });
  const [first] = 'clauses' in result ? result.clauses : [];
  return { outcome: result.outcome, version: first?.version, clause: first?.number, text: first?.text ?? '' };
}

describe('the answer between the two editions of the regulation', () => {
  const NAMED = `${TITLE}第三十二条怎么规定`;
  const CHANGED = `${TITLE}第十一条怎么规定`;

  it('at 23:59:59 the day before it is that of 2019', async () => {
    await test.advanceTo(LAST_SECOND);
    expect(await ask(NAMED)).toMatchObject({ version: '2019-03-24', clause: '第三十二条' });
    expect((await ask(NAMED)).text).toContain('未通过局域网的方式接入互联网');
    expect((await ask(CHANGED)).text).toContain('公安机关应当自收到申请之日起20个工作日内作出决定');
  });

  it('at 00:00 +08:00 it is that of 2022', async () => {
    await test.advanceTo(FIRST_MINUTE);
    expect(await ask(NAMED)).toMatchObject({ version: '2022-03-29', clause: '第三十二条' });
    expect((await ask(NAMED)).text).toContain('对其依法履行信息网络安全职责情况进行实地检查');
    expect((await ask(CHANGED)).text).not.toContain('公安机关应当自收到申请之日起');
  });

  it('asked in people’s words afterwards, about now it is that of 2022, about a day before that of 2019', async () => {
    const question = '公安机关要在网吧正式开展经营活动多少个工作日内去实地检查';
    expect(await ask(question)).toMatchObject({ version: '2022-03-29', clause: '第三十二条' });
    expect(await ask(`2022年3月28日的规定，${question}`)).toMatchObject({ version: '2019-03-24' });
  });
});

describe('a clause that a sheet links, on the day of the inspection', () => {
  const linked = async (day: string, number: string) =>
    test.context.db.prisma.clause.findFirstOrThrow({
      where: { number, version: { label: day, standard: { title: TITLE } } },
      include: { version: true },
    });
  const on = async (day: string, number: string, at: string) => {
    const { version, clause } = await clauseOnDay(test.context.db.prisma, await linked(day, number), new Date(at));
    return `${version} ${clause.split('/').at(-1)}`;
  };

  it.each([
    ['2022-03-29', '第三十三条', LAST_SECOND, '2019-03-24 第三十二条'],
    ['2022-03-29', '第三十三条', FIRST_MINUTE, '2022-03-29 第三十三条'],
    ['2019-03-24', '第三十二条', FIRST_MINUTE, '2022-03-29 第三十三条'],
    ['2019-03-24', '第三十二条', LAST_SECOND, '2019-03-24 第三十二条'],
    ['2019-03-24', '第十一条', FIRST_MINUTE, '2022-03-29 第十一条'],
    // New in 2022: on an earlier day the sheet's own link is the best witness.
    ['2022-03-29', '第三十二条', LAST_SECOND, '2022-03-29 第三十二条'],
    // Before any edition in the library.
    ['2019-03-24', '第三十二条', '2018-01-01T00:00:00+08:00', '2019-03-24 第三十二条'],
  ])('%s %s at %s is %s', async (day, number, at, expected) => expect(await on(day, number, at)).toBe(expected));
});
