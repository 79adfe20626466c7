import type { Reply } from '../../framework/reply.ts';
import { INSPECTOR_ROLE } from '../../replies/inspector-role.ts';
import { showPeriod } from '../../replies/periods.ts';
import { showDate, showTime } from '../../replies/times.ts';
import type { Planning } from './which-task.ts';
import { recheckText, STATUS } from './words.ts';

type Progress = Awaited<ReturnType<Planning['progress']>>;
type OfUnit = Awaited<ReturnType<Planning['ofUnit']>>;
type Line = OfUnit['tasks'][number];

/** What those who oversee the plan are told. */
export const overseeReplies = {
  progress: (progress: Progress, now: Date): Reply => {
    const { programmes, behind, skipped, missed } = progress;
    const month = showPeriod(progress.month);
    if (programmes.length === 0) return { text: `${month}没有检查任务。可发「生成任务」生成。` };
    const total = (key: 'done' | 'open' | 'skipped' | 'missed'): number =>
      programmes.reduce((sum, each) => sum + each[key], 0);
    const all = total('done') + total('open') + total('skipped') + total('missed');
    return {
      text: [
        `${month}到期的检查任务共 ${all} 项，完成 ${total('done')} 项：`,
        ...programmes.map(each => `· ${each.programme}：${counts(each)}`),
        ...(behind.length > 0
          ? ['需要留意：', ...behind.map(each => `· ${each.name}：${behindText(each)}`)]
          : ['没有人落后。']),
        ...(missed.length > 0 ? ['逾期未完成：', ...missed.slice(0, 8).map(task => lateLine(task, now))] : []),
        ...(skipped.length > 0
          ? [
              '已跳过：',
              ...skipped
                .slice(0, 8)
                .map(task => `· ${task.no} ${task.unit} · ${task.programme}：${task.reason ?? '未说明'}`),
            ]
          : []),
      ].join('\n'),
    };
  },
  monthUnclear: (text: string): Reply => ({ text: `没有看懂月份「${text}」。请发「任务进度」或「11月任务进度」。` }),
  ofUnit: ({ unitName, tasks }: OfUnit, now: Date): Reply => ({
    text:
      tasks.length === 0
        ? `「${unitName}」近三个月没有检查任务。`
        : [`「${unitName}」近三个月的检查任务：`, ...tasks.map(task => unitLine(task, now))].join('\n'),
  }),
  whichUnit: {
    text: '请说明单位，例如「任务 通川营业厅」；看全部请发「任务进度」。',
    options: [{ key: '任务进度', label: '任务进度' }],
  } satisfies Reply,
  noUnit: (text: string): Reply => ({ text: `没有找到单位「${text}」，请核对名称。` }),
  severalUnits: (units: readonly string[]): Reply => ({
    text: '符合的单位不止一个，请问是哪一个？',
    options: units.map(unit => ({ key: `任务 ${unit}`, label: unit })),
  }),
};

function counts(each: Progress['programmes'][number]): string {
  const parts = [
    `完成 ${each.done}`,
    ...(each.open > 0 ? [`待完成 ${each.open}`] : []),
    ...(each.skipped > 0 ? [`跳过 ${each.skipped}`] : []),
    ...(each.missed > 0 ? [`逾期 ${each.missed}`] : []),
  ];
  return parts.join('，');
}

function behindText({ missed, open }: Progress['behind'][number]): string {
  return [...(missed > 0 ? [`逾期 ${missed} 项`] : []), ...(open > 0 ? [`三个工作日内到期 ${open} 项`] : [])].join(
    '，',
  );
}

function lateLine(task: Progress['missed'][number], now: Date): string {
  return `· ${task.no} ${task.unit} · ${task.programme}：${task.inspectorName ?? INSPECTOR_ROLE.mysteryShopper}，${showTime(new Date(task.dueAt), now)} 到期`;
}

function unitLine(task: Line, now: Date): string {
  const planned = task.plannedFor ? `，计划 ${showDate(new Date(task.plannedFor), now)}去` : '';
  const reason = task.reason ? `（${task.reason}）` : '';
  return `· ${task.no} ${showPeriod(task.period)} ${task.programme}${recheckText(task)}：${task.inspectorName ?? INSPECTOR_ROLE.mysteryShopper}，${STATUS[task.status]}${reason}${planned}`;
}
