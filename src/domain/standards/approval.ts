/** 编制 → 复核 → 会审 → 审定. */
export const APPROVAL_STEPS = ['prepare', 'review', 'jointReview', 'approve'] as const;
export type ApprovalStep = (typeof APPROVAL_STEPS)[number];
/** The steps that follow the preparer's own. */
export type DecisionStep = Exclude<ApprovalStep, 'prepare'>;

/** One act: a step taken, or a return (`approved` false) with its reason in `note`. */
export interface ApprovalAct {
  /** Counted from 1; a return ends a round. */
  readonly round: number;
  readonly step: ApprovalStep;
  readonly staffId: string;
  readonly approved: boolean;
  readonly note: string;
  readonly at: Date;
}

/** What the rules read of a version. The state is nowhere stored: it follows from the acts of the present round. */
export interface ApprovedVersion {
  readonly status: 'draft' | 'published' | 'superseded' | 'withdrawn';
  /** 0 before the first submission; one more after each return. */
  readonly round: number;
  /** Who is asked for 会审 in this round. */
  readonly jointReviewerIds: readonly string[];
  readonly acts: readonly ApprovalAct[];
}

export type ApprovalStage =
  /** Being prepared; `returned` is why it is again. */
  | { kind: 'draft'; returned: ApprovalAct | undefined }
  /** `waitingFor`: the joint reviewers who have not decided; of other steps it is whoever may take them. */
  | { kind: 'step'; step: DecisionStep; waitingFor: readonly string[] | undefined }
  /** Approved, to be published. */
  | { kind: 'approved' }
  /** Public, or withdrawn: there is nothing to approve. */
  | { kind: 'closed' };

/** Where the approval of a version stands. */
export function stageOf(version: ApprovedVersion): ApprovalStage {
  if (version.status !== 'draft') return { kind: 'closed' };
  const taken = actsOf(version, version.round);
  const has = (step: ApprovalStep): boolean => taken.some(act => act.step === step);
  if (!has('prepare')) {
    return { kind: 'draft', returned: actsOf(version, version.round - 1).find(act => !act.approved) };
  }
  if (!has('review')) return { kind: 'step', step: 'review', waitingFor: undefined };
  const waitingFor = version.jointReviewerIds.filter(
    id => !taken.some(act => act.step === 'jointReview' && act.staffId === id),
  );
  if (waitingFor.length > 0) return { kind: 'step', step: 'jointReview', waitingFor };
  return has('approve') ? { kind: 'approved' } : { kind: 'step', step: 'approve', waitingFor: undefined };
}

/** The acts of a round, in time order. */
export function actsOf(version: Pick<ApprovedVersion, 'acts'>, round: number): ApprovalAct[] {
  return version.acts.filter(act => act.round === round).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Who prepared the present round. */
export function preparerOf(version: ApprovedVersion): string | undefined {
  return actsOf(version, version.round).find(act => act.step === 'prepare')?.staffId;
}

/** Whether a round was ended by those who prepared it, and not by an approver. */
export function isTakenBack(version: Pick<ApprovedVersion, 'acts'>, act: ApprovalAct): boolean {
  const prepared = actsOf(version, act.round).find(each => each.step === 'prepare' && each.approved);
  return !act.approved && (act.step === 'prepare' || act.staffId === prepared?.staffId);
}

/** A person as these rules see them. */
export interface Approver {
  readonly id: string;
  readonly isQualityOfficer: boolean;
  /** Heads the quality officers' department (客户服务部). */
  readonly headsQuality: boolean;
  readonly isLeader: boolean;
}

export type StepBar =
  /** Another step is next. */
  | 'notNext'
  /** The step is somebody else's by role. */
  | 'roleMissing'
  /** 会审 asks named people. */
  | 'notAsked'
  /** Nobody takes two steps of one round. */
  | 'tookPart'
  /** Named for 会审, which would then be a second step. */
  | 'namedForJointReview';

/** Why a person may not take a step now; undefined when they may. Taking it and returning it are one right. */
export function barOf(version: ApprovedVersion, step: DecisionStep, person: Approver): StepBar | undefined {
  const stage = stageOf(version);
  if (stage.kind !== 'step' || stage.step !== step) return 'notNext';
  const mine = actsOf(version, version.round).filter(act => act.staffId === person.id);
  if (mine.length > 0) return 'tookPart';
  return roleBar(step, person, version.jointReviewerIds);
}

function roleBar(step: DecisionStep, person: Approver, jointReviewerIds: readonly string[]): StepBar | undefined {
  const named = jointReviewerIds.includes(person.id);
  if (step === 'jointReview') return named ? undefined : 'notAsked';
  // Leaders are kept for 审定, which nobody else may take.
  const reviews = (person.isQualityOfficer || person.headsQuality) && !person.isLeader;
  const fits = step === 'review' ? reviews : person.isLeader;
  if (!fits) return 'roleMissing';
  return named ? 'namedForJointReview' : undefined;
}

/** Everybody who may take the step that is next; empty when none is. */
export function nextApprovers(version: ApprovedVersion, people: readonly Approver[]): string[] {
  const stage = stageOf(version);
  if (stage.kind !== 'step') return [];
  return people.filter(person => barOf(version, stage.step, person) === undefined).map(person => person.id);
}

/**
 * The steps nobody could take if `preparerId` submitted with these joint reviewers: known before the round begins, or it would hang.
 */
export function impossibleSteps(
  input: { preparerId: string; jointReviewerIds: readonly string[] },
  people: readonly Approver[],
): DecisionStep[] {
  const { preparerId, jointReviewerIds } = input;
  const nobodyFor = (step: DecisionStep): boolean =>
    !people.some(person => person.id !== preparerId && roleBar(step, person, jointReviewerIds) === undefined);
  const impossible: DecisionStep[] = [];
  if (nobodyFor('review')) impossible.push('review');
  if (jointReviewerIds.length === 0 || jointReviewerIds.includes(preparerId)) impossible.push('jointReview');
  if (nobodyFor('approve')) impossible.push('approve');
  return impossible;
}

/** A step nobody could take, and the people named for 会审 who are in its way. */
export interface ReviewerProblem {
  readonly step: DecisionStep;
  readonly ids: readonly string[];
}

/** What is wrong with the people named for 会审, at once when they are named: the preparer, or all who could take another step. */
export function problemsOfReviewers(
  input: { preparerId: string; jointReviewerIds: readonly string[] },
  people: readonly Approver[],
): ReviewerProblem[] {
  const { preparerId, jointReviewerIds } = input;
  const couldTake = (step: DecisionStep, id: string): boolean =>
    people.some(person => person.id === id && roleBar(step, person, []) === undefined);
  return impossibleSteps(input, people).map(step => ({
    step,
    ids: jointReviewerIds.filter(id => (step === 'jointReview' ? id === preparerId : couldTake(step, id))),
  }));
}
