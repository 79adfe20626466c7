import { describe, expect, it } from 'vitest';
import { applySamples } from '../../../../src/domain/inspections/samples/apply-samples.ts';
import { readSampleWish } from '../../../../src/domain/inspections/samples/read-samples.ts';
import { mayNamePerson, redact } from '../../../../src/domain/inspections/samples/redact.ts';
import type { Sample } from '../../../../src/domain/inspections/samples/sample.ts';
import { item, sheet } from '../sheets.ts';
import { INSTALLATION } from './sheet.ts';

function say(before: readonly Sample[], text: string, messageId = text, last: readonly number[] = []) {
  const wish = readSampleWish(text, INSTALLATION);
  if (wish?.kind !== 'statements') throw new Error(`not read: ${text}`);
  return applySamples(INSTALLATION, before, { statements: wish.statements, messageId, last });
}

const told = (text: string) =>
  say([], text).samples.map(({ ordinal, population, label, reached, outcomes, note }) => {
    const verdicts = Object.entries(outcomes).map(([key, qualified]) => `${key}${qualified ? '+' : '-'}`);
    return [ordinal, population.slice(0, 2), label, reached ? verdicts.join(' ') : '未访到', note].join('|');
  });

describe('what is said of sampled customers', () => {
  it.each([
    ['第12户履约，没穿鞋套；第13户空号，换一户', ['12|||1+ 2-|没穿鞋套', '13|||未访到|空号']],
    ['第12户履约，没穿鞋套;第13户空号,换一户', ['12|||1+ 2-|没穿鞋套', '13|||未访到|空号']],
    ['新装第3户 履约、亮证、鞋套都做到，满意', ['3|新装||1+ 2+ 3+|']],
    ['故障客户第3户 准时上门，都做到了，一般', ['3|故障||1+ 2+ 4-|']],
    ['下一户 迟到40分钟，没测速', ['1|||1- 2-|迟到40分钟，没测速']],
    ['新装 下一户 未履约', ['1|新装||1-|']],
    ['故障 王庄3组那户 不满意', ['1|故障|王庄3组|4-|']],
    ['新装第1到3户 都履约，规范', ['1|新装||1+ 2+|', '2|新装||1+ 2+|', '3|新装||1+ 2+|']],
    ['第二户 无人接听', ['2|||未访到|无人接听']],
    ['第2户 拒访，第3户 履约', ['2|||未访到|拒访', '3|||1+|']],
    ['第5户 履约，门口路断了', ['5|||1+|门口路断了']],
    ['第5户 亮证', ['5||||亮证']],
    ['第5户 履约，鞋套没穿', ['5|||1+ 2-|鞋套没穿']],
    ['第5户 亮证鞋套没问题', ['5||||亮证鞋套没问题']],
    ['第5户 亮证、鞋套、测速、清理、留卡', ['5|||2+|']],
    ['第5户 穿了鞋套，亮了证，测速了也打扫了，留了名片', ['5|||2+|']],
    ['第5户 穿了鞋套，亮了证，没打扫', ['5|||2-|穿了鞋套，亮了证，没打扫']],
    ['第5户 除了鞋套都做到', ['5|||2-|除了鞋套都做到']],
    ['第5户 没迟到，没有不规范', ['5|||1+ 2+|']],
    ['故障第5户 没有意见', ['5|故障||4+|']],
    ['故障第5户 不是不满意', ['5|故障||4+|']],
    ['故障第5户 满不满意还没问', ['5|故障|||满不满意还没问']],
    ['第2户不是空号，打通了，履约', ['2|||1+|']],
    ['第2户没打通', ['2|||未访到|没打通']],
    ['第2户不是空号，是停机', ['2|||未访到|是停机']],
    ['第5户，客户王建国说师傅收了50块', ['5||||客户说师傅收了50块']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each(['18/20', '第3项 18/20', '第3户没联系，扣2分', '不合格', '下一项', '这家厅不错', '第1001户 履约'])(
    '%s is about no customer',
    text => expect(readSampleWish(text, INSTALLATION)).toBeUndefined(),
  );

  it('means nothing on a sheet without sampled rates', () => {
    expect(readSampleWish('第12户履约', sheet(item(1)))).toBeUndefined();
  });

  it('asks for the group where the rate depends on it', () => {
    expect(say([], '第1户 满意').problems).toEqual([
      { code: 'populationUnknown', ordinal: 1, items: ['新装机用户满意率', '故障客户满意率'] },
    ]);
  });

  it('keeps the group until another is said', () => {
    const { samples } = say(say([], '新装第1户 满意').samples, '第2户 满意');
    expect(samples.map(sample => sample.population)).toEqual(['新装客户', '新装客户']);
  });

  it('corrects one outcome and leaves the others', () => {
    const [sample] = say(say([], '新装第1户 履约，没穿鞋套，满意').samples, '第1户改为不满意').samples;
    expect([sample!.outcomes, sample!.note]).toEqual([{ 1: true, 2: false, 3: false }, '没穿鞋套']);
  });

  it.each<[string, string, Record<number, boolean>, string]>([
    ['履约，没穿鞋套', '第1户改为穿了鞋套', { 1: true, 2: true }, ''],
    ['履约，没穿鞋套', '第1户 其实穿了鞋套', { 1: true, 2: true }, ''],
    ['履约，没穿鞋套', '第1户鞋套其实穿了', { 1: true, 2: true }, ''],
    ['履约，没穿鞋套', '鞋套其实穿了', { 1: true, 2: true }, ''],
    ['履约，没穿鞋套，没测速', '第1户 其实穿了鞋套', { 1: true, 2: false }, '没测速'],
    ['履约，鞋套没穿，门口路断了', '第1户改为穿了鞋套', { 1: true, 2: true }, '门口路断了'],
  ])('%s: %s', (first, second, outcomes, note) => {
    const { samples, problems } = say(say([], `新装第1户 ${first}`).samples, second);
    expect(samples.map(sample => [sample.outcomes, sample.note])).toEqual([[outcomes, note]]);
    expect(problems).toEqual([]);
  });

  it("asks where a part that was done does not settle the rate, or is nobody's", () => {
    const before = say([], '新装第1户 不规范').samples;
    expect(say(before, '第1户 其实穿了鞋套').problems).toEqual([
      { code: 'otherPartsUnknown', ordinal: 1, items: ['上门人员行为规范达标率'] },
    ]);
    const two = say([], '新装第1到2户 没穿鞋套').samples;
    const asked = say(two, '鞋套其实穿了');
    expect(asked.problems).toEqual([{ code: 'whoseUnknown', ordinals: [1, 2], parts: ['鞋套'] }]);
    expect(asked.samples).toEqual(two);
  });

  it('reaches a customer after all', () => {
    const [sample] = say(say([], '新装第1户 空号').samples, '第1户改为履约').samples;
    expect([sample!.reached, sample!.outcomes, sample!.note]).toEqual([true, { 1: true }, '']);
  });

  it('takes 「刚才那户」 for the one recorded last, and asks where that is not one', () => {
    const { samples, touched } = say([], '新装第1户 履约，一般');
    const right = say(samples, '刚才那户记错了，是满意', 'm2', touched);
    expect(right.samples.map(sample => [sample.ordinal, sample.outcomes, sample.note])).toEqual([
      [1, { 1: true, 3: true }, ''],
    ]);
    expect(say(samples, '刚才那户记错了，是满意')).toMatchObject({
      samples,
      problems: [{ code: 'lastUnknown', ordinals: [] }],
    });
    expect(say(say([], '新装第1到2户 履约').samples, '上一户 满意', 'm2', [1, 2]).problems).toEqual([
      { code: 'lastUnknown', ordinals: [1, 2] },
    ]);
  });

  it.each([
    ['没穿鞋套的那户 改为满意', { code: 'labelUnknown', label: '没穿鞋套的' }],
    ['李庄那户 记错了，是满意', { code: 'labelUnknown', label: '李庄' }],
    ['张先生那户 满意', { code: 'toldByName' }],
    ['王建国那户 满意', { code: 'toldByName' }],
    ['老王家那户 满意', { code: 'toldByName' }],
  ])('%s makes no new customer', (text, problem) => {
    const { samples } = say([], '新装第1户 履约');
    expect(say(samples, text)).toMatchObject({ samples, problems: [problem] });
  });

  it('says which parts were not told, and whose group goes on', () => {
    const { samples } = say([], '新装第1户 履约');
    expect(say(samples, '第2户 穿了鞋套，亮了证')).toMatchObject({
      sameGroup: [2],
      problems: [{ code: 'partsUnsaid', ordinal: 2, item: '上门人员行为规范达标率', parts: ['测速', '清理', '留卡'] }],
    });
  });

  it('reaches a customer whose number works after all', () => {
    const [sample] = say(say([], '新装第2户 空号').samples, '第2户不是空号，打通了，都做到，满意').samples;
    expect([sample!.reached, sample!.outcomes, sample!.note]).toEqual([true, { 2: true, 3: true }, '']);
  });

  it('adds nobody when the same message comes again', () => {
    const once = say([], '新装 下一户 履约；下一户 满意', 'm1').samples;
    expect(say(once, '新装 下一户 履约；下一户 满意', 'm1').samples).toEqual(once);
    expect(say(once, '下一户 履约', 'm2').samples).toHaveLength(3);
  });
});

describe('a remark that may name somebody', () => {
  it.each([
    ['客户王建收了钱', true],
    ['王建国', true],
    ['把李明家的门弄坏了', true],
    ['客户说师傅收了50块', false],
    ['客户高兴', false],
    ['白跑一趟', false],
    ['门口路断了', false],
  ])('%s: %s', (text, expected) => expect(mayNamePerson(text)).toBe(expected));
});

describe('what tells who a customer is', () => {
  it.each([
    ['张先生电话13812345678', ''],
    ['李女士说没人来', '某女士说没人来'],
    ['138-1234-5678 打过两次', '打过两次'],
    ['0818-2345678转接', '转接'],
    ['王庄3组', '王庄3组'],
    ['等了40分钟，第2次上门', '等了40分钟，第2次上门'],
    ['宽带账号1234567不通', '宽带账号不通'],
    ['客户王建国说师傅收了50块', '客户说师傅收了50块'],
    ['王建国说师傅收了50块', '客户说师傅收了50块'],
    ['户主李明投诉过', '户主投诉过'],
    ['王建国先生不在', '某先生不在'],
    ['客户说师傅迟到', '客户说师傅迟到'],
    ['客户方便时再装', '客户方便时再装'],
    ['老板说下次再来', '老板说下次再来'],
    ['严重超时', '严重超时'],
  ])('%s', (raw, text) => {
    expect(redact(raw)).toEqual({ text, changed: text !== raw });
  });
});
