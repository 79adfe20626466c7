import type { ChoiceOption } from '../../src/domain/language/parse-choice.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { InspectionServices } from './filing.ts';
import { choosingReplies } from './replies/choosing.ts';
import { handOverReplies } from './replies/hand-over.ts';

interface Values {
  draft: { id: string; label: string };
  to: { id: string; name: string };
}

export const HAND_OVER_DRAFT = 'hand-over-draft';

/** 「转交草稿 通川 给 蒋书宁」: which of the own drafts, and to whom. */
const TO = /^(.*?)\s*(?:转交|移交|交)?给\s*(\S+)$/s;

const optionsOf = (labels: readonly string[]): ChoiceOption[] =>
  labels.map((label, index) => ({ key: `${index + 1}`, label }));

export function createHandOverForm(services: InspectionServices): GuidedForm<Values> {
  const draftsOf = async (actor: Parameters<InspectionServices['listChoices']>[0]['actor']) =>
    (await services.listChoices({ actor })).drafts.map(draft => ({
      id: draft.inspectionId,
      label: choosingReplies.draftLabel(draft),
    }));

  const draftSlot: Slot<Values> = {
    key: 'draft',
    label: '草稿',
    ask: async (_values, turn) =>
      handOverReplies.whichDraft(optionsOf((await draftsOf(turn.actor)).map(each => each.label))),
    async parse(turn) {
      const drafts = await draftsOf(turn.actor);
      const options = optionsOf(drafts.map(each => each.label));
      const choice = parseChoice(turn.text, options);
      return choice.kind === 'one'
        ? { ok: true, value: drafts[choice.index]! }
        : { ok: false, reply: handOverReplies.whichDraft(options, true) };
    },
    show: value => (value as Values['draft']).label,
  };

  const toSlot: Slot<Values> = {
    key: 'to',
    label: '接手人',
    async ask({ draft }, turn) {
      const people = await services.listSuccessors({ actor: turn.actor, inspectionId: draft!.id });
      return handOverReplies.toWhom(optionsOf(people.map(each => each.name)));
    },
    async parse(turn, { draft }) {
      const people = await services.listSuccessors({ actor: turn.actor, inspectionId: draft!.id });
      const options = optionsOf(people.map(each => each.name));
      const choice = parseChoice(turn.text.replace(/^给\s*/, ''), options);
      return choice.kind === 'one'
        ? { ok: true, value: people[choice.index]! }
        : { ok: false, reply: handOverReplies.notOfLine(turn.text, options) };
    },
    show: value => (value as Values['to']).name,
  };

  return new GuidedForm<Values>({
    id: HAND_OVER_DRAFT,
    version: 1,
    title: '转交草稿',
    async open(args, turn) {
      const drafts = await draftsOf(turn.actor);
      if (drafts.length === 0) return { kind: 'refuse', reply: handOverReplies.noDraft };
      const [, what = '', whom] = TO.exec(args.text ?? '') ?? ['', args.text ?? ''];
      const named = what === '' ? undefined : parseChoice(what, optionsOf(drafts.map(each => each.label)));
      const draft = named?.kind === 'one' ? drafts[named.index] : drafts.length === 1 ? drafts[0] : undefined;
      if (!draft) return { kind: 'start', values: {} };
      const people = await services.listSuccessors({ actor: turn.actor, inspectionId: draft.id });
      if (people.length === 0) return { kind: 'refuse', reply: handOverReplies.nobody(draft.label) };
      // Only one word may be the colleague's name: 「转交草稿 蒋书宁」.
      const name = whom ?? (named?.kind === 'one' ? '' : what);
      const to = name === '' ? undefined : parseChoice(name, optionsOf(people.map(each => each.name)));
      if (to?.kind === 'one') return { kind: 'start', values: { draft, to: people[to.index]! } };
      return {
        kind: 'start',
        values: { draft },
        ...(name !== '' && { intro: { text: handOverReplies.notFound(name) } }),
      };
    },
    slots: [draftSlot, toSlot],
    async submit({ draft, to }, submissionId, turn) {
      return handOverReplies.done(
        await services.handOverDraft({ actor: turn.actor, submissionId, inspectionId: draft.id, toId: to.id }),
      );
    },
  });
}
