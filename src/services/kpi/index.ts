import type { KpiTimer } from '../../domain/kpi/timers.ts';
import type { ServiceContext } from '../context.ts';
import { announcePeriod, previewClosing } from './announce-period.ts';
import { closeObjections } from './close-objections.ts';
import { decideObjection } from './decide-objection.ts';
import { ensurePublication } from './ensure-publication.ts';
import { explainScore } from './explain-score.ts';
import { freezePeriod, previewFreeze } from './freeze-period.ts';
import { importProvince } from './import-province.ts';
import { listAnnounced } from './list-announced.ts';
import { listAssessedUnits } from './list-assessed-units.ts';
import { listObjections } from './list-objections.ts';
import { objectToScore } from './object-to-score.ts';
import { remindPublication } from './remind-publication.ts';
import { previewRestatement, restatePeriod } from './restate-period.ts';
import { viewClosing } from './view-closing.ts';
import { viewRanking } from './view-ranking.ts';
import { whatIf } from './what-if.ts';
import { whatIfPoints } from './what-if-points.ts';

type Input<UseCase extends (context: ServiceContext, input: never) => unknown> = Parameters<UseCase>[1];

/** The use cases of 考核, bound to the application's context. */
export function createKpiServices(context: ServiceContext) {
  return {
    ranking: (input: Input<typeof viewRanking>) => viewRanking(context, input),
    explain: (input: Input<typeof explainScore>) => explainScore(context, input),
    units: () => listAssessedUnits(context),
    whatIf: (input: Input<typeof whatIf>) => whatIf(context, input),
    whatIfPoints: (input: Input<typeof whatIfPoints>) => whatIfPoints(context, input),
    importProvince: (input: Input<typeof importProvince>) => importProvince(context, input),
    previewClosing: (input: Input<typeof previewClosing>) => previewClosing(context, input),
    announce: (input: Input<typeof announcePeriod>) => announcePeriod(context, input),
    view: (input: Input<typeof viewClosing>) => viewClosing(context, input),
    announced: (input: Input<typeof listAnnounced>) => listAnnounced(context, input),
    object: (input: Input<typeof objectToScore>) => objectToScore(context, input),
    objections: (input: Input<typeof listObjections>) => listObjections(context, input),
    decideObjection: (input: Input<typeof decideObjection>) => decideObjection(context, input),
    previewFreeze: (input: Input<typeof previewFreeze>) => previewFreeze(context, input),
    freeze: (input: Input<typeof freezePeriod>) => freezePeriod(context, input),
    previewRestatement: (input: Input<typeof previewRestatement>) => previewRestatement(context, input),
    restate: (input: Input<typeof restatePeriod>) => restatePeriod(context, input),
    ensurePublication: () => ensurePublication(context),
    timers: {
      openPublication: () => ensurePublication(context),
      kpiPublicationReminder: (timer: Extract<KpiTimer, { kind: 'kpiPublicationReminder' }>) =>
        remindPublication(context, timer),
      kpiObjectionsOver: (timer: Extract<KpiTimer, { kind: 'kpiObjectionsOver' }>) => closeObjections(context, timer),
    },
  };
}
