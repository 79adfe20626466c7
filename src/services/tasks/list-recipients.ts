import { discloseVisit } from '../../domain/inspections/disclosure.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canSeeRecipients } from '../../domain/permissions/tasks.ts';
import { type RecipientState, recipientStates } from '../../domain/tasks/delivery-state.ts';
import { AppError } from '../../errors.ts';
import type { ServiceContext } from '../context.ts';
import { toldOf } from './told-of.ts';

/** `name` is null for the inspector of a visit under cover, where the reader is not to know who went. */
export type Recipient = Omit<RecipientState, 'recipientId'> & { name: string | null; unitName: string };

/** The notices that ask for 签收. Of other records (报表, 扣分) any notice is to be acknowledged. */
const ASKS_TO_SIGN = ['rectificationOpened', 'rectificationsOpened', 'rectificationReopened', 'supervisionIssued'];

/**
 * Everybody a record's notices went to, whether they have acknowledged, and whether that is asked of them at all; with the inspector whose
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
  const signed = await isSigned(context, input.no);
  const states = recipientStates(
    rows.map(row => {
      const asks = askOf(input.no, row.code, row.params as { copy?: boolean });
      // Only 签收 signs: what else was done about a notice that told of several records is none.
      const unsigned = asks === 'sign' && isSignedFor(input.no) && !signed;
      return { ...row, asks, ...(unsigned && { acknowledgedAt: null, handledAt: null }) };
    }),
    signed,
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

function askOf(no: string, code: string, params: { copy?: boolean }): 'sign' | 'copy' | 'other' {
  if (!isSignedFor(no)) return 'sign';
  if (!ASKS_TO_SIGN.includes(code)) return 'other';
  return params.copy ? 'copy' : 'sign';
}

/** Whether somebody has signed for the unit: of a group, for each of its notices. */
async function isSigned(context: ServiceContext, no: string): Promise<boolean> {
  const { prisma } = context.db;
  if (no.startsWith('ZG')) {
    const row = await prisma.rectificationNotice.findUnique({ where: { no }, select: { acknowledgedAt: true } });
    return row?.acknowledgedAt != null;
  }
  if (no.startsWith('ZT')) {
    const open = await prisma.rectificationNotice.count({ where: { groupNo: no, acknowledgedAt: null } });
    return open === 0;
  }
  if (!no.startsWith('DB')) return false;
  const row = await prisma.supervisionOrder.findUnique({ where: { no }, select: { signedAt: true } });
  return row?.signedAt != null;
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
