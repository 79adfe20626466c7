import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/org/actor.ts';
import type { WorkItem } from '../../domain/org/notices.ts';
import type { Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { tellArrangers } from '../inspections/planning/take-leave.ts';
import { loadLedUnits, loadUnitsLedBy } from './load-heads.ts';
import { type Leaver, OPEN_WORK, type OpenWork } from './open-work.ts';

/**
 * Gives what people who have left had to do to their stand-in, else to their unit's head, as far as these may; what nobody may take is told to the
 * administrators. Called again it finds nothing new, so that whoever else marks somebody as departed may leave it to the night.
 */
export async function takeOverWork(context: ServiceContext, tx: Tx, staffIds: readonly string[]): Promise<void> {
  for (const id of staffIds) {
    const person = await tx.staff.findUniqueOrThrow({ where: { id } });
    const { standIn, candidates } = await candidatesFor(context, tx, person);
    const leaver: Leaver = { ...person, candidates, ledUnitIds: await loadUnitsLedBy(tx, id) };
    const work: OpenWork[] = [];
    for (const find of OPEN_WORK) {
      const found = await find(context, tx, leaver);
      for (const item of found) if (item.heirId !== undefined) await item.move?.(item.heirId);
      work.push(...found);
    }
    const fresh = await notYetTold(tx, id, work);
    await tellHeirs(context, tx, person, fresh);
    await tellOfStuck(
      context,
      tx,
      person,
      fresh.filter(item => item.heirId === undefined),
    );
    // Whoever is above has it; that a head is missing is the administrators' to mend.
    const risen = standIn ? [] : fresh.filter(item => item.asHead && item.heirId !== undefined);
    if (risen.length > 0) await tellAdmins(context, tx, 'postEmpty', person, risen);
  }
}

/** Everybody who has left and was not reckoned with then: by a staff table, by erasing. */
export async function settleDepartures(context: ServiceContext): Promise<void> {
  await context.db.transaction(
    async tx => {
      const left = await tx.$queryRaw<{ id: string }[]>`
        SELECT s.id FROM "Staff" s WHERE NOT s.active AND (
          EXISTS (SELECT 1 FROM "InspectionTask" t WHERE t."inspectorId" = s.id AND t.status IN ('planned', 'inProgress'))
          OR EXISTS (SELECT 1 FROM "Inspection" i WHERE coalesce(i."correctedById", i."inspectorId") = s.id AND i.status IN ('draft', 'returned'))
          OR EXISTS (SELECT 1 FROM "ImprovementMeasure" m WHERE m."ownerId" = s.id AND m.status IN ('drafted', 'returned', 'released'))
          OR EXISTS (SELECT 1 FROM "RectificationNotice" r WHERE r."acknowledgedById" = s.id AND r.status IN ('open', 'answered'))
          OR EXISTS (SELECT 1 FROM "SupervisionOrder" o WHERE o."signedById" = s.id AND o.status IN ('issued', 'signed', 'causeFound', 'returned', 'fixed'))
          OR EXISTS (SELECT 1 FROM "OrgUnit" u WHERE u."headId" = s.id)
          OR EXISTS (SELECT 1 FROM "Submission" b WHERE b."authorId" = s.id AND b.status IN ('due', 'drafted', 'returned'))
        ) ORDER BY s.id`;
      await takeOverWork(
        context,
        tx,
        left.map(({ id }) => id),
      );
    },
    { longestMs: 300_000 },
  );
}

/** The first of the chain of stand-ins who is still here, then who leads the unit now. */
async function candidatesFor(
  context: ServiceContext,
  tx: Tx,
  person: { id: string; unitId: string; standInId: string | null },
): Promise<{ standIn: Actor | undefined; candidates: Actor[] }> {
  const seen = new Set([person.id]);
  let standIn: Actor | undefined;
  for (let next = person.standInId; next !== null && !seen.has(next) && !standIn; ) {
    seen.add(next);
    standIn = await context.directory.actor(tx, next);
    next = (await tx.staff.findUnique({ where: { id: next }, select: { standInId: true } }))?.standInId ?? null;
  }
  const headId = (await loadLedUnits(tx, [person.unitId])).get(person.unitId)?.headId;
  const head = headId ? await context.directory.actor(tx, headId) : undefined;
  return { standIn, candidates: [standIn, head].filter(each => each !== undefined) };
}

/** What stays the unit's is found again each time; it was told once. */
async function notYetTold(tx: Tx, fromId: string, work: readonly OpenWork[]): Promise<OpenWork[]> {
  const told = await tx.auditEvent.findMany({
    where: { action: TAKEN_OVER, subjectId: { in: work.map(item => item.subjectId) } },
    select: { subjectType: true, subjectId: true, detail: true },
  });
  return work.filter(
    item =>
      !told.some(
        ({ subjectType, subjectId, detail }) =>
          subjectType === item.kind && subjectId === item.subjectId && (detail as { from?: string }).from === fromId,
      ),
  );
}

const TAKEN_OVER = 'work.takenOver';

async function tellHeirs(
  context: ServiceContext,
  tx: Tx,
  from: { id: string; name: string },
  work: readonly OpenWork[],
): Promise<void> {
  const now = context.clock.now();
  const taken = work.flatMap(item => (item.heirId === undefined ? [] : [{ ...item, heirId: item.heirId }]));
  if (taken.length === 0) return;
  await context.recordAudit(
    tx,
    ...taken.map(({ kind, subjectId, no, heirId }) => ({
      ...{ at: now, actorId: 'system', action: TAKEN_OVER, subjectType: kind, subjectId },
      detail: { no, from: from.id, to: heirId },
    })),
  );
  await context.notices.queue(
    tx,
    now,
    [...Map.groupBy(taken, item => item.heirId)].map(([recipientId, own]) => ({
      recipientId,
      ref: null,
      dedupeKey: `workTakenOver:${from.id}:${recipientId}:${digest(own)}`,
      content: { code: 'workTakenOver' as const, fromName: from.name, items: own.map(toItem) },
    })),
  );
}

async function tellOfStuck(
  context: ServiceContext,
  tx: Tx,
  from: { id: string; name: string },
  stuck: readonly OpenWork[],
): Promise<void> {
  if (stuck.length === 0) return;
  await tellAdmins(context, tx, 'workStuck', from, stuck);
  await tellArrangers(
    context,
    tx,
    `left:${from.id}`,
    stuck.flatMap(item => item.task ?? []),
  );
}

async function tellAdmins(
  context: ServiceContext,
  tx: Tx,
  code: 'workStuck' | 'postEmpty',
  from: { id: string; name: string },
  work: readonly OpenWork[],
): Promise<void> {
  const counts = Object.fromEntries([...Map.groupBy(work, item => item.kind)].map(([kind, own]) => [kind, own.length]));
  const admins = await context.directory.withRole(tx, 'admin');
  await context.notices.queue(
    tx,
    context.clock.now(),
    admins.map(({ id }) => ({
      recipientId: id,
      ref: null,
      dedupeKey: `${code}:${from.id}:${id}:${digest(work)}`,
      content: { code, fromName: from.name, counts },
    })),
  );
}

const toItem = ({ kind, no, about }: OpenWork): WorkItem => ({ kind, no, about });

/** Names a set of things in a key. */
function digest(work: readonly OpenWork[]): string {
  const ids = work.map(item => `${item.kind}:${item.subjectId}`).sort();
  return createHash('sha256').update(ids.join(' ')).digest('base64url').slice(0, 16);
}
