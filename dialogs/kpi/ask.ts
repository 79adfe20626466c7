import type { Turn } from '../../src/domain/conversation/turn.ts';
import { takeNames } from '../../src/domain/inspections/result-question.ts';
import { type KpiPeriodKind, periodAt } from '../../src/domain/kpi/periods.ts';
import { readKpiPeriod } from '../../src/domain/kpi/read-period.ts';
import type { KpiQuestion } from '../../src/domain/kpi/read-question.ts';
import type { Services } from '../../src/services/index.ts';
import type { CommandArgs } from '../framework/command.ts';
import { readNamedRecord } from '../framework/loose-record.ts';
import type { Reply } from '../framework/reply.ts';
import {
  notAssessedReply,
  nothingOf,
  periodUnclear,
  pointsReply,
  programmeReply,
  rankingReply,
  scoreReply,
  unknownName,
  unknownUnit,
  whatIfPointsReply,
  whatIfReply,
  whichRecord,
  whichUnit,
} from './replies.ts';

/** A sentence about scores, from someone who typed no command. */
export async function answerKpi(services: Services, turn: Turn, question: KpiQuestion): Promise<Reply> {
  switch (question.kind) {
    case 'ranking':
      return rankingReply(await services.kpi.ranking({ actor: turn.actor, period: question.period }), turn.now);
    case 'explain':
    case 'points':
      return explainNamed(services, turn, question);
    case 'whatIf': {
      const record = readNamedRecord(turn.text);
      return record
        ? whatIfReply(await services.kpi.whatIf({ actor: turn.actor, no: record.no }), turn.now)
        : whichRecord;
    }
    case 'whatIfPoints': {
      const { of, points } = question;
      const { unit, rest } = takeNames(of.trim(), { units: await services.kpi.units(), programmes: [] });
      if (rest !== '') return unknownUnit(rest);
      const outcome = await services.kpi.whatIfPoints({ actor: turn.actor, points, ...(unit && { unitId: unit.id }) });
      return !unit && outcome.kind === 'notAssessed' ? whichUnit(points) : whatIfPointsReply(outcome);
    }
  }
}

/** 季度排名, 月度排名 or 年度排名 with a period, or without: the running one. */
export async function rankingOf(services: Services, { actor, now }: Turn, args: CommandArgs): Promise<Reply> {
  const said = args.text ?? '';
  const period = said === '' ? periodAt(now, kindMeant(args.phrase)) : readKpiPeriod(said, now)?.period;
  return period === undefined ? periodUnclear : rankingReply(await services.kpi.ranking({ actor, period }), now);
}

const kindMeant = (phrase: string): KpiPeriodKind =>
  phrase.startsWith('月度') ? 'month' : phrase.startsWith('年度') ? 'year' : 'quarter';

/** 得分怎么算的 with what it is about: 「上季度 公众客户部 营业厅」, a part of it, or nothing. */
export async function explainSaid(services: Services, turn: Turn, args: CommandArgs): Promise<Reply> {
  const said = args.text ?? '';
  const read = readKpiPeriod(said, turn.now);
  const period = read?.period ?? periodAt(turn.now, 'quarter');
  return explainNamed(services, turn, { kind: 'explain', period, of: read?.rest ?? said });
}

async function explainNamed(
  services: Services,
  { actor, now }: Turn,
  question: Extract<KpiQuestion, { kind: 'explain' | 'points' }>,
): Promise<Reply> {
  const { kind, period, of } = question;
  const { programmes } = await services.inspections.names();
  const { unit, programme: named, rest } = takeNames(of.trim(), { units: await services.kpi.units(), programmes });
  // 「10000号」 is the beginning of 10000号监督检查.
  const programme = named ?? (rest === '' ? undefined : programmes.find(({ name }) => name.startsWith(rest)));
  if (rest !== '' && (named || !programme)) return unknownName(rest);
  const explained = await services.kpi.explain({
    actor,
    period,
    ...(unit && { unitId: unit.id }),
    ...(programme && { programmeId: programme.id }),
  });
  if (explained.kind === 'notAssessed') return notAssessedReply(explained);
  if (kind === 'points') return pointsReply(explained, now, question.amount);
  const { score } = explained;
  if (!programme || score.kind === 'year') return scoreReply(explained, now);
  const own = score.programmes.find(({ programmeId }) => programmeId === programme.id);
  return own ? programmeReply(explained, own, now) : nothingOf(score.unitName, programme.name);
}
