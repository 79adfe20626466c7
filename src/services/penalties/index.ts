import type { LiabilityTimer } from '../../domain/liability/timers.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { PenaltyTimer } from '../../domain/penalties/timers.ts';
import type { ServiceContext } from '../context.ts';
import { addLiabilityStatement } from './add-liability-statement.ts';
import { askSide } from './ask-side.ts';
import { closeAppealWindow } from './close-appeal-window.ts';
import { decideAppeal } from './decide-appeal.ts';
import { decideLiabilityReview } from './decide-liability-review.ts';
import { decidePenalty } from './decide-penalty.ts';
import { explainPenalty } from './explain-penalty.ts';
import { fileAppeal, previewAppeal } from './file-appeal.ts';
import { fileLiabilityReview, previewContest } from './file-liability-review.ts';
import { unknownRecords } from './find-records.ts';
import { findSameReward } from './find-same-reward.ts';
import { knownRecords } from './known-records.ts';
import { listAccountableUnits } from './list-accountable.ts';
import { listExplainable, listPenalties } from './list-penalties.ts';
import { listContestable, listPendingPenalties, listToState } from './list-pending.ts';
import { previewDecision } from './preview-decision.ts';
import { printNotice } from './print-notice.ts';
import { listRewardRules, proposeReward } from './propose-reward.ts';
import { recuseDecider } from './recuse-decider.ts';
import { remindAppealDecision, remindAppealWindow } from './remind-appeal.ts';
import { remindDecision } from './remind-decision.ts';
import { remindReview } from './remind-review.ts';
import { decideReversal, previewReversalDecision } from './reversals/decide-reversal.ts';
import { previewReversal, proposeReversal } from './reversals/propose-reversal.ts';
import { remindReversal } from './reversals/remind-reversal.ts';
import { listRules } from './rules/list-rules.ts';
import { previewRule } from './rules/preview-rule.ts';
import { publishRule } from './rules/publish-rule.ts';
import { sendEvidence } from './send-evidence.ts';
import { viewAppeal } from './view-appeal.ts';
import { viewReview } from './view-review.ts';

type Input<UseCase extends (context: ServiceContext, input: never) => unknown> = Parameters<UseCase>[1];
type TimerOf<Kind extends PenaltyTimer['kind']> = Extract<PenaltyTimer, { kind: Kind }>;

/** The use cases of 扣分, 责任认定 and 考核申诉, bound to the application's context. */
export function createPenaltyServices(context: ServiceContext) {
  return {
    decide: (input: Input<typeof decidePenalty>) => decidePenalty(context, input),
    previewDecision: (input: Input<typeof previewDecision>) => previewDecision(context, input),
    explain: (input: Input<typeof explainPenalty>) => explainPenalty(context, input),
    printNotice: (input: Input<typeof printNotice>) => printNotice(context, input),
    list: (input: Input<typeof listPenalties>) => listPenalties(context, input),
    explainable: (input: Input<typeof listExplainable>) => listExplainable(context, input),
    pending: (actor: Actor) => listPendingPenalties(context, actor),
    previewAppeal: (input: Input<typeof previewAppeal>) => previewAppeal(context, input),
    appeal: (input: Input<typeof fileAppeal>) => fileAppeal(context, input),
    unknownRecords: (nos: readonly string[]) => unknownRecords(context.db.prisma, nos),
    knownRecords: (finding: string) => knownRecords(context.db.prisma, finding),
    sendEvidence: (input: Input<typeof sendEvidence>) => sendEvidence(context, input),
    viewAppeal: (input: Input<typeof viewAppeal>) => viewAppeal(context, input),
    decideAppeal: (input: Input<typeof decideAppeal>) => decideAppeal(context, input),
    contestable: (actor: Actor) => listContestable(context, actor),
    previewContest: (input: Input<typeof previewContest>) => previewContest(context, input),
    askSide: (input: Input<typeof askSide>) => askSide(context, input),
    contest: (input: Input<typeof fileLiabilityReview>) => fileLiabilityReview(context, input),
    accountableUnits: () => listAccountableUnits(context),
    toState: (actor: Actor) => listToState(context, actor),
    state: (input: Input<typeof addLiabilityStatement>) => addLiabilityStatement(context, input),
    viewReview: (input: Input<typeof viewReview>) => viewReview(context, input),
    decideReview: (input: Input<typeof decideLiabilityReview>) => decideLiabilityReview(context, input),
    recuse: (input: Input<typeof recuseDecider>) => recuseDecider(context, input),
    rewardRules: (input: Input<typeof listRewardRules>) => listRewardRules(context, input),
    sameReward: (wanted: Parameters<typeof findSameReward>[1]) => findSameReward(context.db.prisma, wanted),
    proposeReward: (input: Input<typeof proposeReward>) => proposeReward(context, input),
    previewReversal: (input: Input<typeof previewReversal>) => previewReversal(context, input),
    proposeReversal: (input: Input<typeof proposeReversal>) => proposeReversal(context, input),
    previewReversalDecision: (input: Input<typeof previewReversalDecision>) => previewReversalDecision(context, input),
    decideReversal: (input: Input<typeof decideReversal>) => decideReversal(context, input),
    rules: (input: Input<typeof listRules>) => listRules(context, input),
    previewRule: (input: Input<typeof previewRule>) => previewRule(context, input),
    publishRule: (input: Input<typeof publishRule>) => publishRule(context, input),
    timers: {
      appealWindowReminder: (timer: TimerOf<'appealWindowReminder'>) => remindAppealWindow(context, timer),
      appealWindowCloses: (timer: TimerOf<'appealWindowCloses'>) => closeAppealWindow(context, timer),
      liabilityReminder: (timer: LiabilityTimer) => remindReview(context, timer),
      appealDecisionReminder: (timer: TimerOf<'appealDecisionReminder'>) => remindAppealDecision(context, timer),
      reversalDecisionReminder: (timer: TimerOf<'reversalDecisionReminder'>) => remindReversal(context, timer),
      penaltyDecisionReminder: (timer: TimerOf<'penaltyDecisionReminder'>) => remindDecision(context, timer),
    },
  };
}
