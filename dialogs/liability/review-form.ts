import type { Services } from '../../src/services/index.ts';
import { chooseRecord } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { textSlot } from '../framework/text-slot.ts';
import { decidedReply, noneToReview, reviewReply } from './replies.ts';
import { numbered, type Offer, offerOf, readOffer, type UnitName } from './unit-choice.ts';

interface ReviewValues {
  no: string;
  unit: UnitName;
  proposed: UnitName | null;
  /** Null: 维持. */
  moveTo: UnitName | null;
  reason: string;
  /** Statements that were shown. */
  seen: number;
}

const UPHELD = /^(?:维持|维持原判?|不调整|责任不变|仍由.*负责)[。.]?$/;

const KEPT: Offer = { label: '维持', names: [], unit: null };
const MOVE_WORDS = /^(?:(?:调整|改判|划|转|改|判)(?:到|为|给|至)|调整|改判)\s*/;

function moveSlot(services: Services): Slot<ReviewValues> {
  /** 维持 first, then the unit named instead, then every other. */
  const offers = async ({ unit, proposed }: Partial<ReviewValues>) => {
    const units = (await services.penalties.accountableUnits()).filter(({ id }) => id !== unit?.id);
    const sorted = [...units].sort((a, b) => Number(b.id === proposed?.id) - Number(a.id === proposed?.id));
    return [KEPT, ...sorted.map(each => offerOf(each, `调整到${each.name}`))];
  };
  return {
    key: 'moveTo',
    label: '认定',
    ask: async values => ({
      text: `请认定：维持由${values.unit?.name ?? ''}负责，还是调整到其他部门？请回复序号，或「调整到」加部门名称。`,
      options: numbered(await offers(values)),
    }),
    parse: async ({ text }, values) => {
      if (UPHELD.test(text)) return { ok: true, value: null };
      const choice = readOffer(text.replace(MOVE_WORDS, ''), await offers(values));
      return choice.kind === 'one' ? { ok: true, value: choice.unit } : { ok: false, reply: choice.reply };
    },
    show: (value, { unit }) => (value === null ? `维持（${unit?.name ?? ''}）` : `调整到${(value as UnitName).name}`),
  };
}

/** 责任认定: 维持, or 调整到 another unit, with a reason for both sides. */
export function reviewForm(services: Services): GuidedForm<ReviewValues> {
  const { penalties } = services;
  return new GuidedForm<ReviewValues>({
    id: 'decide-liability',
    version: 2,
    title: '责任认定',
    async open(args, { actor, now }) {
      const candidates = async () =>
        (await penalties.pending(actor))
          .filter(({ action }) => action === 'decideLiability')
          .map(({ ref, unitName, subject }) => ({ no: ref.no, subject: `${unitName} ${subject}` }));
      const picked = await chooseRecord(args, { phrase: '责任认定', none: noneToReview, candidates });
      if (picked.kind === 'ask') return { kind: 'refuse', reply: picked.reply };
      const view = await penalties.viewReview({ actor, no: picked.no });
      const intro = reviewReply(view, now);
      if (!view.canDecide) return { kind: 'refuse', reply: intro };
      return {
        kind: 'start',
        values: { no: view.no, unit: view.heldUnit, proposed: view.proposedUnit, seen: view.seen },
        intro: { ...intro, options: [] },
      };
    },
    slots: [
      moveSlot(services),
      textSlot({
        key: 'reason',
        label: '理由',
        ask: () => ({ text: '请写明认定理由（将告知双方），没有请回复「无」。' }),
        optional: true,
        formal: true,
      }),
    ],
    async submit({ no, moveTo, reason, seen }, submissionId, { actor, now }) {
      const moveToUnitId = moveTo?.id ?? null;
      return decidedReply(await penalties.decideReview({ actor, no, moveToUnitId, reason, seen, submissionId }), now);
    },
  });
}

export const reviewCommands: readonly Command[] = [
  {
    phrases: ['责任认定'],
    takes: 'number',
    kinds: ['RD'],
    dialogId: 'decide-liability',
    roles: ['qualityOfficer', 'leader'],
    help: '处理一件责任认定：维持或调整责任部门',
  },
];
