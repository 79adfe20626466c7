import { dayParts } from '../../src/domain/calendar/shanghai.ts';
import type { ModelUsage, TaskUsage } from '../../src/services/models/view-usage.ts';
import type { Reply } from '../framework/reply.ts';

/** What each task is for, in words of the work; one that is not here is shown by its own name. */
const TASKS: Readonly<Record<string, string>> = {
  'answer-from-clauses': '组织答案',
  'rewrite-question': '改写问法',
  'rank-clauses': '条款排序',
  embed: '语义向量',
};

/** 「模型用量」 */
export function usageReply(usage: ModelUsage): Reply {
  const { month, day } = dayParts(usage.day);
  if (!usage.configured && usage.month.length === 0) {
    return { text: '目前没有配置大模型，本月也没有调用记录。答案都由内置检索直接给出条款原文。' };
  }
  return {
    text: [
      `大模型用量（截至${month}月${day}日）`,
      ...(usage.configured ? [] : ['目前没有配置大模型，以下是之前的记录。']),
      ...section('今天', usage.today),
      ...section(`${month}月`, usage.month),
      ...(usage.month.some(({ failures }) => failures > 0) ? ['失败时已改为直接给出条款原文，不影响作答。'] : []),
      ...(usage.answered > 0
        ? [`${month}月直接作答 ${usage.answered} 次，其中 ${usage.worded} 次由大模型组织文字。`]
        : []),
    ].join('\n'),
  };
}

function section(when: string, tasks: readonly TaskUsage[]): string[] {
  if (tasks.length === 0) return [`${when}：没有调用。`];
  const sum = (of: (task: TaskUsage) => number): number => tasks.reduce((total, task) => total + of(task), 0);
  const failures = sum(task => task.failures);
  const total = `${when}：调用 ${number(sum(task => task.calls))} 次，${number(sum(task => task.tokens))} 个 token，${
    failures > 0 ? `失败 ${number(failures)} 次` : '没有失败'
  }。`;
  return [total, ...tasks.map(line)];
}

function line({ task, calls, tokens, failures, p50, p95 }: TaskUsage): string {
  const failed = failures > 0 ? `，失败 ${number(failures)} 次` : '';
  return `· ${TASKS[task] ?? task}：${number(calls)} 次，${number(tokens)} 个 token${failed}；用时一般 ${seconds(p50)}，较慢时 ${seconds(p95)}`;
}

const number = (value: number): string => value.toLocaleString('en-US');

/** 0.8 秒 */
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`;
