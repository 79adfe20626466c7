import type { Option } from '../../src/domain/conversation/message.ts';
import type { Services } from '../../src/services/index.ts';
import { showFiles } from '../framework/files-slot.ts';
import type { Reply } from '../framework/reply.ts';
import { commandOption } from '../rectification/labels.ts';
import { explainDue, showTime } from '../replies/times.ts';
import { ACTION_PHRASE, CLOCK_LABEL, STATUS_LABEL, STEP_LABEL, showClockState } from './labels.ts';

export type ViewedOrder = Awaited<ReturnType<Services['supervision']['view']>>;

/** An order in full: status, clocks as they stand now, and every step with who took it. */
export function renderOrder(viewed: ViewedOrder, now: Date): Reply {
  const { order, clocks, putOffs, steps } = viewed;
  const { no } = order;
  const ofRound = (round: number) => (order.round > 1 ? `第 ${round} 轮` : '');
  const text = [
    `整改督办单 ${no}（${STATUS_LABEL[order.status]}${order.round > 1 ? `，第 ${order.round} 轮` : ''}）`,
    `事项：${order.title}`,
    `责任部门：${order.responsibleUnitName}；涉及单位：${order.unitName}`,
    ...(order.issueNo ? [`认定：重大服务质量问题（${order.issueNo}）`] : []),
    ...(order.rectificationNo ? [`来自整改通知：${order.rectificationNo}`] : []),
    ...(order.provinceNo && order.provinceDueAt
      ? [`省公司督办单：${order.provinceNo}，省公司期限 ${showTime(order.provinceDueAt, now)}`]
      : []),
    `整改要求：${order.requirement}`,
    `发起：${order.issuerName}，${showTime(order.issuedAt, now)}`,
    '期限：',
    ...clocks.map(({ kind, round, dueAt, dueBasis, state }) => {
      // How a deadline was counted matters while it can still be met or is being missed; that it was put off always does.
      const settled = state.kind === 'metInTime' || state.kind === 'metLate' || state.kind === 'stopped';
      const counted = settled && dueBasis.extendedFrom === undefined ? '' : `（${explainDue(dueBasis)}）`;
      const name = `${ofRound(round)}${CLOCK_LABEL[kind]}`;
      return `· ${name}：${showTime(dueAt, now)} 前，${showClockState(state, now)}${counted}`;
    }),
    ...putOffs.map(each => `· ${ofRound(each.round)}${showPutOff(each, now)}`),
    steps.length > 0 ? '办理经过：' : '办理经过：尚无',
    ...steps.map(step => {
      const files = step.evidence > 0 ? `（附 ${showFiles(step.evidence)}）` : '';
      const said = step.text === '' ? '' : `：${step.text}`;
      return `· ${showTime(step.at, now)} ${step.byName} ${step.kind === 'recheck' ? '' : ofRound(step.round)}${STEP_LABEL[step.kind]}${said}${files}`;
    }),
    ...(order.status === 'closed' && order.recheckDueAt ? [`巩固复查：${showTime(order.recheckDueAt, now)}`] : []),
  ].join('\n');
  const options: Option[] = viewed.actions.map(action => commandOption(ACTION_PHRASE[action], no));
  if (mayPutOff(viewed)) options.push(commandOption('申请延期', no));
  if (order.status === 'closed' && viewed.can.decide.allowed) options.push(commandOption('巩固复查', no));
  return { text, options, ref: { type: 'supervision', no } };
}

/** Whether 整改到位 may still be asked more time for; exact to days that are worked. */
function mayPutOff({ order, clocks, putOffs, can }: ViewedOrder): boolean {
  if (!can.sign.allowed || order.provinceDueAt || putOffs.some(({ round }) => round === order.round)) return false;
  const fix = clocks.find(({ kind, round }) => kind === 'fix' && round === order.round);
  return fix?.state.kind === 'running' && fix.state.workingDaysLeft > 0;
}

/** A request for more time, with what has come of it. */
function showPutOff(putOff: ViewedOrder['putOffs'][number], now: Date): string {
  const { status, byName, reason, decidedByName, decision } = putOff;
  const asked = `延期申请：${byName} ${showTime(putOff.at, now)} 申请整改到位延到 ${showTime(putOff.askedDueAt, now)}（${reason}）`;
  const words = decision === '' ? '' : `：${decision}`;
  switch (status) {
    case 'asked':
      return `${asked}，待审批；审批期间不就整改到位和反馈提出扣分`;
    case 'granted':
      return `${asked}，${decidedByName}已同意${words}`;
    case 'refused':
      return `${asked}，${decidedByName}未同意${words}`;
    case 'lapsed':
      return `${asked}；整改到位已按期报送，延期申请不再需要`;
  }
}
