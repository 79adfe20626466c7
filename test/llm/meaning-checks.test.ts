import { describe, expect, test } from 'vitest';
import { contradictsBounds, deniesLimits, missesFigure } from '../../src/llm/meaning-checks.ts';
import { permitsForbidden } from '../../src/llm/prohibition-check.ts';

const WAIT = '客户排队等候时间不得超过10分钟，超过的应主动安抚。';
const FAULT = '接到障碍申告后，城镇48小时、农村72小时内修复或者调通；免收障碍期间的月租费用。';
const STAFF = '每班值守人员不少于3人，抽查合格率不低于95%。';
const KEEP = '录音至少保存6个月，话费单据应保留5个月。';
const FINE = '情节严重的，处1万元以上10万元以下罚款。';
const LATE = '对超过收费约定期限30日仍不交纳电信费用的用户，可以暂停服务。';
const TWICE = '等候不得超过10分钟；超过10分钟的，值班经理到场。';
const NOTICE = '变更在原完成日期3个工作日前提出；每月5日前上报。';
const CHECK = '每月质检录音不少于8通，质检合格分为85分；应当在当日24:00前录入。';
const FORBID =
  '经营者不得以任何方式限定用户使用其指定的业务，不得拒绝、拖延办理。严禁泄露客户资料。营业员禁止在厅内吸烟。';

const objects = (answer: string, clause: string): boolean =>
  deniesLimits(answer, [clause]) || contradictsBounds(answer, [clause]) || permitsForbidden(answer, [clause]);

describe('honest paraphrases pass', () => {
  test.each([
    [WAIT, '应在10分钟以内。'],
    [WAIT, '最多等10分钟。'],
    [WAIT, '不能超过10分钟。'],
    [WAIT, '不可以超过10分钟哦。'],
    [WAIT, '不允许超过10分钟。'],
    [WAIT, '排队等候时间不应超过十分钟。'],
    [WAIT, '不得让客户等候超过10分钟。'],
    [WAIT, '您好，等候时间最长为10分钟，之后要主动安抚客户。'],
    [WAIT, '10分钟之内。'],
    [WAIT, '未经允许不得超过10分钟。'],
    [WAIT, '上限是10分钟。'],
    [WAIT, '以10分钟为限。'],
    [WAIT, '等候时间要控制在10分钟以内，不能随便拖延。'],
    [FAULT, '48小时内修好（城镇），72小时内（农村）。'],
    [FAULT, '城镇用户48小时内、农村用户72小时内修好。'],
    [FAULT, '城镇48小时、农村72小时内修复，期间月租费免收。'],
    [FAULT, '城镇48/72小时内修复。'],
    [FAULT, '修复时限是：城镇48小时，农村72小时。'],
    [FAULT, '最迟在接到申告后，城镇四十八小时，农村七十二小时修好。'],
    [FAULT, '城镇不超过48小时，农村不超过72小时。'],
    [FAULT, '城镇在48小时（含）以内，农村在72小时（含）以内。'],
    [STAFF, '至少3人，合格率要达到95%以上。'],
    [STAFF, '不能少于3人，合格率最低95%。'],
    [STAFF, '值守人员3人以上。'],
    [KEEP, '录音不少于6个月，单据保留5个月。'],
    [KEEP, '录音要保存6个月以上。'],
    [FINE, '罚款为1万元以上10万元以下。'],
    [FINE, '最低1万元，最高10万元。'],
    [LATE, '超过约定期限30日仍不交费的，可以暂停服务。'],
    [LATE, '逾期30日以上未交费，可以停机。'],
    [TWICE, '不得超过10分钟，超过10分钟的由值班经理到场。'],
    [NOTICE, '至少提前3个工作日提出，最迟每月5日上报。'],
    [NOTICE, '3个工作日前提出，5日前上报。'],
    [CHECK, '质检录音不少于8通，合格分为85分。'],
    [CHECK, '最晚当日24:00录入。'],
    [FORBID, '不可以，经营者不能限定用户使用指定的业务。'],
    [FORBID, '不允许，用户可以自主选择使用哪家的业务。'],
    [FORBID, '应当及时办理，不能拖延。'],
    [FORBID, '不能泄露客户资料。'],
    [FORBID, '应避免泄露客户资料。'],
    [FORBID, '厅内不能吸烟，可以到室外。'],
  ])('%s → %s', (clause, answer) => {
    expect(objects(answer, clause)).toBe(false);
  });

  test.each([WAIT, FAULT, STAFF, KEEP, FINE, LATE, TWICE, NOTICE, CHECK, FORBID])('the clause itself: %s', clause => {
    expect(objects(clause, clause)).toBe(false);
  });
});

describe('contradictsBounds', () => {
  test.each([
    [WAIT, '排队等候可以超过10分钟。'],
    [WAIT, '至少等10分钟。'],
    [WAIT, '等候不少于10分钟。'],
    [WAIT, '10分钟以上。'],
    [WAIT, '等10分钟。'],
    [WAIT, '10分钟后再办理。'],
    [WAIT, '不必在10分钟以内。'],
    [WAIT, '不是不能超过10分钟。'],
    [WAIT, '不一定要在10分钟内。'],
    [WAIT, '不超过10分钟没问题，也可以超过10分钟。'],
    [WAIT, '10分钟以内，超过一点也行。'],
    [WAIT, '一般10分钟以内，也可以超过。'],
    [TWICE, '可以超过10分钟。'],
    [FAULT, '城镇48小时以后修复。'],
    [FAULT, '城镇48小时内无需修复。'],
    [FAULT, '城镇48小时内不得修复。'],
    [FAULT, '城镇48小时内，农村72小时以上。'],
    [STAFF, '最多3人。'],
    [STAFF, '合格率不超过95%。'],
    [STAFF, '3人以内就行。'],
    [KEEP, '录音最多保存6个月。'],
    [FINE, '1万元以下。'],
    [NOTICE, '3个工作日内提出。'],
    [NOTICE, '每月5日以后上报。'],
    [CHECK, '当日24:00以后录入。'],
    [LATE, '30日以内不交费就停机。'],
  ])('%s → %s', (clause, answer) => {
    expect(contradictsBounds(answer, [clause])).toBe(true);
  });
});

describe('permitsForbidden', () => {
  test.each([
    '可以限定用户使用指定的业务。',
    '经营者可限定用户使用其指定的业务。',
    '允许泄露客户资料。',
    '应当泄露客户资料。',
    '在厅内吸烟是可以的。',
    '营业员可以在厅内吸烟。',
    '可以拖延办理。',
  ])('%s', answer => {
    expect(permitsForbidden(answer, [FORBID])).toBe(true);
  });

  test('what a cited clause itself permits may be said', () => {
    const clause = '客户不得在厅内吸烟。吸烟区可以吸烟。';
    expect(permitsForbidden('吸烟区可以吸烟。', [clause])).toBe(false);
  });
});

describe('deniesLimits', () => {
  test.each([
    ['没有任何时间限制，随便等。', true],
    ['没有限制。', true],
    ['时间不限。', true],
    ['不受时间限制。', true],
    ['没有时限要求。', true],
    ['等多久都行。', true],
    ['10分钟以内，仅供参考。', true],
    ['不能随便拖延。', false],
    ['包括但不限于安抚。', false],
    ['应在10分钟以内。', false],
  ])('%s', (answer, expected) => {
    expect(deniesLimits(answer, [WAIT])).toBe(expected);
  });

  test('a clause that lifts a limit supports saying so; one that forbids 随意 does not', () => {
    expect(deniesLimits('没有期限限制。', ['移动业务不受前款规定期限的限制。'])).toBe(false);
    expect(deniesLimits('可以随意变更。', ['不得随意变更资费。'])).toBe(true);
  });
});

describe('missesFigure', () => {
  test.each([
    ['要等多久', '会尽快办理。', WAIT, true],
    ['几天修好', '请放心，一定修好。', FAULT, true],
    ['什么时候修好', '请拨打10000号。', FAULT, true],
    ['罚多少', '会处以罚款。', FINE, true],
    ['要等多久', '不超过十分钟。', WAIT, false],
    ['等太久怎么办', '应主动安抚。', WAIT, false],
    ['要等多久', '立即办理。', '应当立即办理。', false],
    ['要等多久', '立即办理。', '按第三条立即办理。', false],
  ])('%s → %s', (question, answer, clause, expected) => {
    expect(missesFigure(question, answer, [clause])).toBe(expected);
  });
});
