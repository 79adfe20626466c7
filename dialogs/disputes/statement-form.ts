import { cleanText } from '../../src/domain/language/clean-text.ts';
import type { Services } from '../../src/services/index.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { disputeReplies as replies } from './replies.ts';

interface StatementValues {
  no: string;
  text: string;
  fileIds: readonly string[];
}

/** 异议说明: the inspector's side, once. Words after the number are taken. */
export function disputeStatementForm({ disputes }: Services): GuidedForm<StatementValues> {
  return new GuidedForm<StatementValues>({
    id: 'state-dispute',
    version: 1,
    title: '异议说明',
    async open(args, { actor, now }) {
      const { no, words } = splitNumber(args);
      if (no === undefined) return { kind: 'refuse', reply: replies.whichToState };
      const preview = await disputes.previewStatement({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.stated(preview) };
      const text = cleanText(words);
      const intro = { ...replies.view(await disputes.view({ actor, no }), now), options: [] };
      return { kind: 'start', values: { no, ...(text !== '' && { text }) }, intro };
    },
    slots: [
      textSlot<StatementValues>({ key: 'text', label: '说明', ask: () => replies.askStatement }),
      filesSlot<StatementValues>({ key: 'fileIds', label: '佐证', question: replies.askStatementFiles }),
    ],
    async submit({ no, text, fileIds }, submissionId, { actor }) {
      return replies.stated(await disputes.state({ actor, submissionId, no, text, fileIds }));
    },
  });
}
