import { describe, expect, it } from 'vitest';
import { chainReply } from '../../../dialogs/penalties/chain-reply.ts';
import { createWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { PenaltyChain } from '../../../src/domain/penalties/chain.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const now = at('2026-11-30T09:00');
const { dueAt, ...basis } = createWorkingCalendar().addWorkingDays(at('2026-11-02T10:00'), 5);

const chain: PenaltyChain = {
  no: 'KF-2026-0001',
  status: 'final',
  points: '1',
  full: '1',
  period: '2026-11',
  unitName: '公众客户部',
  proposedAt: at('2026-11-09T18:00'),
  proposedByName: null,
  rule: {
    title: '督办未按要求落实',
    scheme: '服务基础工作考核',
    version: 1,
    text: '每次扣责任部门1分。',
    source: '方案 第六部分 七 4',
  },
  reason: { code: 'clockFailed', clock: 'cause', dueAt: dueAt.toISOString() },
  subjectNo: 'DB-2026-0001',
  files: 0,
  clock: { kind: 'cause', round: 1, dueAt, basis, metAt: null },
  order: { no: 'DB-2026-0001', title: '厅容环境屡查屡犯', issuedAt: at('2026-11-02T10:00'), round: 1 },
  investigation: null,
  report: null,
  issue: null,
  rectification: { no: 'ZG-2026-0001', issuedAt: at('2026-11-02T10:00'), dueAt, basis },
  finding: { item: '厅容环境', points: '2', maxPoints: '6', note: '地面有积水', photos: 2 },
  inspection: {
    no: 'CP-2026-0001',
    inspectedAt: at('2026-11-02T10:00'),
    programme: '营业厅监督检查',
    unitName: '通川营业厅',
    inspectorName: null,
    inspectorRole: 'inspector',
    dayOnly: false,
  },
  clause: { standard: '营业厅服务规范', version: '2026-01-01', clause: '第二章/第五条', text: '地'.repeat(300) },
  reviews: [{ no: 'RD-2026-0001', status: 'moved', movedToName: '公众客户部' }],
  decision: { byName: '吴婉清', at: at('2026-11-10T09:00'), reason: '' },
  appealWindow: { dueAt: at('2026-11-17T18:00'), basis },
  appeal: {
    no: 'SS-2026-0001',
    status: 'reduced',
    dueAt: at('2026-11-27T18:00'),
    decidedAt: at('2026-11-20T10:00'),
    remaining: '0.5',
    reason: '部分属实',
  },
  reversals: [],
  takenBackBy: null,
  postings: [
    { points: '1', reason: 'confirmed', at: at('2026-11-10T09:00') },
    { points: '-0.5', reason: 'appealReduced', at: at('2026-11-20T10:00') },
  ],
  counted: '0.5',
};

describe('the chain in words', () => {
  it('goes back link by link and on to what counts, in lines for a phone', () => {
    const { text, citations, ref } = chainReply(chain, now, true);
    const labels = text.split('\n').map(line => /^【(.+?)】/.exec(line)?.[1]);
    const back = ['扣分', '规则', '出处', '事由', '时限', '督办单', '整改通知', '起因', '起因测评', '起因条款'];
    expect(labels).toEqual([undefined, ...back, '提出', '责任认定', '确认', '考核申诉', '计分']);
    expect(text).toContain('得 2 分（满分 6 分）；记录：地面有积水；佐证 2 个文件');
    expect(text).toContain('【时限】查因第 1 轮截止 11月9日（周一）18:00，没有报送查因。期限自11月2日的次日起算');
    expect(text).toContain('检查人：监督检查人员');
    expect(text).toContain('【整改通知】ZG-2026-0001，11月2日（周一）10:00 下发');
    expect(text).toContain('责任部门调整为公众客户部');
    expect(text).toContain('目前计 0.5 分（确认 +1，申诉减轻 -0.5）');
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThan(160);
    expect(citations).toEqual([chain.clause]);
    expect(ref).toEqual({ type: 'penalty', no: 'KF-2026-0001' });
  });

  it('offers the next links, the appeal only to those who may read it', () => {
    const nos = (sees: boolean) => chainReply(chain, now, sees).options?.map(({ key }) => key);
    const sheet = '扣分通知单 KF-2026-0001';
    const links = ['查看 DB-2026-0001', '查看 ZG-2026-0001', '查看 CP-2026-0001', '查看 RD-2026-0001'];
    expect(nos(false)).toEqual([...links, sheet]);
    expect(nos(true)).toEqual([...links, '查看 SS-2026-0001', sheet]);
  });

  it('says once what an appeal changed, and puts off what is under appeal', () => {
    const { text } = chainReply(chain, now, true);
    expect(text).toContain('公众客户部扣 0.5 分（已生效，原扣 1 分，申诉后减为 0.5 分）');
    expect(text.split('减为')).toHaveLength(2);
    const appeal = { ...chain.appeal!, status: 'open', decidedAt: null, remaining: null, reason: '' } as const;
    const open = chainReply({ ...chain, status: 'appealed', appeal, counted: '0' }, now, true).text;
    expect(open).toContain('公众客户部申诉中 1 分（暂缓）');
    expect(open).toContain('【计分】目前计 0 分（申诉裁决前暂缓）');
    expect(open).not.toMatch(/扣 1 分|计 1 分/);
  });

  it('says what is still open', () => {
    const open = { ...chain, decision: null, appeal: null, appealWindow: null, postings: [], reviews: [] };
    const { text } = chainReply({ ...open, status: 'proposed' }, now, true);
    expect(text).toContain('拟扣 1 分（待确认）');
    expect(text).toContain('【确认】待确认，尚未计分');
    expect(text).not.toContain('【计分】');
  });
});
