import { describe, expect, it } from 'vitest';
import { MORE, USEFUL, USELESS, WHOLE_TEXT } from '../../../dialogs/standards/answer-options.ts';
import { askReply } from '../../../dialogs/standards/replies.ts';
import type {
  AnswerPart,
  AnswerShape,
  AskResult,
  FoundClause,
  NoneReason,
} from '../../../src/services/standards/ask-standard.ts';

const NOW = new Date('2026-11-25T10:00:00+08:00');
const ABOUT = {
  understoodAs: null,
  asOf: NOW,
  asked: { question: '投诉几天办完' },
  subject: null,
  takenAs: null,
  approved: null,
  scripts: [],
  wantsScript: false,
  collected: false,
} as const;

const clause = (number: string, text = `${number}的内容。`): FoundClause => ({
  id: number,
  standard: '投诉处理办法',
  version: '2026-01-01',
  clause: `第三章/${number}`,
  number,
  heading: null,
  level: 'companyStandard',
  text,
});
const part = (number: string, more: Partial<AnswerPart> = {}): AnswerPart => {
  const its = clause(number);
  return { clause: its, figures: null, quote: its.text, isWhole: true, ...more };
};
const answer = (shape: AnswerShape, clauses: FoundClause[], cited: number, more: Partial<AskResult> = {}): AskResult =>
  ({ ...ABOUT, outcome: 'answer', shape, clauses, cited, notIn: null, ...more }) as AskResult;
const say = (result: AskResult) => askReply(result, NOW);
const keys = (result: AskResult) => say(result).options?.map(({ key }) => key);

describe('an answer', () => {
  it('says the figures, then the sentence, then where it stands and that it holds today', () => {
    const its = part('第十条', { figures: '3个工作日内', quote: '一般投诉在3个工作日内办结。', isWhole: false });
    const result = answer({ kind: 'single', part: its, lead: null }, [its.clause, clause('第十一条')], 1);
    expect(say(result).text).toBe(
      '3个工作日内\n一般投诉在3个工作日内办结。\n——《投诉处理办法》（2026-01-01版）第十条，截至2026年11月25日有效',
    );
    expect(say(result).citations).toEqual([
      { standard: '投诉处理办法', version: '2026-01-01', clause: '第三章/第十条', text: '第十条的内容。' },
    ]);
    expect(keys(result)).toEqual([WHOLE_TEXT, MORE, USEFUL, USELESS]);
    expect(keys(answer({ kind: 'single', part: part('第十条'), lead: null }, [clause('第十条')], 1))).toEqual([
      USEFUL,
      USELESS,
    ]);
  });

  it('says how it was understood, and that the named standard has nothing', () => {
    const result = answer({ kind: 'single', part: part('第十条'), lead: null }, [clause('第十条')], 1, {
      understoodAs: '农村宽带故障多久修好',
      notIn: '考核办法',
    } as Partial<AskResult>);
    const lines = say(result).text.split('\n');
    expect(lines[0]).toBe('（按「农村宽带故障多久修好」理解）');
    expect(lines[1]).toContain('《考核办法》里没有找到');
  });

  it('worded from several clauses: every one it rests on is named and cited, the others are offered', () => {
    const parts = ['第一条', '第二条'].map(number => part(number));
    const result = answer(
      { kind: 'worded', text: '两天。', parts },
      ['第一条', '第二条', '第三条'].map(number => clause(number)),
      2,
    );
    expect(say(result).text).toMatch(/^两天。\n\n依据：.*第一条[\s\S]*第二条/);
    expect(say(result).text).not.toContain('第三条');
    expect(say(result).citations).toHaveLength(2);
    expect(keys(result)).toContain(MORE);
  });
});

describe('several standards', () => {
  const grouped = (agreement: 'same' | 'different' | 'open') => {
    const parts = [part('第一条', { figures: '48小时' }), part('第二条', { figures: '24小时' })];
    const shape: AnswerShape = { kind: 'grouped', parts, agreement, asksTime: true };
    return say(
      answer(
        shape,
        parts.map(each => each.clause),
        2,
      ),
    ).text;
  };
  it('says whether they agree', () => {
    expect(grouped('different')).toMatch(/^不同规定的时限不一致，请按适用范围核对：\n【公司标准】48小时\n——/);
    expect(grouped('same')).toMatch(/^48小时（几部规定一致）\n——【公司标准】/);
    expect(grouped('open')).toMatch(/^几部规定都有相关条款/);
  });
});

describe('two sides', () => {
  it('figures first, one citation for one clause and two for two', () => {
    const [left, right] = [part('第一条', { figures: '48小时' }), part('第一条', { figures: '72小时' })];
    const one = answer(
      {
        kind: 'compared',
        sides: [
          { name: '城市', part: left },
          { name: '农村', part: right },
        ],
        sameClause: true,
      },
      [left.clause],
      1,
    );
    expect(say(one).text).toMatch(/^城市：48小时\n农村：72小时\n第一条的内容。\n——《投诉处理办法》/);
    expect(say(one).citations).toHaveLength(1);
    const other = part('第二条', { figures: '72小时' });
    const sides = [
      { name: '投诉', part: left },
      { name: '申诉', part: other },
    ] as const;
    const two = answer({ kind: 'compared', sides, sameClause: false }, [left.clause, other.clause], 2);
    expect(say(two).text.match(/——/g)).toHaveLength(2);
    const unsure = { ...two, outcome: 'candidates', candidates: [] } as AskResult;
    expect(say(unsure)).toMatchObject({ outcome: 'candidates', text: expect.stringMatching(/^没有把握/) });
  });
});

describe('editions', () => {
  const flip = (unchanged: boolean) =>
    say(
      answer(
        {
          kind: 'dated',
          standard: '投诉处理办法',
          unchanged,
          noEarlier: false,
          editions: [
            {
              version: '2019-03-24',
              from: new Date('2019-03-24T00:00:00+08:00'),
              to: new Date('2022-05-01T00:00:00+08:00'),
              withdrawnAt: null,
              part: part('第一条', { figures: '20个工作日' }),
            },
            {
              version: '2022-05-01',
              from: new Date('2022-05-01T00:00:00+08:00'),
              to: null,
              withdrawnAt: null,
              part: null,
            },
          ],
        },
        [clause('第一条')],
        1,
      ),
    ).text;

  it('says from which day on the rule reads differently', () => {
    expect(flip(false)).toMatch(
      /前后两版不同：\n\n2022年5月1日前：\n20个工作日\n[\s\S]*2019年3月24日至2022年4月30日有效\n\n2022年5月1日起：\n这一版（2022-05-01版）没有相应的条款。$/,
    );
    expect(flip(true)).toContain('这一条内容没有变化');
  });
});

it('candidates are said to be none', () => {
  const clauses = ['第一条', '第二条', '第三条', '第四条'].map(number => clause(number));
  const candidates = clauses.slice(0, 3).map(each => ({ ...each, passage: each.text }));
  const result = { ...ABOUT, outcome: 'candidates', shape: null, candidates, clauses } as AskResult;
  expect(say(result).text).toMatch(/^没有把握/);
  expect(say(result).text).not.toContain('第四条');
  expect(say(result).citations).toHaveLength(3);
  expect(keys(result)).toContain(MORE);
});

it('words for a customer stand before the clause when asked for, after it otherwise; without any it says so', () => {
  const script = { no: 'KJ-2026-0001', question: '退费', text: '马上为您登记。' };
  const shape: AnswerShape = { kind: 'single', part: part('第一条'), lead: null };
  const text = (more: object) => say(answer(shape, [clause('第一条')], 1, more as Partial<AskResult>)).text;
  expect(text({ scripts: [script], wantsScript: true })).toMatch(
    /^可以这样对客户说：\n「马上为您登记。」（对客口径 KJ-2026-0001，用于：[^）]+）\n\n依据：\n第一条的内容。/,
  );
  expect(text({ scripts: [script] })).toMatch(/^第一条的内容。[\s\S]*对客户可以这样说：\n「马上/);
  expect(text({ wantsScript: true })).toMatch(/^这种情况还没有审定的对客口径/);
  expect(text({ approved: { no: 'DF-2026-0001', question: '', text: '三天。' } })).toMatch(
    /^三天。\n（标准答复 DF-2026-0001）\n\n/,
  );
});

describe('nothing', () => {
  const none = (reason: NoneReason, more: object = {}) =>
    say({ ...ABOUT, outcome: 'none', reason, examples: ['投诉处理办法'], ...more } as AskResult).text;
  it.each<[NoneReason, RegExp]>([
    [{ kind: 'nothingFound' }, /不便猜测[\s\S]*《投诉处理办法》/],
    [{ kind: 'noSubject' }, /哪方面的规定/],
    [{ kind: 'notApart', left: '城镇', right: '农村' }, /没有区分「城镇」和「农村」/],
    [{ kind: 'noSuchDay', words: '2月30日' }, /「2月30日」/],
    [{ kind: 'unknownStandard', name: '消费者权益保护法' }, /《消费者权益保护法》没有收录/],
    [{ kind: 'unknownArticle', standard: '投诉处理办法', first: '第一条', last: '第二十六条' }, /第一条至第二十六条/],
    [
      { kind: 'beforeFirst', standard: '投诉处理办法', firstFrom: new Date('2026-01-01T00:00:00+08:00') },
      /最早一版自2026年1月1日起施行/,
    ],
  ])('%o', (reason, expected) => expect(none(reason)).toMatch(expected));

  it.each<NoneReason>([{ kind: 'nothingFound' }, { kind: 'unknownStandard', name: '消费者权益保护法' }])(
    'that it was noted is said only where it was: %o',
    reason => {
      expect(none(reason, { collected: true })).toContain('问题已经记下');
      expect(none(reason)).not.toContain('记下');
    },
  );

  it('names the time it was looked for', () => {
    expect(none({ kind: 'nothingFound' }, { asked: { question: '', time: '2010年' } })).toContain(
      '「2010年」有效的规定',
    );
  });
});
