import type { Citation } from '../conversation/message.ts';
import type { Disclosure } from '../inspections/disclosure.ts';
import type { DeadlineBasis } from './appeal-window.ts';
import type { TakenBackBy } from './ledger.ts';
import type { PenaltyReason } from './reason.ts';
import type { ReversalStatus } from './reversal.ts';
import type { AppealStatus, PenaltyStatus } from './status.ts';

/**
 * The whole chain behind one deduction, from the points back to the clause and onward to what was decided. Parts that do not
 * apply (a late report has no finding) are null.
 */
export interface PenaltyChain {
  readonly no: string;
  readonly status: PenaltyStatus;
  /** Decimal string: as proposed; once confirmed, as far as the limit of its rule let it count. */
  readonly points: string;
  /** Decimal string: what the rule says for it; more than `points` where the limit cut it. */
  readonly full: string;
  readonly period: string;
  readonly unitName: string;
  readonly proposedAt: Date;
  /** Null: by the rule itself. */
  readonly proposedByName: string | null;
  readonly rule: { title: string; scheme: string; version: number; text: string; source: string };
  readonly reason: PenaltyReason;
  readonly subjectNo: string;
  /** Files that came with the proposal itself. */
  readonly files: number;
  readonly clock: ChainClock | null;
  readonly order: { no: string; title: string; issuedAt: Date; round: number } | null;
  readonly report: {
    no: string;
    title: string;
    period: string;
    dueAt: Date;
    basis: DeadlineBasis;
    submittedAt: Date | null;
  } | null;
  readonly investigation: { no: string; subject: string; openedAt: Date; concludedAt: Date | null } | null;
  /** The 重大服务质量问题, with the bulletin it stood in. */
  readonly issue: { no: string; title: string; bulletin: { no: string; title: string } | null } | null;
  readonly rectification: { no: string; issuedAt: Date; dueAt: Date; basis: DeadlineBasis } | null;
  readonly finding: ChainFinding | null;
  readonly inspection: ChainInspection | null;
  /** The clause in force on the day of the inspection. */
  readonly clause: Citation | null;
  readonly reviews: readonly {
    no: string;
    status: 'open' | 'upheld' | 'moved' | 'withdrawn';
    movedToName: string | null;
  }[];
  /** By when it is to be decided; null where nobody is asked, or something else has to be decided first. */
  readonly decideBy?: { dueAt: Date; basis: DeadlineBasis } | null;
  /** `byName` is null where the rule asked for nobody's confirmation. */
  readonly decision: { byName: string | null; at: Date; reason: string } | null;
  readonly appealWindow: { dueAt: Date; basis: DeadlineBasis } | null;
  readonly appeal: ChainAppeal | null;
  /** 冲销, the latest last. Who does not decide about points sees a confirmed one only. */
  readonly reversals: readonly ChainReversal[];
  readonly postings: readonly { points: string; reason: string; at: Date }[];
  /** What took it back as a whole; null where nothing has. */
  readonly takenBackBy: TakenBackBy | null;
  /** What counts today: the sum of the postings, nothing while an appeal is open. Decimal string. */
  readonly counted: string;
}

export interface ChainReversal {
  readonly status: ReversalStatus;
  readonly reason: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly dueAt: Date;
  /** How many files were sent with it. */
  readonly files: number;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
  /** 单号 of what came before it, where it lapsed. */
  readonly lapsedFor: string | null;
}

export interface ChainClock {
  readonly kind: 'cause' | 'fix' | 'feedback';
  readonly round: number;
  readonly dueAt: Date;
  readonly basis: DeadlineBasis;
  readonly metAt: Date | null;
}

export interface ChainFinding {
  readonly item: string;
  readonly points: string | null;
  readonly maxPoints: string;
  readonly note: string;
  readonly photos: number;
}

export interface ChainInspection {
  readonly no: string;
  /** It was taken back as a whole. */
  readonly voided?: true;
  readonly inspectedAt: Date;
  readonly programme: string;
  readonly unitName: string;
  /** Null for the inspected side: it sees the role, not the person. */
  readonly inspectorName: string | null;
  readonly inspectorRole: Disclosure['role'];
  /** The hour is kept back. */
  readonly dayOnly: boolean;
}

export interface ChainAppeal {
  readonly no: string;
  readonly status: AppealStatus;
  readonly dueAt: Date;
  readonly decidedAt: Date | null;
  /** Decimal string; what remains after a decision. */
  readonly remaining: string | null;
  /** Empty for those who may not see the deliberation, such as inspectors. */
  readonly reason: string;
}
