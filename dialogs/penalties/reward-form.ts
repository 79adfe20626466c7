import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { parseChoice } from '../../src/domain/language/parse-choice.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import { canProposeReward } from '../../src/domain/permissions/penalties.ts';
import type { Services } from '../../src/services/index.ts';
import type { Command } from '../framework/command.ts';
import { pastDaySlot } from '../framework/day-slot.ts';
import { filesSlot } from '../framework/files-slot.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import { saidBeside, textSlot } from '../framework/text-slot.ts';
import { numbered, type Offer, offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { NO_EVIDENCE, proposeAnyway, rewardReplies as replies } from './reward-replies.ts';

interface Values {
  unit: UnitName;
  rule: { id: string; title: string; points: string };
  day: Day;
  text: string;
  fileIds: readonly string[];
  /** Proposed although the same was before. */
  again?: boolean;
}

/** 加分: which unit, under which rule, what it did and when, what proves it; a second person confirms. */
export function rewardForm({ penalties }: Services): GuidedForm<Values> {
  const offers = async () => (await penalties.accountableUnits()).map(unit => offerOf(unit));
  return new GuidedForm<Values>({
    id: 'propose-reward',
    version: 1,
    title: '加分',
    async open({ text = '' }, { actor }) {
      const rules = await penalties.rewardRules({ actor });
      const [only, ...others] = rules;
      if (!only) return { kind: 'refuse', reply: replies.noRule };
      const { unit, points, words } = readReward(text, await offers());
      if (unit && !mayReward(actor, unit)) return { kind: 'refuse', reply: replies.ownUnit(unit.name) };
      const said = saidBeside(words, { formal: true });
      const values = {
        ...(unit && { unit }),
        ...(said !== undefined && { text: said }),
        ...(others.length === 0 && { rule: { id: only.id, title: only.title, points: only.terms.points } }),
      };
      return { kind: 'start', values, ...(others.length === 0 && { intro: replies.intro(only, points) }) };
    },
    slots: [
      {
        key: 'unit',
        label: '部门',
        ask: async () => ({ text: '请问给哪个部门加分？', options: numbered(await offers()) }),
        async parse({ actor, text }) {
          const chosen = readOffer(text, await offers());
          if (chosen.kind !== 'one') return { ok: false, reply: chosen.reply };
          // Every offer is a unit.
          const unit = chosen.unit!;
          return mayReward(actor, unit) ? { ok: true, value: unit } : { ok: false, reply: replies.ownUnit(unit.name) };
        },
        show: value => (value as UnitName).name,
      },
      {
        key: 'rule',
        label: '规则',
        ask: async (_values, { actor }) => replies.whichRule(await penalties.rewardRules({ actor })),
        async parse({ actor, text }) {
          const rules = await penalties.rewardRules({ actor });
          const choice = parseChoice(
            text,
            rules.map(({ title }, index) => ({ key: `${index + 1}`, label: title })),
          );
          const rule = choice.kind === 'one' ? rules[choice.index]! : undefined;
          return rule
            ? { ok: true, value: { id: rule.id, title: rule.title, points: rule.terms.points } }
            : { ok: false, reply: replies.whichRule(rules) };
        },
        show: value => replies.rule(value as Values['rule']),
      },
      textSlot<Values>({ key: 'text', label: '事由', formal: true, ask: () => replies.askText }),
      pastDaySlot<Values>({ key: 'day', label: '日期', question: '请问是哪一天的事？' }),
      filesSlot<Values>({ key: 'fileIds', label: '佐证', question: '请发送佐证，如表扬信、通报。', none: NO_EVIDENCE }),
    ],
    async review({ unit, day, text, again }) {
      const same = again ? undefined : await penalties.sameReward({ unitId: unit.id, day, text });
      return same === undefined ? undefined : replies.same(same);
    },
    amend: async ({ text }) => proposeAnyway.take(text),
    async submit({ unit, rule, day, text, fileIds, again }, submissionId, { actor }) {
      const wanted = { ruleId: rule.id, unitId: unit.id, day, text, fileIds, ...(again && { again }) };
      return replies.proposed(await penalties.proposeReward({ actor, ...wanted, submissionId }));
    },
  });
}

const mayReward = (actor: Actor, { id }: UnitName): boolean => canProposeReward(actor, id).allowed;

const POINTS = /^(?:加)?\s*(\d+(?:\.\d+)?)\s*分?[\s,，、:：;；。]*/u;

/** 「公众客户部 0.5分 通川厅收到表扬信」: the unit, what is to be given, and what for. */
function readReward(text: string, offers: readonly Offer[]): { unit: UnitName | null; points?: string; words: string } {
  if (text === '') return { unit: null, words: '' };
  const [found] = offers
    .flatMap(({ names, unit }) => names.flatMap(name => (text.startsWith(name) ? [{ name, unit }] : [])))
    .sort((a, b) => b.name.length - a.name.length);
  const whole = found ? undefined : readOffer(text, offers);
  if (whole?.kind === 'one') return { unit: whole.unit, words: '' };
  const rest = text.slice(found?.name.length ?? 0).replace(/^[\s,，、:：;；。]+/u, '');
  const points = POINTS.exec(rest);
  return {
    unit: found?.unit ?? null,
    ...(points && { points: points[1]! }),
    words: rest.slice(points?.[0].length ?? 0),
  };
}

export const rewardCommands: readonly Command[] = [
  {
    phrases: ['加分', '提出加分', '奖励加分'],
    takes: 'text',
    dialogId: 'propose-reward',
    roles: ['qualityOfficer'],
    help: '给表现突出的部门提出加分，另一人确认后生效，如「加分 公众客户部 收到客户表扬信」',
  },
];
