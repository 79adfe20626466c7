import { addDays, atShanghai, type Day, shanghaiDate } from '../../../src/domain/calendar/shanghai.ts';
import { parseDate } from '../../../src/domain/language/parse-date.ts';
import { assertAllowed } from '../../../src/domain/permissions/decision.ts';
import { canPublishStandard } from '../../../src/domain/permissions/standards.ts';
import type { Services } from '../../../src/services/index.ts';
import { chooseRecord } from '../../framework/choose-record.ts';
import { GuidedForm } from '../../framework/guided-form.ts';
import type { Reply } from '../../framework/reply.ts';
import { regressionLines, regressionOptions } from './regression-text.ts';
import { settledUnless, waitingEditions } from './which.ts';
import { act, editionName, showDay, stageText, standardRef } from './words.ts';

interface PublishValues {
  no: string;
  /** The day that the document names. */
  named: Day;
  day: Day;
}

const dayText = (day: Day): string => showDay(atShanghai(day, '00:00'));

/** 发布: from which day, then confirmed. */
export function publishForm(services: Services): GuidedForm<PublishValues> {
  return new GuidedForm<PublishValues>({
    id: 'publish-standard',
    version: 1,
    title: '发布标准',
    async open(args, { actor }) {
      // Of a named edition everybody who may see it is told whose it is to publish.
      if (args.no === undefined) assertAllowed(canPublishStandard(actor));
      const candidates = () => waitingEditions(services, actor, ['publishStandard']);
      const chosen = await chooseRecord(args, { phrase: '发布', none: '目前没有已审定、等待发布的标准。', candidates });
      if (chosen.kind === 'ask') return { kind: 'refuse', reply: chosen.reply };
      const { no } = chosen;
      const viewed = await services.standards.viewVersion({ actor, no, shows: false });
      if (!viewed.may.publish) {
        const why = viewed.stage.kind === 'closed' ? '已经发布或作废' : stageText(viewed.stage);
        const text = viewed.stage.kind === 'approved' ? `${no} 由质控岗发布。` : `${no} ${why}，现在不能发布。`;
        return { kind: 'refuse', reply: { text, options: [act('查看', no)], ref: standardRef(no) } };
      }
      return {
        kind: 'start',
        values: { no, named: viewed.label },
        intro: { text: `现在发布${editionName(viewed)}（${no}），共 ${viewed.clauseCount} 条。`, ref: standardRef(no) },
      };
    },
    slots: [
      {
        key: 'day',
        label: '施行日期',
        ask: ({ no, named }, { now }) => ({
          text: '从哪一天起施行？当天零点生效，也可以直接写日期，例如「12月1日」。',
          options: dayOptions(named!, shanghaiDate(now)),
          ref: standardRef(no!),
        }),
        async parse({ text, now, actor }, { no, named }) {
          const options = dayOptions(named!, shanghaiDate(now));
          const picked = /^\d$/u.test(text) ? options[Number(text) - 1] : options.find(each => each.label === text);
          const parsed = picked
            ? ({ kind: 'date', date: picked.key } as const)
            : parseDate(text, now, { lean: 'future' });
          if (parsed.kind === 'date') {
            const problem = await services.standards.checkPublicationDay({ actor, no: no!, day: parsed.date });
            if (!problem) return { ok: true, value: parsed.date };
            return { ok: false, reply: { text: badDay(problem, parsed.date), options } };
          }
          const sentence =
            parsed.kind === 'invalid'
              ? '没有这一天，请核对后再发。'
              : '没有看懂日期，请写成「12月1日」或「2026-12-01」。';
          return { ok: false, reply: { text: sentence, options } };
        },
        show: day => `${dayText(day as Day)}零点`,
      },
    ],
    settled: ({ no }, { actor }) =>
      settledUnless(services, { actor, no: no!, doing: '发布' }, stage => stage.kind === 'approved'),
    async submit({ no, day }, submissionId, { actor }) {
      return published(await services.standards.publish({ actor, no, effectiveDay: day, submissionId }), day);
    },
  });
}

/** The day in the document, and, unless it is one of these, today and tomorrow. */
function dayOptions(named: Day, today: Day): { key: Day; label: string }[] {
  const days = [
    ...new Set([...(named >= today ? [named] : []), today, addDays(today, 1), ...(named < today ? [named] : [])]),
  ];
  return days.map(day => ({ key: day, label: `${dayText(day)}${day === named ? '（文件写明的日期）' : ''}` }));
}

function badDay(problem: 'past' | 'taken', day: Day): string {
  return problem === 'taken'
    ? `这份标准的另一版已经定在${dayText(day)}，请换一个日期。`
    : '施行日期不能早于今天，否则这段时间里按旧版办的事会被改按新版衡量。请换一个日期。';
}

type Published = Awaited<ReturnType<Services['standards']['publish']>>;

function published({ result, no, title }: Published, day: Day): Reply {
  const ref = standardRef(no);
  switch (result.kind) {
    case 'published': {
      const edition = editionName({ title, label: day });
      const text =
        result.status === 'superseded'
          ? `${edition}（${no}）已发布。已有更新的版本，这一版作为历史版本保存。`
          : [
              `${edition}（${no}）已发布，自${dayText(day)}零点起施行。`,
              result.readers > 0 ? `已通知 ${result.readers} 位相关人员阅读。` : '',
              result.findings > 0
                ? `有 ${result.findings} 项未办结的整改所依据的条款变了，已通知检查人和单位负责人。`
                : '',
            ].join('');
      return { text, options: [act('阅读情况', no), act('查看', no)], ref };
    }
    case 'alreadyPublished':
      return { text: `${no} 已经发布过了。`, options: [act('查看', no)], ref };
    case 'withdrawn':
      return { text: `${no} 已作废，不能发布。`, options: [act('查看', no)], ref };
    case 'notApproved':
      return { text: `${no} ${stageText(result.stage)}，现在不能发布。`, options: [act('查看', no)], ref };
    case 'badDay':
      return {
        text: `没有发布。${badDay(result.problem, result.day)}`,
        options: [act('发布', no)],
        ref,
      };
    case 'regression':
      return {
        text: [
          `没有发布：下面这些确认过答案的问题，按新版答不出来或者答案变了。请先核对条款，确实有变的，请重新确认这些问题的答案，再来发布：`,
          ...regressionLines(result.failures),
        ].join('\n'),
        options: [...regressionOptions(result.failures), act('查看', no)],
        ref,
      };
  }
}
