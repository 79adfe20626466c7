import type { Day } from '../../src/domain/calendar/shanghai.ts';
import { cleanText } from '../../src/domain/language/clean-text.ts';
import { parseDate } from '../../src/domain/language/parse-date.ts';
import type { Actor } from '../../src/domain/org/actor.ts';
import { assertAllowed } from '../../src/domain/permissions/decision.ts';
import { canEnterOrder } from '../../src/domain/permissions/supervision.ts';
import { parseProvinceOrder } from '../../src/domain/supervision/parse-province-order.ts';
import { isTellingTitle } from '../../src/domain/supervision/title.ts';
import type { Services } from '../../src/services/index.ts';
import type { SlotResult } from '../framework/form-definition.ts';
import { GuidedForm } from '../framework/guided-form.ts';
import type { Reply } from '../framework/reply.ts';
import { textSlot } from '../framework/text-slot.ts';
import { numbered, offerOf, readOffer, type UnitName } from '../liability/unit-choice.ts';
import { provinceReplies as replies } from './province-replies.ts';

type Plan = Extract<ReturnType<Services['supervision']['planProvince']>, { kind: 'planned' }>;

interface ProvinceValues {
  provinceNo: string;
  plan: Plan;
  unit: UnitName;
  title: string;
  requirement: string;
}

/** A province number is short and stands in one line. */
const MAX_NUMBER = 50;

/** 省公司督办单: what was forwarded fills the form, only the gaps are asked; the inner deadline is shown before anything is issued. */
export function provinceForm(services: Services): GuidedForm<ProvinceValues> {
  const { supervision, penalties } = services;
  const planFor = (actor: Actor, day: Day): SlotResult<Plan> => {
    const plan = supervision.planProvince({ actor, day });
    return plan.kind === 'planned' ? { ok: true, value: plan } : { ok: false, reply: replies.tooSoon(plan) };
  };
  const numberFor = async (actor: Actor, text: string): Promise<SlotResult<string>> => {
    const provinceNo = cleanText(text);
    if (provinceNo === '' || [...provinceNo].length > MAX_NUMBER) return { ok: false, reply: replies.numberUnclear };
    const orderNo = await supervision.findProvince({ actor, provinceNo });
    return orderNo === undefined
      ? { ok: true, value: provinceNo }
      : { ok: false, reply: replies.alreadyEntered({ provinceNo, orderNo }) };
  };
  const offers = async () => (await penalties.accountableUnits()).map(unit => offerOf(unit));
  const title = textSlot<ProvinceValues>({ key: 'title', label: '标题', ask: () => replies.askTitle });
  const value = <Value>(result: SlotResult<Value>) => result as SlotResult<ProvinceValues[keyof ProvinceValues]>;
  return new GuidedForm<ProvinceValues>({
    id: 'province-order',
    version: 1,
    title: '省公司督办单',
    async open(args, { actor, now }) {
      const read = parseProvinceOrder(args.text ?? '', now);
      const said: Reply[] = [];
      const take = <Value>(result: SlotResult<Value> | undefined): Value | undefined => {
        if (result?.ok) return result.value;
        if (result) said.push(result.reply);
        return undefined;
      };
      // Whoever may not enter one is told before being asked.
      assertAllowed(canEnterOrder(actor));
      const number = read.provinceNo === undefined ? undefined : await numberFor(actor, read.provinceNo);
      if (number && !number.ok) return { kind: 'refuse', reply: number.reply };
      const plan = read.dueDay === undefined ? undefined : take(planFor(actor, read.dueDay));
      const unit =
        read.unit === undefined
          ? undefined
          : await (async () => {
              const choice = readOffer(read.unit ?? '', await offers());
              return choice.kind === 'one' ? (choice.unit ?? undefined) : void said.push(choice.reply);
            })();
      const about = read.about !== undefined && isTellingTitle(read.about) ? read.about.slice(0, 100) : undefined;
      return {
        kind: 'start',
        values: {
          ...(number && { provinceNo: number.value }),
          ...(plan && { plan }),
          ...(unit && { unit }),
          ...(about !== undefined && { title: about }),
        },
        intro: replies.intro({ provinceNo: read.provinceNo, plan, unit, title: about }, said, now),
      };
    },
    slots: [
      {
        key: 'provinceNo',
        label: '省公司编号',
        freeText: true,
        ask: () => replies.askNumber,
        parse: async ({ actor, text }) => value(await numberFor(actor, text)),
        show: each => String(each),
      },
      {
        key: 'plan',
        label: '省公司期限',
        ask: () => replies.askDay,
        parse({ actor, text, now }) {
          const date = parseDate(text.replace(/(?:之?前|以前)(?:反馈|回复)?$/, ''), now, { lean: 'future' });
          return date.kind === 'date' ? value(planFor(actor, date.date)) : { ok: false, reply: replies.dayUnclear };
        },
        show: each => replies.showPlan(each as Plan),
      },
      {
        key: 'unit',
        label: '责任部门',
        ask: async () => ({ ...replies.askUnit, options: numbered(await offers()) }),
        async parse({ text }) {
          const choice = readOffer(text, await offers());
          return choice.kind === 'one' && choice.unit
            ? { ok: true, value: choice.unit }
            : { ok: false, reply: choice.kind === 'one' ? replies.askUnit : choice.reply };
        },
        show: each => (each as UnitName).name,
      },
      {
        ...title,
        parse(turn, values) {
          if (turn.text !== '' && (!isTellingTitle(turn.text) || [...turn.text].length > 100))
            return { ok: false, reply: replies.titleUnclear };
          return title.parse(turn, values);
        },
      },
      textSlot<ProvinceValues>({
        key: 'requirement',
        label: '整改要求',
        formal: true,
        ask: () => replies.askRequirement,
      }),
    ],
    async submit({ provinceNo, plan, unit, title: named, requirement }, submissionId, { actor, now }) {
      const outcome = await supervision.enterProvince({
        ...{ actor, submissionId, provinceNo, requirement },
        ...{ day: plan.day, unitId: unit.id, title: named },
      });
      switch (outcome.kind) {
        case 'issued':
          return replies.issued(outcome, now);
        case 'alreadyEntered':
          return replies.alreadyEntered(outcome);
        case 'tooSoon':
          return replies.tooSoon(outcome);
      }
    },
  });
}
