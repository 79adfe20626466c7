import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { LATER_PROOF, noneToState, reviewReply, statedReply } from './replies.ts';

interface StatementValues {
  no: string;
  text: string;
  fileIds: readonly string[];
}

/** 补充说明: a side states its view, or adds what proves it. Words after the number are taken and only confirmed. */
export function statementForm(services: Services): GuidedForm<StatementValues> {
  const { penalties } = services;
  return new GuidedForm<StatementValues>({
    id: 'state-liability',
    version: 2,
    title: '补充说明',
    async open(args, { actor, now }) {
      const { no, words } = splitNumber(args);
      const candidates = () => penalties.toState(actor);
      const named = { ...args, no };
      const picked = await chooseRecord(named, { phrase: '补充说明', none: noneToState, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await penalties.viewReview({ actor, no: picked.no });
      if (!view.canState) return { kind: 'refuse', reply: reviewReply(view, now) };
      const text = cleanText(words);
      const intro = text === '' ? { intro: { ...reviewReply(view, now), options: [] } } : {};
      return { kind: 'start', values: { no: view.no, ...(text === '' ? {} : { text }) }, ...intro };
    },
    slots: [
      textSlot({ key: 'text', label: '补充说明', ask: () => ({ text: '请写下贵单位的说明，将供认定人参考。' }) }),
      filesSlot({ key: 'fileIds', label: '佐证', question: '请发送佐证（图片或文件）。', later: LATER_PROOF }),
    ],
    async submit({ no, text, fileIds }, submissionId, { actor, now }) {
      return statedReply(await penalties.state({ actor, no, text, fileIds, submissionId }), now);
    },
  });
}

export const statementCommands: readonly Command[] = [
  {
    phrases: ['补充说明'],
    takes: 'number',
    kinds: ['RD'],
    dialogId: 'state-liability',
    roles: ['manager', 'serviceOfficer'],
    forStandIns: true,
    help: '就责任认定补充本单位的说明',
  },
  // The same phrase followed by the words; without roles it has no line of its own in help.
  { phrases: ['补充说明'], takes: 'text', dialogId: 'state-liability', roles: [], help: '就责任认定补充本单位的说明' },
];
