import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Clock } from '../domain/clock.ts';
import type { ContactsSource } from '../domain/org/contacts.ts';
import type { recordAudit } from '../store/audit.ts';
import type { Calendars } from '../store/calendar.ts';
import type { Database } from '../store/database.ts';
import type { Directory } from '../store/directory.ts';
import type { FileStore } from '../store/files.ts';
import type { Notices } from '../store/notices.ts';
import type { nextNumber, nextNumbers } from '../store/numbers.ts';
import type { once } from '../store/receipts.ts';
import type { Timers } from '../store/timers.ts';
import type { DrawSeed } from './inspections/planning/draw-seed.ts';
import type { ModelCallLog } from './models/call-log.ts';
import type { ClauseVectorStore } from './standards/clause-vectors.ts';
import type { Library } from './standards/library.ts';
import type { Models } from './standards/models.ts';

/** What every use case works with; built once in `src/app.ts`. */
export interface ServiceContext {
  readonly db: Database;
  readonly clock: Clock;
  /** The company's. What a unit owes is counted by its own. */
  readonly calendar: WorkingCalendar;
  readonly unitCalendars: Calendars['ofUnits'];
  readonly directory: Directory;
  readonly notices: Notices;
  readonly timers: Timers;
  readonly files: FileStore;
  /** The clauses in force, indexed. */
  readonly library: Library;
  /** The company's contacts; only where a self-built app is configured. */
  readonly contacts?: ContactsSource;
  /** Only where a model is configured. */
  readonly models?: Models;
  /** What the model's calls cost; only where a model is configured. */
  readonly modelCalls?: ModelCallLog;
  /** Only where an embedding model is configured. */
  readonly clauseVectors?: ClauseVectorStore;
  /** Where people reach this server with a browser, without a slash at the end. */
  readonly publicUrl: string;
  /** What decides a draw of units to be inspected. */
  readonly drawSeed: DrawSeed;
  readonly nextNumber: typeof nextNumber;
  readonly nextNumbers: typeof nextNumbers;
  readonly once: typeof once;
  readonly recordAudit: typeof recordAudit;
}
