import type { Turn } from '../../src/domain/conversation/turn.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import { type AnsweredItem, type ItemPhotos, itemPhotosSlot } from './photos-slot.ts';
import { rectificationReplies as replies } from './replies.ts';

interface AnswerValues {
  no: string;
  /** One, or those of a 整改通知单. */
  items: readonly AnsweredItem[];
  cause: string;
  measure: string;
  result: string;
  photos: ItemPhotos;
}

/** 答复整改: cause, measure, result, evidence; of one, or of all that are open of a 整改通知单 with the photos of each. */
export function answerForm(services: Services): GuidedForm<AnswerValues> {
  return new GuidedForm<AnswerValues>({
    id: 'answer-rectification',
    version: 2,
    title: '整改答复',
    async open(args, turn) {
      const { no: named } = splitNumber(args);
      const given = named ?? args.no;
      if (given?.startsWith('ZT')) return openGroup(services, turn, given);
      const chosen = await chooseRecord(
        { ...args, no: given },
        {
          phrase: '答复整改',
          none: replies.nothingToAnswer,
          candidates: () => pendingFor(services, turn.actor, 'answerRectification'),
        },
      );
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const viewed = await services.rectification.view({ actor: turn.actor, no: chosen.no });
      assertAllowed(viewed.can.answerRectification);
      if (viewed.matter.status !== 'open') {
        return { kind: 'refuse', reply: replies.wrongState(chosen.no, viewed.matter.status) };
      }
      const { no, ordinal, itemTitle } = viewed.matter;
      const items = [{ no, ordinal, title: itemTitle }];
      return { kind: 'start', values: { no, items }, intro: replies.answerIntro(viewed, turn.now) };
    },
    slots: [
      textSlot<AnswerValues>({ key: 'cause', label: '原因', ask: () => replies.askCause }),
      textSlot<AnswerValues>({ key: 'measure', label: '措施', ask: () => replies.askMeasure }),
      textSlot<AnswerValues>({ key: 'result', label: '结果', ask: () => replies.askResult }),
      itemPhotosSlot<AnswerValues>('佐证'),
    ],
    async submit({ no, items, cause, measure, result, photos }, submissionId, { actor }) {
      const said = { actor, submissionId, cause, measure, result };
      const answers = items.map(item => ({ no: item.no, fileIds: photos.files[item.no] ?? [] }));
      const [only] = answers;
      if (only && answers.length === 1) {
        const outcome = await services.rectification.answer({ ...said, ...only });
        return outcome.kind === 'filed' ? replies.answered(outcome) : replies.wrongState(only.no, outcome.status);
      }
      return replies.groupAnswered(no, await services.rectification.answerGroup({ ...said, answers }));
    },
  });
}

/** 「整改 ZT-2026-0001 全部已改好」: everything of it that waits for an answer of this person. */
async function openGroup(services: Services, { actor, now }: Turn, no: string) {
  const group = await services.rectification.viewGroup({ actor, no });
  const items = group.items.filter(item => item.canAnswer);
  if (items.length === 0) return { kind: 'refuse' as const, reply: replies.group(group, now) };
  return {
    kind: 'start' as const,
    values: { no, items: items.map(({ no: each, ordinal, itemTitle }) => ({ no: each, ordinal, title: itemTitle })) },
    intro: replies.groupIntro(group, now),
  };
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
