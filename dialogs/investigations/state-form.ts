import type { Services } from '../../src/services/index.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { pickInvestigation } from './pick.ts';
import { investigationReplies as replies } from './replies.ts';

interface StateValues {
  no: string;
  text: string;
  fileIds: readonly string[];
}

/** 说明情况: what the unit tells, with what proves it; may be added to until it is concluded. Words after the number are taken. */
export function stateForm(investigations: Services['investigations']): GuidedForm<StateValues> {
  return new GuidedForm<StateValues>({
    id: 'state-facts',
    version: 1,
    title: '情况说明',
    async open(args, turn) {
      const step = { action: 'stateFacts', phrase: '说明情况', none: replies.noneToState } as const;
      const { no, words } = splitNumber(args);
      const picked = await pickInvestigation(investigations, turn, { ...args, no }, step);
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await investigations.view({ actor: turn.actor, no: picked.no });
      const shown = replies.view(view, turn.now);
      if (!view.canState) return { kind: 'refuse', reply: shown };
      const text = saidBeside(words, { formal: true });
      return { kind: 'start', values: { no: view.no, ...(text && { text }) }, intro: { ...shown, options: [] } };
    },
    slots: [
      textSlot<StateValues>({ key: 'text', label: '情况说明', formal: true, ask: () => replies.askFacts }),
      filesSlot<StateValues>({ key: 'fileIds', label: '佐证', question: replies.askProof }),
    ],
    async submit({ no, text, fileIds }, submissionId, { actor }) {
      return replies.stated(await investigations.state({ actor, no, text, fileIds, submissionId }));
    },
  });
}
