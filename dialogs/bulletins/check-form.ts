import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { measureReplies as replies } from './measure-replies.ts';

interface Values {
  no: string;
  ordinal: number;
  executed: boolean;
  note: string;
  fileIds: string[];
}

const ORDINAL = /第?\s*(\d{1,2})\s*条/;
const DONE = /^(?:已执行|执行了|已经?落实|落实了|已完成|完成了|执行到位|落实到位|是|1)[，,。\s]*/;
const NOT_DONE = /^(?:未执行|没有?执行|没执行|未落实|没有?落实|未完成|没完成|不到位|否|2)[，,。\s]*/;

/** 核查措施: one measure of a problem, whether it was carried out, what was seen, with photos. */
export function checkForm(services: Services): GuidedForm<Values> {
  const { bulletins } = services;
  return new GuidedForm<Values>({
    id: 'check-measure',
    version: 1,
    title: '措施核查',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const chosen = await chooseRecord(
        { ...args, ...(named !== undefined && { no: named }) },
        {
          phrase: '核查措施',
          none: replies.nothingToCheck,
          candidates: () => bulletins.actionable({ actor, action: 'checkMeasure' }),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const issue = await bulletins.viewIssue({ actor, no: chosen.no });
      if (!issue.actions.includes('checkMeasure')) return { kind: 'refuse', reply: replies.notToCheck(issue, now) };
      const open = issue.measures.filter(({ unchecked }) => unchecked);
      const asked = ORDINAL.exec(words)?.[1];
      const ordinal = open.length === 1 ? open[0]!.ordinal : Number(asked);
      const verdict = readVerdict(words.replace(ORDINAL, '').trim());
      return {
        kind: 'start',
        values: {
          no: issue.no,
          ...(open.some(each => each.ordinal === ordinal) && { ordinal }),
          ...(verdict && { executed: verdict.executed, ...(verdict.note !== '' && { note: verdict.note }) }),
        },
        intro: replies.checkIntro(issue, now),
      };
    },
    slots: [
      {
        key: 'ordinal',
        label: '第几条',
        async ask({ no = '' }, { actor }) {
          return replies.askOrdinal(await bulletins.viewIssue({ actor, no }));
        },
        async parse({ actor, text }, { no = '' }) {
          const issue = await bulletins.viewIssue({ actor, no });
          const ordinal = Number(/\d{1,2}/.exec(text)?.[0]);
          return issue.measures.some(each => each.unchecked && each.ordinal === ordinal)
            ? { ok: true, value: ordinal }
            : { ok: false, reply: replies.askOrdinal(issue) };
        },
        show: ordinal => `第 ${String(ordinal)} 条`,
      },
      {
        key: 'executed',
        label: '是否执行',
        ask: () => replies.askExecuted,
        parse({ text }) {
          const verdict = readVerdict(text);
          return verdict ? { ok: true, value: verdict.executed } : { ok: false, reply: replies.askExecuted };
        },
        show: executed => (executed ? '已执行' : '未执行'),
      },
      textSlot<Values>({
        key: 'note',
        label: '核查情况',
        formal: true,
        ask: ({ executed }) => replies.askNote(executed ?? true),
      }),
      filesSlot<Values>({ key: 'fileIds', label: '照片', question: '请发核查的照片作为佐证。' }),
    ],
    async submit({ no, ordinal, executed, note, fileIds }, submissionId, { actor, now }) {
      const outcome = await bulletins.checkMeasure({ actor, submissionId, no, ordinal, executed, note, fileIds });
      return replies.checked(outcome, now);
    },
  });
}

/** 「未执行，叫号机还是坏的」: the verdict at the beginning, what was seen behind it. */
function readVerdict(text: string): { executed: boolean; note: string } | undefined {
  for (const [pattern, executed] of [
    [NOT_DONE, false],
    [DONE, true],
  ] as const) {
    const match = pattern.exec(text);
    if (match) return { executed, note: text.slice(match[0].length).trim() };
  }
  return undefined;
}
