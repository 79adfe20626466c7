import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { rectificationReplies as replies } from './replies.ts';

interface AnswerValues {
  no: string;
  cause: string;
  measure: string;
  result: string;
  photos: readonly string[];
}

/** 答复整改: cause, measure, result, evidence. */
export function answerForm(services: Services): GuidedForm<AnswerValues> {
  return new GuidedForm<AnswerValues>({
    id: 'answer-rectification',
    version: 1,
    title: '整改答复',
    async open(args, turn) {
      const chosen = await chooseRecord(args, {
        phrase: '答复整改',
        none: replies.nothingToAnswer,
        candidates: () => pendingFor(services, turn.actor, 'answerRectification'),
      });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.rectification.view({ actor: turn.actor, no: chosen.no });
      assertAllowed(viewed.can.answerRectification);
      if (viewed.matter.status !== 'open') {
        return { kind: 'refuse', reply: replies.wrongState(chosen.no, viewed.matter.status) };
      }
      return { kind: 'start', values: { no: chosen.no }, intro: replies.answerIntro(viewed, turn.now) };
    },
    slots: [
      textSlot<AnswerValues>({ key: 'cause', label: '原因', ask: () => replies.askCause }),
      textSlot<AnswerValues>({ key: 'measure', label: '措施', ask: () => replies.askMeasure }),
      textSlot<AnswerValues>({ key: 'result', label: '结果', ask: () => replies.askResult }),
      filesSlot<AnswerValues>({ key: 'photos', label: '佐证', question: replies.askPhotos }),
    ],
    async submit({ no, cause, measure, result, photos }, submissionId, { actor }) {
      const outcome = await services.rectification.answer({
        ...{ actor, submissionId, no, cause, measure, result },
        fileIds: photos,
      });
      return outcome.kind === 'filed' ? replies.answered(outcome) : replies.wrongState(no, outcome.status);
    },
  });
}

/** The notices where a step waits for somebody, as candidates of a command. */
export async function pendingFor(
  services: Services,
  actor: Parameters<Services['rectification']['actionable']>[0]['actor'],
  action: Parameters<Services['rectification']['actionable']>[0]['action'],
) {
  const todos = await services.rectification.actionable({ actor, action });
  return todos.map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
}
