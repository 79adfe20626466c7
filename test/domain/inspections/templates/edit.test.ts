import { describe, expect, it } from 'vitest';
import {
  editTemplate,
  readTemplateEdit,
  type TemplateEdit,
} from '../../../../src/domain/inspections/templates/edit.ts';
import { NEW_ITEM, type Template, type TemplateItem } from '../../../../src/domain/inspections/templates/template.ts';

const item = (title: string, more: Partial<TemplateItem> = {}): TemplateItem => ({
  ...NEW_ITEM,
  title,
  section: '环境设施',
  scoring: 'points',
  maxPoints: 5,
  ...more,
});
const template = (...items: TemplateItem[]): Template => ({
  name: '营业厅测评表',
  fields: [],
  sections: [{ title: '环境设施' }, { title: '人员形象' }],
  items,
});
const four = template(item('门头'), item('厅容'), item('公示'), item('工牌', { section: '人员形象' }));

describe('a sentence', () => {
  it.each<[string, TemplateEdit | undefined]>([
    [
      '加一项：人员形象 佩戴党徽，是否，2分',
      { kind: 'add', section: '人员形象', title: '佩戴党徽', rule: { scoring: 'yesNo', maxPoints: 2 } },
    ],
    [
      '在第2项后面加一项：等候时长，数值，单位分钟，不超过10，5分',
      {
        kind: 'add',
        title: '等候时长',
        after: 2,
        rule: { scoring: 'number', maxPoints: 5, range: { passMax: 10, unit: '分钟' } },
      },
    ],
    ['第3项改为6分', { kind: 'rescore', ordinal: 3, rule: { maxPoints: 6 } }],
    [
      '把第3项改成每处扣1分，最多扣3分',
      { kind: 'rescore', ordinal: 3, rule: { scoring: 'deduction', deductionPer: 1, cap: 3 } },
    ],
    [
      '第3项选项：优秀10分、良好8分、差0分',
      {
        kind: 'rescore',
        ordinal: 3,
        rule: {
          scoring: 'choice',
          maxPoints: 10,
          options: [
            { label: '优秀', points: 10 },
            { label: '良好', points: 8 },
            { label: '差', points: 0 },
          ],
        },
      },
    ],
    ['第5项作为否决项', { kind: 'rescore', ordinal: 5, rule: { scoring: 'yesNo', veto: true } }],
    ['第5项取消否决', { kind: 'rescore', ordinal: 5, rule: { veto: false } }],
    ['第7项不通过须附照片', { kind: 'rescore', ordinal: 7, rule: { evidenceRequired: true } }],
    ['第7项不用附照片', { kind: 'rescore', ordinal: 7, rule: { evidenceRequired: false } }],
    ['第8项仅在第7项不通过时检查', { kind: 'condition', ordinal: 8, condition: { ordinal: 7, is: 'fail' } }],
    ['第9项仅在第7项选「差」时检查', { kind: 'condition', ordinal: 9, condition: { ordinal: 7, is: ['差'] } }],
    ['第8项去掉条件', { kind: 'condition', ordinal: 8, condition: null }],
    ['删除第3、5项', { kind: 'remove', ordinals: [3, 5] }],
    ['第三项删掉', { kind: 'remove', ordinals: [3] }],
    ['第3项移到第1项前面', { kind: 'move', ordinal: 3, after: 0 }],
    ['第3项改名为 门头招牌', { kind: 'rename', ordinal: 3, title: '门头招牌' }],
    ['第3项归入人员形象', { kind: 'section', ordinal: 3, section: '人员形象' }],
    ['环境设施占30%', { kind: 'weigh', section: '环境设施', weight: 30 }],
    ['没有的部分占30%', undefined],
    ['第3项依据《营业厅服务规范》第十二条', { kind: 'basis', ordinal: 3, text: '《营业厅服务规范》第十二条' }],
    ['今天天气不错', undefined],
    ['第3项挺好的', undefined],
  ])('%s', (text, expected) => expect(readTemplateEdit(text, four)).toEqual(expected));
});

const say = (of: Template, ...sentences: string[]): Template =>
  sentences.reduce((next, sentence) => {
    const edited = editTemplate(next, readTemplateEdit(sentence, next) as Exclude<TemplateEdit, { kind: 'basis' }>);
    if (edited.kind !== 'edited') throw new Error(`${sentence}: ${JSON.stringify(edited)}`);
    return edited.template;
  }, of);
const titles = (of: Template) => of.items.map(each => each.title);

describe('a template', () => {
  it('takes a new item at the end of its section', () => {
    const edited = say(four, '加一项：环境设施 便民设施，每缺一项扣1分，4分');
    expect(titles(edited)).toEqual(['门头', '厅容', '公示', '便民设施', '工牌']);
    expect(edited.items[3]).toMatchObject({ scoring: 'deduction', deductionPer: 1, maxPoints: 4 });
  });

  it('gains a section with an item of its own, and loses one with its last', () => {
    expect(say(four, '加一项：服务补救 致歉，打分，5分').sections.at(-1)).toEqual({ title: '服务补救' });
    expect(say(four, '删除第4项').sections).toEqual([{ title: '环境设施' }]);
  });

  it('keeps what a condition means when items come, go or move', () => {
    const conditional = say(four, '第4项仅在第3项不通过时检查');
    const target = (of: Template) => of.items[of.items.find(each => each.condition)!.condition!.ordinal - 1]!.title;
    for (const sentence of ['删除第1项', '在第1项后面加一项：温度，是否，2分', '第3项移到第1项前面']) {
      expect(target(say(conditional, sentence))).toBe('公示');
    }
  });

  it('keeps the scale of an item that becomes a veto', () => {
    expect(say(four, '第2项作为否决项').items[1]).toMatchObject({ scoring: 'points', maxPoints: 5, veto: true });
  });

  it.each([
    ['第9项改为6分', { kind: 'noSuchItem', ordinal: 9 }],
    ['第2项仅在第3项通过时检查', { kind: 'conditionAhead', ordinal: 3 }],
    ['加一项：环境设施 厅容，是否，2分', { kind: 'sameTitle', ordinal: 2 }],
    ['加一项：环境设施 温度，是否', { kind: 'pointsMissing' }],
  ])('refuses %s', (sentence, expected) => {
    const edit = readTemplateEdit(sentence, four) as Exclude<TemplateEdit, { kind: 'basis' }>;
    expect(editTemplate(four, edit)).toEqual(expected);
  });

  it('does not take away what another item hangs on', () => {
    const conditional = say(four, '第4项仅在第3项不通过时检查');
    expect(editTemplate(conditional, { kind: 'remove', ordinals: [3] })).toEqual({
      kind: 'conditionOf',
      ordinal: 3,
      ordinals: [4],
    });
    expect(editTemplate(conditional, { kind: 'remove', ordinals: [3, 4] }).kind).toBe('edited');
  });
});
