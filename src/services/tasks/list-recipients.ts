import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRecipients } from '../../domain/permissions/tasks.ts';
import { type RecipientState, recipientStates, type Signature } from '../../domain/tasks/delivery-state.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { toldOf } from './told-of.ts';

/** `name` is null for the inspector of a visit under cover, where the reader is not to know who went. */
export type Recipient = Omit<RecipientState, 'recipientId'> & { name: string | null; unitName: string };

/** The notices that ask for 签收. Of other records (报表, 扣分) any notice is to be read (已阅). */
const ASKS_TO_SIGN = ['rectificationOpened', 'rectificationsOpened', 'rectificationReopened', 'supervisionIssued'];

/**
 * Everybody a record's notices went to, whether they reached them, were read and signed for, and whether that is asked of them at all; with the inspector whose
 * name this reader is not to know.
 *
 * @throws AppError `forbidden`, `notFound`
 */
export async function loadRecipients(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<{ states: RecipientState[]; hiddenId: string | undefined }> {
  const { prisma } = context.db;
  const visit = await inspectionBehind(context, input.no);
  assertAllowed(canSeeRecipients(input.actor, visit));
  const disclosed = visit && discloseVisit(input.actor, visit);
  const rows = await prisma.notice.findMany({
    where: toldOf(input.no),
    select: {
      ...{ recipientId: true, code: true, params: true },
      ...{ status: true, sentAt: true, acknowledgedAt: true, handledAt: true, failure: true },
    },
    orderBy: { createdAt: 'asc' },
  });
  if (rows.length === 0) throw new AppError('notFound', { no: input.no });
  const states = recipientStates(
    rows.map(row => ({ ...row, asks: askOf(input.no, row.code, row.params as { copy?: boolean }) })),
    isSignedFor(input.no) ? { asks: 'sign', signature: await signatureOf(context, input.no) } : { asks: 'read' },
  );
  return { states, hiddenId: disclosed?.inspectorName === false ? visit?.inspectorId : undefined };
}

/** 谁没签收, by name and unit. @throws AppError `forbidden`, `notFound` */
export async function listRecipients(
  context: ServiceContext,
  input: { actor: Actor; no: string },
): Promise<readonly Recipient[]> {
  const { states, hiddenId } = await loadRecipients(context, input);
  const people = await context.db.prisma.staff.findMany({
    where: { id: { in: states.map(state => state.recipientId) } },
    select: { id: true, name: true, unit: { select: { name: true } } },
  });
  return states.map(({ recipientId, ...state }) => {
    if (recipientId === hiddenId) return { ...state, name: null, unitName: '' };
    const person = people.find(each => each.id === recipientId);
    return { ...state, name: person?.name ?? recipientId, unitName: person?.unit.name ?? '' };
  });
}

/** Records that a unit signs for; notices of any other are read. */
export const isSignedFor = (no: string): boolean => ['ZG', 'ZT', 'DB'].includes(no.slice(0, 2));

function askOf(no: string, code: string, params: { copy?: boolean }): 'sign' | 'read' | 'copy' | 'other' {
  if (!isSignedFor(no)) return 'read';
  if (!ASKS_TO_SIGN.includes(code)) return 'other';
  return params.copy ? 'copy' : 'sign';
}

/** Who has signed for the unit; of a group, once each of its notices is signed for. */
async function signatureOf(context: ServiceContext, no: string): Promise<Signature | undefined> {
  const { prisma } = context.db;
  if (no.startsWith('DB')) {
    const row = await prisma.supervisionOrder.findUnique({
      where: { no },
      select: { signedAt: true, signedById: true },
    });
    return row?.signedAt && row.signedById ? { byIds: [row.signedById], at: row.signedAt } : undefined;
  }
  const rows = await prisma.rectificationNotice.findMany({
    where: no.startsWith('ZT') ? { groupNo: no } : { no },
    select: { acknowledgedAt: true, acknowledgedById: true },
  });
  const signed = rows.flatMap(({ acknowledgedAt: at, acknowledgedById: by }) => (at && by ? [{ at, by }] : []));
  if (signed.length === 0 || signed.length < rows.length) return undefined;
  return {
    byIds: signed.map(({ by }) => by),
    at: signed.reduce((last, { at }) => (at > last ? at : last), signed[0]!.at),
  };
}

/** The inspection a 测评结果, 整改通知, 整改通知单 or 督办单 comes from; undefined for any other record. */
async function inspectionBehind(context: ServiceContext, no: string) {
  const inspection = {
    select: {
      ...{ inspectorId: true, unitId: true, responsibleUnitId: true, releasedAt: true },
      programme: { select: { line: true, methods: true } },
    },
  } as const;
  const finding = { select: { inspection } } as const;
  const { prisma } = context.db;
  const found = no.startsWith('CP')
    ? await prisma.inspection.findUnique({ where: { no }, ...inspection })
    : no.startsWith('ZG')
      ? (await prisma.rectificationNotice.findUnique({ where: { no }, select: { finding } }))?.finding.inspection
      : no.startsWith('ZT')
        ? (await prisma.rectificationNotice.findFirst({ where: { groupNo: no }, select: { finding } }))?.finding
            .inspection
        : no.startsWith('DB')
          ? (
              await prisma.supervisionOrder.findUnique({
                where: { no },
                select: { rectification: { select: { finding } } },
              })
            )?.rectification?.finding.inspection
          : undefined;
  return found ? { ...found, ...found.programme } : undefined;
}
