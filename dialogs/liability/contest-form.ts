import { isMeaningful } from '../../src/domain/language/clean-text.ts';
import { type DeniedKind, readDenial } from '../../src/domain/liability/read-denial.ts';
import { subjectTypeOf } from '../../src/domain/liability/subject.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import type { Services } from '../../src/services/index.ts';
import { chooseRecord, withWords } from '../framework/choose-record.ts';
import type { Command } from '../framework/command.ts';
import { filesSlot } from '../framework/files-slot.ts';
import type { Slot } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { splitNumber } from '../framework/split-number.ts';
import { textSlot } from '../framework/text-slot.ts';
import {
  contestIntro,
  contestObstacleReply,
  filedReply,
  LATER_PROOF,
  noneToContest,
  noOrderToContest,
  notContestable,
  standingReply,
  whichToContest,
} from './replies.ts';
import { numbered, type Offer, offerOf, readOffer, type UnitName } from './unit-choice.ts';

type Penalties = Services['penalties'];
type Foreseen = Extract<Awaited<ReturnType<Penalties['previewContest']>>, { kind: 'open' }>['owed'];

interface ContestValues {
  no: string;
  ownUnitId: string;
  statement: string;
  /** Null: the unit does not say who should answer. */
  proposed: UnitName | null;
  fileIds: readonly string[];
  /** What is owed until it is decided, as it was when the form began. */
  owed: Foreseen;
}

const NOT_KNOWN: Offer = { label: '不清楚', names: [], unit: null };
const UNKNOWN = /^(?:不清楚|不知道|不确定|不指明|未指明|跳过|无|没有)[。.]?$/;

function proposedSlot(services: Services): Slot<ContestValues> {
  const offers = async (values: Partial<ContestValues>) => {
    const units = await services.penalties.accountableUnits();
    return [...units.filter(({ id }) => id !== values.ownUnitId).map(unit => offerOf(unit)), NOT_KNOWN];
  };
  return {
    key: 'proposed',
    label: '应负责的部门',
    ask: async values => ({
      text: '您认为应由哪个部门负责？请回复序号或名称，不清楚可以回复「不清楚」。',
      options: numbered(await offers(values)),
    }),
    parse: async (turn, values) => {
      if (UNKNOWN.test(turn.text)) return { ok: true, value: null };
      const choice = readOffer(turn.text, await offers(values));
      return choice.kind === 'one' ? { ok: true, value: choice.unit } : { ok: false, reply: choice.reply };
    },
    show: value => (value as UnitName | null)?.name ?? '未指明',
  };
}

/** 不是我们的责任: opens a 责任认定 about a 整改通知, a 督办单, a bulletin's problem or a proposed deduction. */
export function contestForm(services: Services): GuidedForm<ContestValues> {
  const { penalties } = services;
  const contestableOf = async (actor: Actor, kind: DeniedKind | undefined) =>
    (await penalties.contestable(actor)).filter(({ no }) => kind === undefined || no.startsWith(`${kind}-`));
  /** 「该网络部 断网」 said with the phrase: the department, and why. */
  const saidWith = async (words: string, ownUnitId: string): Promise<Partial<ContestValues>> => {
    const clauses = words.split(/[\s，,；;。]+/u).filter(clause => clause !== '');
    const units = await Promise.all(clauses.map(clause => namedUnit(clause, ownUnitId)));
    const at = units.findIndex(unit => unit !== undefined);
    const statement = clauses.filter((_, index) => index !== at).join('，');
    return { ...units[at], ...(isMeaningful(statement) && { statement }) };
  };
  const namedUnit = async (words: string, ownUnitId: string): Promise<Pick<ContestValues, 'proposed'> | undefined> => {
    const said = /^(?:应该|应当|应由|应|该由|该|归|是|由)?(.+?)(?:来?负责|的责任|管)?[。.!！]?$/.exec(words)?.[1];
    if (!said) return undefined;
    const units = (await penalties.accountableUnits()).filter(({ id }) => id !== ownUnitId);
    const choice = readOffer(
      said,
      units.map(unit => offerOf(unit)),
    );
    return choice.kind === 'one' ? { proposed: choice.unit } : undefined;
  };
  return new GuidedForm<ContestValues>({
    id: 'contest-liability',
    version: 2,
    title: '责任认定申请',
    async open(args, { actor, now }) {
      const { no: named, words } = splitNumber(args);
      const kind = readDenial(args.phrase);
      const candidates = () => contestableOf(actor, kind);
      const picked = await chooseRecord(
        { ...args, no: named },
        { phrase: '不是我们的责任', none: kind === 'DB' ? noOrderToContest : noneToContest, candidates },
      );
      // The phrase is a sentence and does not fit the usual question.
      if (picked.kind === 'ask')
        return {
          kind: 'refuse',
          reply: picked.reply.options ? withWords({ ...picked.reply, text: whichToContest }, words) : picked.reply,
        };
      if (subjectTypeOf(picked.no) === undefined) return { kind: 'refuse', reply: notContestable(picked.no) };
      const preview = await penalties.previewContest({ actor, no: picked.no });
      if (preview.kind !== 'open') return { kind: 'refuse', reply: contestObstacleReply(preview, now) };
      return {
        kind: 'start',
        values: {
          ...{ no: preview.no, ownUnitId: preview.unitId, owed: preview.owed },
          ...(await saidWith(words, preview.unitId)),
        },
        intro: contestIntro(preview),
      };
    },
    slots: [
      textSlot({
        key: 'statement',
        label: '情况说明',
        formal: true,
        ask: () => ({ text: '请说明为什么责任不在本单位：' }),
      }),
      proposedSlot(services),
      filesSlot({ key: 'fileIds', label: '佐证', question: '请发送佐证（图片或文件）。', later: LATER_PROOF }),
    ],
    review: async ({ owed, fileIds }, { now }) => standingReply(owed, fileIds.length, now),
    async submit({ no, statement, proposed, fileIds }, submissionId, { actor, now }) {
      const proposedUnitId = proposed?.id ?? null;
      return filedReply(await penalties.contest({ actor, no, statement, proposedUnitId, fileIds, submissionId }), now);
    },
  });
}

const CONTEST_PHRASES = [
  '不是我们的责任',
  '这单不是我们的责任',
  '不是我们责任',
  '责任不在我们',
  '不是本单位责任',
] as const;

export const contestCommands: readonly Command[] = [
  {
    phrases: [...CONTEST_PHRASES],
    takes: 'number',
    dialogId: 'contest-liability',
    roles: ['manager', 'serviceOfficer'],
    forStandIns: true,
    help: '对整改、督办、通报问题或拟扣分提出责任认定，可带上该负责的部门，如「不是我们的责任 ZG-2026-0001 该网络部」',
  },
  // With the department, the number first or none: 「这单不是我们的责任，该网络部」.
  { phrases: [...CONTEST_PHRASES], takes: 'text', dialogId: 'contest-liability', roles: [], help: '提出责任认定' },
];
