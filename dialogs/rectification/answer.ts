import type { Turn } from '../../src/domain/conversation/turn.ts';
import { partOf, partsByItem } from '../../src/domain/inspections/item-parts.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import { objects } from '../../src/domain/rectification/objects.ts';
import { readSaidAnswer, type SaidAnswer } from '../../src/domain/rectification/read-answer.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
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
      const { no: given, words } = splitNumber(args);
      const said = readSaidAnswer(args.said ?? words);
      if (given?.startsWith('ZT')) return openGroup(services, turn, given, said);
      const chosen = await chooseRecord(
        { ...args, no: given },
        {
          phrase: '答复整改',
          none: replies.nothingToAnswer,
          candidates: () => pendingFor(services, turn.actor, 'answerRectification'),
          together: replies.answerTogether,
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
      return { kind: 'start', values: { no, items, ...said }, intro: replies.answerIntro(viewed, turn.now) };
    },
    aside: text => (objects(text) ? replies.howToObject : undefined),
    slots: [
      byItemSlot('cause', '原因', replies.askCause),
      byItemSlot('measure', '措施', replies.askMeasure),
      byItemSlot('result', '结果', replies.askResult),
      itemPhotosSlot<AnswerValues>('佐证'),
    ],
    async submit({ no, items, cause, measure, result, photos }, submissionId, { actor }) {
      const said = { cause: partsByItem(cause), measure: partsByItem(measure), result: partsByItem(result) };
      const answers = items.map(item => ({
        no: item.no,
        cause: partOf(said.cause, item.ordinal),
        measure: partOf(said.measure, item.ordinal),
        result: partOf(said.result, item.ordinal),
        fileIds: photos.files[item.no] ?? [],
      }));
      const [only] = answers;
      if (only && answers.length === 1) {
        const outcome = await services.rectification.answer({
          ...only,
          ...{ actor, submissionId, cause, measure, result },
        });
        return outcome.kind === 'filed' ? replies.answered(outcome) : replies.wrongState(only.no, outcome.status);
      }
      return replies.groupAnswered(no, await services.rectification.answerGroup({ actor, submissionId, answers }));
    },
  });
}

/** Words of all items or by item (第N项); where some are named, each of the others needs words too. */
function byItemSlot(key: 'cause' | 'measure' | 'result', label: string, ask: Reply): Slot<AnswerValues> {
  const slot = textSlot<AnswerValues>({ key, label, ask: () => ask });
  return {
    ...slot,
    async parse(turn, values) {
      const parsed = await slot.parse(turn, values);
      const items = values.items ?? [];
      if (!parsed.ok || items.length < 2) return parsed;
      const parts = partsByItem(String(parsed.value));
      const strangers = [...parts.parts.keys()].filter(ordinal => !items.some(item => item.ordinal === ordinal));
      if (strangers.length > 0) return { ok: false, reply: replies.notAmong(strangers, items) };
      const silent = items.filter(item => partOf(parts, item.ordinal) === '');
      return silent.length > 0 ? { ok: false, reply: replies.partMissing(label, silent) } : parsed;
    },
  };
}

/** 「整改 ZT-2026-0001 全部已改好」: everything of it that waits for an answer of this person. */
async function openGroup(services: Services, { actor, now }: Turn, no: string, said: SaidAnswer) {
  const group = await services.rectification.viewGroup({ actor, no });
  const items = group.items.filter(item => item.canAnswer);
  if (items.length === 0) return { kind: 'refuse' as const, reply: replies.group(group, now) };
  return {
    kind: 'start' as const,
    values: {
      ...{ no, ...said },
      items: items.map(({ no: each, ordinal, itemTitle }) => ({ no: each, ordinal, title: itemTitle })),
    },
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
  return todos.map(({ ref, unitName, subject, groupNo }) => ({
    no: ref.no,
    subject: `${unitName} ${subject}`,
    groupNo,
  }));
}
