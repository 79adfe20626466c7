import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { reversalReplies as replies } from './reversal-replies.ts';
import { NO_EVIDENCE } from './reward-replies.ts';

interface Values {
  no: string;
  reason: string;
  fileIds: readonly string[];
}

const PHRASE = '冲销';

/** 冲销: a confirmed entry, why it is wrong and what shows that; a second person confirms. */
export function reversalForm({ penalties }: Services): GuidedForm<Values> {
  return new GuidedForm<Values>({
    id: 'propose-reversal',
    version: 1,
    title: PHRASE,
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const candidates = async () =>
        (await penalties.explainable({ actor }))
          .filter(({ status }) => status === 'confirmed' || status === 'final')
          .map(({ no, unitName, ruleTitle }) => ({ no, subject: `${unitName} ${ruleTitle}` }));
      const asked = { ...args, ...(named !== undefined && { no: named }) };
      const picked = await chooseRecord(asked, { phrase: PHRASE, none: replies.none, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: withWords(picked.reply, words) };
      const { no } = picked;
      const preview = await penalties.previewReversal({ actor, no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: replies.obstacle(preview, now) };
      const reason = saidBeside(words, { formal: true });
      return {
        kind: 'start',
        values: { no, ...(reason !== undefined && { reason }) },
        intro: replies.intro(preview, now),
      };
    },
    slots: [
      textSlot<Values>({ key: 'reason', label: '冲销原因', formal: true, ask: () => replies.askReason }),
      filesSlot<Values>({
        ...{ key: 'fileIds', label: '佐证', none: NO_EVIDENCE },
        question: '请发送能说明有误的佐证，如原始记录、截图。',
      }),
    ],
    async review({ no }, { actor }) {
      const preview = await penalties.previewReversal({ actor, no });
      return preview.kind === 'open' ? replies.effect(preview) : undefined;
    },
    async settled({ no }, { actor, now }) {
      if (no === undefined) return undefined;
      const preview = await penalties.previewReversal({ actor, no });
      return preview.kind === 'open' ? undefined : replies.obstacle(preview, now);
    },
    async submit({ no, reason, fileIds }, submissionId, { actor, now }) {
      return replies.proposed(await penalties.proposeReversal({ actor, no, reason, fileIds, submissionId }), now);
    },
  });
}

export const reversalCommands: readonly Command[] = [
  {
    phrases: [PHRASE, '冲销扣分', '冲销加分', '提出冲销'],
    takes: 'numberAndWords',
    kinds: ['KF', 'JF'],
    dialogId: 'propose-reversal',
    roles: ['qualityOfficer'],
    help: '已确认的扣分、加分有误时提出冲销，另一人确认后退回，原记录保留，如「冲销 KF-2026-0001」',
  },
];
