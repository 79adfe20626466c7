import { describe, expect, it } from 'vitest';
import type { Command } from '../../dialogs/framework/command.ts';
import { commandMeant } from '../../dialogs/plain-sentences.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import development from '../search/development-questions.json' with { type: 'json' };
import unseen from '../search/unseen-questions.json' with { type: 'json' };

const command = (phrase: string, takes: Command['takes'], roles?: Command['roles']): Command => ({
  ...{ phrases: [phrase], takes, dialogId: phrase, help: '' },
  ...(roles && { roles }),
});
const COMMANDS = [
  command('本周任务', 'nothing', ['inspector']),
  command('我的任务', 'nothing', ['inspector']),
  command('更正测评', 'number', ['inspector', 'qualityOfficer']),
  command('作废测评', 'numberAndWords', ['inspector', 'qualityOfficer']),
  command('冲销', 'numberAndWords', ['qualityOfficer']),
  command('异议', 'text', ['manager']),
  command('考核申诉', 'number'),
  command('任务进度', 'text', ['qualityOfficer', 'leader']),
  command('我的待办', 'nothing'),
  command('查看', 'number'),
  command('测评结果', 'number'),
  command('扣分查询', 'text'),
  command('确认扣分', 'number', ['qualityOfficer']),
  command('责任认定', 'number', ['qualityOfficer']),
  command('核验整改', 'number', ['inspector']),
  command('答复整改', 'numberAndWords', ['frontline', 'serviceOfficer', 'manager']),
  command('申请延期', 'text', ['frontline', 'serviceOfficer', 'manager']),
  command('上报', 'number', ['serviceOfficer', 'manager']),
  command('发起督办', 'number', ['qualityOfficer']),
  command('没用', 'text'),
  command('看原文', 'nothing'),
  command('我的请假', 'nothing', ['inspector', 'serviceOfficer', 'manager']),
];

function meant(text: string, roles: Actor['roles'], about?: string): string | undefined {
  const actor: Actor = {
    ...{
      id: 'a',
      name: '甲',
      unitId: 'u',
      unitName: '单位',
      roles,
      lines: [],
      subtree: [],
      headOf: [],
      standsInAt: [],
    },
  };
  const found = commandMeant(text, { actor, talk: about ? { about } : {}, commands: COMMANDS });
  return found && [found.args.phrase, found.args.no ?? found.args.text].filter(Boolean).join(' ');
}

describe('what people say instead of a command', () => {
  it.each<[string, Actor['roles'][number], string | undefined]>([
    ['我这周要去哪些厅？', 'inspector', '本周任务'],
    ['请问本周查哪几家', 'inspector', '本周任务'],
    ['明天要去哪个厅', 'inspector', '我的任务'],
    ['我还剩几个单位没检查', 'inspector', '我的任务'],
    ['今天有什么任务', 'inspector', '我的任务'],
    ['今天有什么任务', 'manager', '我的待办'],
    ['我这周要去哪些厅？', 'frontline', undefined],
    ['刚才录错了一项', 'inspector', '更正测评'],
    ['刚才那个扣错了', 'inspector', '更正测评'],
    ['看看我的请假', 'inspector', '我的请假'],
    ['我请了哪几天的假', 'manager', '我的请假'],
    ['看看我的请假', 'frontline', undefined],
    ['谁还没查完', 'qualityOfficer', '任务进度'],
    ['本月还有谁没查完', 'leader', '任务进度'],
    ['谁还没查完', 'inspector', undefined],
    ['昨天的检查结果扣错了，应该扣2分', 'inspector', '更正测评'],
    ['这单作废', 'inspector', '作废测评'],
    ['刚才那单作废吧', 'inspector', '作废测评'],
    ['把上午提交的那单撤回来', 'inspector', '作废测评'],
    ['单位录错了', 'inspector', '作废测评'],
    ['刚才那单单位录错了', 'inspector', '作废测评'],
    ['我刚才把单位选错了，应该是南外厅', 'inspector', '作废测评'],
    ['厅录错了怎么改', 'inspector', undefined],
    ['单位录错了谁负责', 'inspector', undefined],
    ['这单作废', 'frontline', undefined],
    ['我们坚决不服！', 'manager', '异议'],
    ['这次检查扣得不对', 'manager', '异议'],
    ['我不服', 'frontline', undefined],
    ['查一下下个月的检查安排', 'qualityOfficer', '任务进度 下个月'],
    ['12月份要检查哪些厅', 'leader', '任务进度 12月'],
    ['请问今天有什么事要我处理吗', 'qualityOfficer', '我的待办'],
    ['有没有需要我审批的单子', 'leader', '我的待办'],
    ['我还有哪些没办完', 'manager', '我的待办'],
    ['今天我该做什么', 'serviceOfficer', '我的待办'],
    ['我这个月扣了多少分', 'frontline', '扣分查询 这个月'],
    ['我们部门这个月扣了多少', 'manager', '扣分查询 这个月'],
    ['我被扣分了吗', 'frontline', '扣分查询'],
    ['要扣我们分了？', 'manager', '扣分查询'],
    ['有扣分要确认吗', 'qualityOfficer', '确认扣分'],
    ['扣分待确认', 'qualityOfficer', '确认扣分'],
    ['裁定责任', 'qualityOfficer', '责任认定'],
    ['有要我核验的吗', 'inspector', '核验整改'],
    ['我要提交整改', 'manager', '答复整改'],
    ['配件要等一周 能不能宽限几天', 'manager', '申请延期'],
    ['时间不够 申请延期', 'manager', '申请延期'],
    ['配件没到 想延几天', 'manager', '申请延期'],
    ['我们要交啥报表', 'manager', '上报'],
    ['通川营业厅叫号机那个发起督办', 'qualityOfficer', '发起督办'],
    ['叫号机那个我不认，上周就报修了', 'manager', '异议 叫号机'],
    ['叫号机那项有异议', 'manager', '异议 叫号机'],
    ['我们厅现在还有啥没弄完', 'manager', '我的待办'],
    ['今天干啥', 'qualityOfficer', '我的待办'],
    ['刚那个答得不对啊', 'frontline', '没用'],
    ['出处发我下', 'frontline', '看原文'],
    ['依据在哪里', 'frontline', '看原文'],
    ['谁来认定责任归属', 'qualityOfficer', undefined],
    ['裁定责任的期限是几天', 'qualityOfficer', undefined],
    ['答的不对的题目怎么扣分', 'frontline', undefined],
    ['逾期几天要发督办', 'qualityOfficer', undefined],
    ['扣几分', 'frontline', undefined],
    ['整改能延几天', 'frontline', undefined],
    ['我下午有事', 'inspector', undefined],
    ['客户说我们扣错了话费', 'inspector', undefined],
    ['不对', 'manager', undefined],
  ])('「%s」 by a %s is %s', (text, role, expected) => expect(meant(text, [role])).toBe(expected));

  it.each([
    ['那个扣错了，应该扣2分', 'inspector', 'CP-2026-0001', '更正测评 CP-2026-0001'],
    ['那个扣错了，应该扣2分', 'inspector', undefined, undefined],
    ['这单作废', 'inspector', 'CP-2026-0001', '作废测评 CP-2026-0001'],
    ['刚才那单单位录错了', 'inspector', 'CP-2026-0001', '作废测评 CP-2026-0001'],
    ['单位录错了', 'qualityOfficer', 'CP-2026-0001', '作废测评 CP-2026-0001'],
    ['这单作废', 'inspector', 'DB-2026-0001', undefined],
    ['我们不认可', 'manager', 'CP-2026-0001', '异议 CP-2026-0001'],
    ['我们不认可', 'manager', 'KF-2026-0001', '考核申诉 KF-2026-0001'],
    ['批了没', 'manager', 'YQ-2026-0001', '查看 YQ-2026-0001'],
    ['异议啥时候有结果', 'manager', 'YY-2026-0001', '查看 YY-2026-0001'],
    ['异议啥时候有结果', 'manager', undefined, undefined],
    ['刚才那单多少分', 'inspector', 'CP-2026-0001', '测评结果 CP-2026-0001'],
    ['刚才那个扣错了', 'qualityOfficer', 'KF-2026-0001', '冲销 KF-2026-0001'],
    ['刚才那笔加错了', 'qualityOfficer', 'JF-2026-0001', '冲销 JF-2026-0001'],
    ['KF-2026-0002扣错了，退回去吧', 'qualityOfficer', undefined, '冲销 KF-2026-0002'],
    ['KF-2026-0002扣错了怎么退', 'qualityOfficer', undefined, undefined],
    ['KF-2026-0002扣错了', 'manager', undefined, undefined],
    ['刚才那个扣错了', 'inspector', 'KF-2026-0001', '更正测评'],
    ['刚才那个扣错了', 'inspector', 'CP-2026-0001', '更正测评 CP-2026-0001'],
  ] as const)('「%s」 by a %s who has just talked about %s is %s', (text, role, about, expected) =>
    expect(meant(text, [role], about)).toBe(expected),
  );

  it('none of the questions about standards is taken for one', () => {
    const questions = [...development, ...unseen].map(({ text }) => text);
    const everybody: Actor['roles'] = ['frontline', 'inspector', 'manager', 'qualityOfficer', 'leader'];
    expect(questions.length).toBeGreaterThan(100);
    expect(questions.filter(text => meant(text, everybody, 'CP-2026-0001') !== undefined)).toEqual([]);
    expect(questions.filter(text => meant(text, everybody, 'KF-2026-0001') !== undefined)).toEqual([]);
    expect(questions.filter(text => meant(text, everybody) !== undefined)).toEqual([]);
  });
});
