import { randomUUID } from 'node:crypto';
import { lineageOf } from '../../domain/org/lineage.ts';
import { canManageContacts } from '../../domain/permissions/contacts.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { type Editor, editorId } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { applyContacts, SYNCED_AT } from './apply-contacts.ts';
import { clearMarks, loadMarks, renamedIn } from './contact-marks.ts';
import { planDepartments } from './plan-departments.ts';
import { planPeople } from './plan-people.ts';
import { type Contacts, type ReadProgress, readAll } from './read-contacts.ts';
import { renamePerson } from './rename-person.ts';
import { loadTagRoles } from './tag-roles.ts';
import { takeOverWork } from './take-over-work.ts';

/** More than this part of the people gone at once is more likely a mistake: a narrowed range of the app, a wrong account. */
const SUSPICIOUS_PART = 1 / 5;
/** Two of a handful may well leave on one day. */
const FEWEST_SUSPICIOUS = 3;

export interface SyncSummary {
  readonly units: { readonly linked: number; readonly added: readonly string[]; readonly changed: number };
  readonly pending: readonly string[];
  readonly missingUnits: readonly string[];
  readonly clashes: readonly string[];
  readonly people: {
    readonly read: number;
    readonly added: number;
    readonly changed: number;
    readonly returned: number;
    /** Names. */
    readonly departed: readonly string[];
    readonly keptDeparted: readonly string[];
    readonly homeless: number;
  };
  readonly heads: number;
}

export type SyncResult =
  | ({ readonly kind: 'previewed' | 'synced' } & SyncSummary)
  /** Too many would leave: nothing was changed, somebody has to say that it is meant. */
  | ({ readonly kind: 'suspicious'; readonly of: number } & SyncSummary)
  /** The app sees nothing: no department, nobody. */
  | { readonly kind: 'nothingSeen' };

/**
 * Brings units and people in line with WeCom's contacts. `apply` false only says what would happen; `evenMany` is the word of somebody who has
 * seen that many people would leave.
 *
 * @throws AppError `forbidden`, `wrongState` where no app is configured, `contactsUnreadable`
 */
export async function syncContacts(
  context: ServiceContext,
  input: { by: Editor; apply: boolean; evenMany?: boolean; onProgress?: ReadProgress },
): Promise<SyncResult> {
  const { by, apply, evenMany = false, onProgress } = input;
  assertAllowed(canManageContacts(by));
  if (!context.contacts) throw new AppError('wrongState', { what: 'contacts' });
  const marks = await loadMarks(context.db.prisma);
  const { table } = await loadTagRoles(context.db.prisma);
  const contacts = await readAll(context.contacts, table, onProgress).catch((cause: unknown) => {
    throw new AppError('contactsUnreadable', {}, { cause });
  });
  return bringInLine(context, contacts, {
    ...{ actorId: editorId(by), apply, evenMany, renamed: renamedIn(marks) },
    alsoIn: tx => clearMarks(tx, marks),
  });
}

/** Plans on the present rows and, in the same transaction, writes. One synchronisation at a time, whoever began it. */
export async function bringInLine(
  context: ServiceContext,
  contacts: Contacts,
  how: {
    actorId: string;
    apply: boolean;
    evenMany: boolean;
    /** Accounts that were given another id. */
    renamed?: readonly { from: string; to: string }[];
    /** In the same transaction. */
    alsoIn?: (tx: Tx) => Promise<void>;
  },
): Promise<SyncResult> {
  if (contacts.complete && contacts.departments.length === 0 && contacts.users.length === 0) {
    return { kind: 'nothingSeen' };
  }
  const now = context.clock.now();
  return context.db.transaction(
    async tx => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('contacts'))`;
      if (how.apply) for (const pair of how.renamed ?? []) await renamePerson(tx, pair);
      const units = await tx.orgUnit.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
      const people = await tx.staff.findMany({ orderBy: { id: 'asc' } });
      const departments = planDepartments(contacts.departments, units, randomUUID);
      const tree = new Map(units.map(unit => [unit.id, unit]));
      const known = new Set(departments.ownUnitOf.values());
      const tops = units.filter(unit => unit.parentId === null);
      const plan = planPeople(contacts, people, {
        ...{ unitOf: departments.unitOf, ownUnitOf: departments.ownUnitOf },
        isUnknownPart: (unitId, ofId) =>
          !known.has(unitId) && unitId !== ofId && lineageOf(unitId, tree).some(({ id }) => id === ofId),
        headOf: new Map(units.map(unit => [unit.id, unit.headId])),
        ...(tops.length === 1 && { fallbackUnitId: tops[0]!.id }),
      });
      const nameOf = new Map(people.map(({ id, name }) => [id, name]));
      const summary: SyncSummary = {
        units: {
          linked: departments.changed.filter(change => change.wecomDepartmentId !== undefined).length,
          added: departments.added.map(({ name }) => name),
          changed: departments.changed.filter(change => change.name ?? change.aliases ?? change.parentId).length,
        },
        pending: departments.pending.map(({ name }) => name),
        missingUnits: departments.missing,
        clashes: departments.clashes,
        people: {
          read: contacts.users.length,
          added: plan.added.length,
          changed: plan.changed.filter(({ id: _id, inContacts: _seen, ...change }) => Object.keys(change).length > 0)
            .length,
          returned: plan.changed.filter(({ returned }) => returned).length,
          departed: plan.departed.map(id => nameOf.get(id) ?? id),
          keptDeparted: plan.keptDeparted.map(id => nameOf.get(id) ?? id),
          homeless: plan.homeless.length,
        },
        heads: plan.heads.size,
      };
      const active = people.filter(person => person.active).length;
      const tooMany =
        plan.departed.length >= FEWEST_SUSPICIOUS && plan.departed.length > active * SUSPICIOUS_PART && !how.evenMany;
      if (tooMany) return { kind: 'suspicious', of: active, ...summary };
      if (!how.apply) return { kind: 'previewed', ...summary };
      await applyContacts(tx, { departments, people: plan, complete: contacts.complete }, now);
      await context.recordAudit(
        tx,
        ...plan.departed.map(id => ({
          ...{ at: now, actorId: how.actorId, action: 'staff.left', subjectType: 'staff', subjectId: id },
        })),
        {
          ...{ at: now, actorId: how.actorId, action: 'contacts.synced', subjectType: 'contacts' },
          subjectId: contacts.complete ? 'all' : 'some',
          detail: {
            ...{ unitsAdded: summary.units.added.length, pending: summary.pending.length },
            ...{ added: plan.added.length, changed: summary.people.changed, departed: plan.departed.length },
          },
        },
      );
      await takeOverWork(context, tx, plan.departed);
      await how.alsoIn?.(tx);
      return { kind: 'synced', ...summary };
    },
    { longestMs: 300_000 },
  );
}

/** When everything was read last; undefined before the first time. */
export async function lastSynced(context: Pick<ServiceContext, 'db'>): Promise<Date | undefined> {
  const row = await context.db.prisma.setting.findUnique({ where: { key: SYNCED_AT } });
  return typeof row?.value === 'string' ? new Date(row.value) : undefined;
}
