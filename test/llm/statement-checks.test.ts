import { describe, expect, test } from 'vitest';
import { answerFromClauses } from '../../prompts/answer-from-clauses.ts';
import { objectionTo } from '../../src/llm/statement-checks.ts';
import { demoClauses } from '../search/regulations.ts';

const SYSTEM = answerFromClauses.build({ question: '', clauses: [] }).system;
const clauses = demoClauses().map(({ id, text }) => {
  const [standard = '', number = ''] = id.split('/');
  return { id, standard, number, text };
});
const clauseOf = (id: string) => clauses.find(clause => clause.id === id)!;
const BROADBAND = '宽带装维时限管理规定';
const COMPLAINT = '投诉处理办法';
const HALL = '营业厅服务规范';

test('every sentence of the demo standards may be said of its own clause', () => {
  const refused = clauses.flatMap(clause =>
    clause.text
      .split(/(?<=[。；\n])/u)
      .map(sentence => sentence.trim())
      .filter(sentence => sentence !== '')
      .flatMap(sentence => {
        const objection = objectionTo(sentence, [clause], SYSTEM);
        return objection ? [[clause.id, sentence, objection]] : [];
      }),
  );
  expect(clauses.length).toBeGreaterThan(200);
  expect(refused).toEqual([]);
});

describe('natural answers pass', () => {
  test.each([
    [`${BROADBAND}/第五条`, '有资源的话，城市48小时内装通，农村72小时内装通。'],
    [`${BROADBAND}/第五条`, '城里最多48小时，乡下最多72小时，从受理成功开始算。'],
    [`${BROADBAND}/第五条`, '如果客户自己指定了日期，就以那个日期为准。'],
    [`${BROADBAND}/第六条`, '同一县区内移机，城市不超过48小时，农村不超过96小时；跨县区的7天内完成。'],
    [`${BROADBAND}/第六条`, '移机停用的那几天按日退月租。'],
    [`${BROADBAND}/第八条`, '确实没有资源的，要在24小时内告诉客户，征得同意后转入待装。'],
    [`${BROADBAND}/第八条`, '待装超过15天，客户可以全额退费。'],
    [`${BROADBAND}/第十条`, '不换设备的提速30分钟内生效，要换光猫的72小时内上门更换。'],
    [`${BROADBAND}/第十一条`, '城市的装机及时率要达到95%以上，农村92%以上，一次装通率不低于93%。'],
    [`${BROADBAND}/第十二条`, '报障后15分钟内派单，30分钟内装维人员要联系客户。'],
    [`${BROADBAND}/第十二条`, '夜里22:00到第二天7:00报的，次日8:00前联系就行。'],
    [`${BROADBAND}/第十三条`, '单户故障城市24小时内修好，农村36小时内修好，从报障时算起。'],
    [`${BROADBAND}/第十三条`, 'VIP客户按《VIP客户经理服务标准》里更短的时限执行。'],
    [`${BROADBAND}/第十四条`, '影响50户以上的故障，网络部30分钟内要通报10000号，城市8小时内、农村12小时内恢复。'],
    [`${BROADBAND}/第十六条`, '超时没修好的，每超过24小时减免3天月租，最多减免当月的月租，次月账单自动返还。'],
    [`${BROADBAND}/第二十一条`, '挂起要由班组长审批并写明原因，一次不能超过72小时，期间每24小时要联系客户1次。'],
    [`${COMPLAINT}/第五条`, '任何岗位接到投诉都应当受理，不能以“不归本部门管”为由推掉。'],
    [`${COMPLAINT}/第五条`, '接到投诉后10分钟内要把工单录进去。'],
    [`${COMPLAINT}/第九条`, '您好，受理后24小时内要首次响应客户；重大投诉是2小时内。'],
    [`${COMPLAINT}/第十条`, '一般投诉3个工作日内办结，严重投诉5个工作日内办结。'],
    [`${COMPLAINT}/第十条`, '重大投诉要在24小时内拿出方案，7个工作日内办结。'],
    [`${COMPLAINT}/第十条`, '需要跨省协查的，经客户服务部批准可以延长5个工作日。'],
    [`${COMPLAINT}/第十二条`, '确实多收的要退还，3个工作日内到账。'],
    [`${COMPLAINT}/第十三条`, '500元以内由部门负责人审批，3000元以上由分管领导审批，审批要在1个工作日内完成。'],
    [`${COMPLAINT}/第十五条`, '不可以，处理投诉时不能威胁客户，也不能用停机来要挟。'],
    [`${COMPLAINT}/第十七条`, '办结后24小时内由客户服务部回访，回访率要达到100%。'],
    [`${COMPLAINT}/第十七条`, '客户没接的，3天内换不同时段再打，不少于3次。'],
    [`${COMPLAINT}/第二十条`, '结案后5个工作日内归档，要保存2年。'],
    [`${HALL}/第四条`, '招牌坏了要在发现当日报修，3个工作日内修好，修好之前要放临时标识。'],
    [`${HALL}/第五条`, '夏天室内不高于26摄氏度，冬天不低于16摄氏度。'],
    [`${HALL}/第七条`, '设备坏了，10分钟内要贴出提示，4小时内报修，24小时内恢复。'],
    [`${HALL}/第八条`, '主营业厅不少于8个等候座位，其他营业厅不少于4个。'],
    [`${HALL}/第十条`, '监控录像至少保存90天，灭火器每月要查1次。'],
  ])('%s：%s', (id, answer) => {
    expect(objectionTo(answer, [clauseOf(id)], SYSTEM)).toBeNull();
  });
});

describe('what a clause does not say is refused', () => {
  test.each([
    [`${BROADBAND}/第五条`, '城市24小时内装通。', 'numbers'],
    [`${BROADBAND}/第五条`, '城市72小时内装通。', 'attribution'],
    [`${BROADBAND}/第五条`, '由网络部在48小时内装通。', 'names'],
    [`${BROADBAND}/第五条`, '48小时后再装通。', 'polarity'],
    [`${BROADBAND}/第十六条`, '每超过24小时免费1个月。', 'numbers'],
    [`${COMPLAINT}/第十五条`, '可以泄露投诉人信息。', 'polarity'],
    [`${COMPLAINT}/第十条`, '严重投诉3个工作日内办结。', 'attribution'],
    [`${COMPLAINT}/第十三条`, '500元以内由分管领导审批。', 'attribution'],
    [`${HALL}/第八条`, '主营业厅最多8个等候座位。', 'polarity'],
    [`${HALL}/第十条`, '监控录像保存90个工作日。', 'numbers'],
  ])('%s：%s', (id, answer, objection) => {
    expect(objectionTo(answer, [clauseOf(id)], SYSTEM)).toBe(objection);
  });
});
