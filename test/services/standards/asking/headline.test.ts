import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../../../src/domain/standards/check-numbers.ts';
import { buildIndex } from '../../../../src/search/index.ts';
import { asksFigure, questionKind } from '../../../../src/search/question-kind.ts';
import { readAskedFigure } from '../../../../src/services/standards/asking/asked-figure.ts';
import { headlineOf } from '../../../../src/services/standards/asking/headline.ts';
import { demoClauses } from '../../../search/regulations.ts';

const clauses = demoClauses();
const index = buildIndex(clauses);
const clauseOf = (id: string) => clauses.find(clause => clause.id === id)!;
const headline = (question: string, id: string) => headlineOf(readAskedFigure(question, index), clauseOf(id));

describe('the figure first', () => {
  it.each([
    ['宽带装机要多久', '宽带装维时限管理规定/第五条', '48小时内（城市）、72小时内（农村）'],
    ['乡下装宽带最晚几天', '宽带装维时限管理规定/第五条', '72小时内（农村）'],
    ['移机要多久', '宽带装维时限管理规定/第六条', '48小时内（城市）、96小时内（农村）、7天内（跨县区移机）'],
    ['跨县移机要几天', '宽带装维时限管理规定/第六条', '7天内（跨县区移机）'],
    ['VIP宽带坏了多久修好', 'VIP客户经理服务标准/第十七条', '12小时内（市区）、24小时内（农村）'],
    ['报障以后多久联系客户', '宽带装维时限管理规定/第十二条', '30分钟内'],
    ['半夜报障什么时候联系客户', '宽带装维时限管理规定/第十二条', '次日8:00前（夜间）'],
    ['超时没修好减免几天月租', '宽带装维时限管理规定/第十六条', '每超过24小时减免3天月租，单次减免不超过当月月租'],
    ['工单挂起最长能多久', '宽带装维时限管理规定/第二十一条', '不超过72小时'],
    ['快超时的时候提前多久预警', '宽带装维时限管理规定/第二十二条', '时限到期前8小时、2小时'],
    ['营业厅排队最多等几分钟', '营业厅服务规范/第十六条', '不超过10分钟（排队等候）'],
    [
      '营业厅几点开门',
      '营业厅服务规范/第十四条',
      '每日8:30至18:00（主营业厅）、每日9:00至18:00（社会渠道营业厅）、每日9:00至17:00（农客营业厅）',
    ],
    ['要摆几个座位', '营业厅服务规范/第八条', '不少于8个（主营业厅）、不少于4个（其他营业厅）'],
    ['灭火器多久查一次', '营业厅服务规范/第十条', '每月检查1次'],
    ['套餐变更办理不能超过几分钟', '营业厅服务规范/第二十一条', '不超过8分钟（套餐变更）'],
    ['排队超过多久可以预约回拨', '10000号客服代表服务规范/第六条', '超过2分钟'],
    ['客服上岗考试要多少分', '10000号客服代表服务规范/第三条', '90分以上'],
    ['金卡客户多久走访一回', 'VIP客户经理服务标准/第十一条', '每半年不少于1次（金卡客户）'],
    ['投诉多久要首次响应', '投诉处理办法/第九条', '24小时内（受理后）、2小时内（重大投诉）'],
    ['一般投诉几天办完', '投诉处理办法/第十条', '3个工作日内（一般投诉）'],
    ['积分到期提前多少天提醒', 'VIP客户经理服务标准/第十九条', '积分到期前30天、权益有效期前15天'],
    ['督办没反馈扣多少分', '服务质量考核办法/第二十三条', '扣责任部门1分/次'],
    ['服务质量报表几号前交', '服务质量考核办法/第三十一条', '次月第5个工作日前（服务质量报表）'],
    ['补交费用后几小时复机', '全业务客户服务标准/第十四条', '30分钟内'],
    ['移机要几天', '宽带装维时限管理规定/第六条', '48小时内（城市）、96小时内（农村）、7天内（跨县区移机）'],
    ['欠费停机前多久提醒', '全业务客户服务标准/第十四条', '欠费停机前72小时'],
    ['钻石卡客户多久电话联系一次', 'VIP客户经理服务标准/第十条', '每月电话联系不少于1次（钻石卡客户）'],
    ['一次会话允许几个错别字', '10000号客服代表服务规范/第二十三条', '不超过2处'],
  ])('%s', (question, id, expected) => expect(headline(question, id)?.text).toBe(expected));

  it('none where the figure would be read as something else', () => {
    expect(headline('欠费多久停机', '全业务客户服务标准/第十四条')).toBeUndefined();
    expect(headline('排队多久', '10000号客服代表服务规范/第六条')).toBeUndefined();
  });

  it('a time of day is no duration', () => {
    expect(headline('维修最晚几点上门', '装移机上门服务规范/第十九条')).toBeUndefined();
    expect(headline('主营业厅最晚几点关门', '营业厅服务规范/第十四条')?.text).toContain('8:30至18:00');
  });

  it('none where no figure is asked for, or where its clause has only those of another scale', () => {
    expect(headline('手机能带进坐席区吗', '10000号客服代表服务规范/第三十一条')).toBeUndefined();
    expect(headline('装机要几天', '装移机上门服务规范/第十四条')).toBeUndefined();
  });
});

it('every figure of every headline stands in its clause, over all questions', () => {
  const file = new URL('../../../search/development-questions.json', import.meta.url);
  const questions = JSON.parse(readFileSync(file, 'utf8')) as { text: string; library: string; relevant: string[] }[];
  const asked = questions.filter(
    ({ text, library, relevant }) => library === 'demo' && relevant.length > 0 && asksFigure(questionKind(text)),
  );
  const found = asked.flatMap(({ text, relevant }) => {
    const { text: clause } = clauseOf(relevant[0]!);
    const figures = headline(text, relevant[0]!)?.text;
    return figures === undefined ? [] : [{ figures, clause }];
  });
  // The measure of what is covered: nearly every question after a figure gets one.
  expect(found.length / asked.length).toBeGreaterThan(0.95);
  for (const { figures, clause } of found) {
    for (const piece of figures.split(/[（）、]/u)) expect(clause, figures).toContain(piece);
    const values = numbersIn(clause).map(number => number.value);
    for (const { value } of numbersIn(figures)) expect(values, figures).toContain(value);
  }
});
