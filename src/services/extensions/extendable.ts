import type { ExtendableType, ExtensionBar, LimitedKind } from '../../domain/extensions/extension.ts';
import type { ExtendedMatter } from '../../domain/extensions/notices.ts';
import type { Actor } from '../../domain/org/actor.ts';
import type { Decision } from '../../domain/permissions/decision.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

/** The one of an extension's subjects that is meant, as its row names it. */
export type ExtendedRow =
  | { noticeId: string }
  | { orderId: string }
  | { reportId: string }
  | { issueId: string; ordinal: number | null };

/** Something owed by a day, as the rules of extensions see it. */
export interface Extendable {
  readonly facts: ExtendedMatter;
  readonly type: ExtendableType;
  /** Whose limits apply, where they are not those of the type. */
  readonly limits?: LimitedKind;
  readonly row: ExtendedRow;
  /** Who owes it, and by whose calendar it is counted. */
  readonly unitId: string;
  /** Requests are counted by round: a later deadline is another matter. */
  readonly round: number;
  /** Whether the unit still has to do something by the deadline. */
  readonly open: boolean;
  readonly bar?: ExtensionBar;
  /** Its being overdue has been noticed already, which happens at the deadline itself. */
  readonly late?: boolean;
  /** Done after the deadline while a request waited: the decision says whether it was in time. */
  readonly undecided?: boolean;
  readonly dueAt: Date;
  readonly concernedUnitIds: readonly string[];
  /** Told of what was decided besides whoever asked; the second only of a new deadline. */
  readonly headId: string | undefined;
  readonly responsibleHeadId: string | undefined;
  mayAsk(actor: Actor): Decision;
}

export interface MovedDue {
  readonly matter: Extendable;
  readonly dueAt: Date;
  readonly by: 'qualityOfficer' | 'leader';
  readonly now: Date;
}

export interface ExtendableKind {
  /** Holds the matter's row for this transaction. */
  lock(tx: Tx, no: string): Promise<void>;
  /**
   * @param ordinal of a problem: the measure meant, null for the day by which measures are owed; undefined where the person did not say
   * @throws AppError `notFound`
   */
  load(context: ServiceContext, db: Tx | Prisma, no: string, ordinal?: number | null): Promise<Extendable>;
  /** Moves the deadline, keeps how the old one was counted, and sets reminders and timers anew. */
  move(context: ServiceContext, tx: Tx, moved: MovedDue): Promise<void>;
  /** Besides the heads: who is reminded by the deadline and so told of a new one. */
  alsoReminded?(context: ServiceContext, tx: Tx, matter: Extendable): Promise<string[]>;
  /** Refused when the deadline had passed already: what was held back for the decision happens now. */
  resume(context: ServiceContext, tx: Tx, matter: Extendable, now: Date): Promise<void>;
}
