import type { Database } from '../../store/database.ts';

/**
 * What an operator should know of ADMIN, which only ever gives the role.
 *
 * `notListed`: the account is in neither the contacts nor the staff table, so that it may be mistyped; `departed`: it has left, and the role is worth
 * nothing; `former`: accounts that an earlier ADMIN named and that are administrators still.
 */
export interface AdminWarnings {
  readonly of: 'notListed' | 'departed' | undefined;
  readonly former: number;
}

/** After `ensureAdmin`, or where ADMIN is not set any more. */
export async function adminWarnings(db: Database, admin: string | undefined): Promise<AdminWarnings> {
  const person = admin === undefined ? null : await db.prisma.staff.findUnique({ where: { id: admin } });
  const others = await db.prisma.staff.findMany({
    where: { active: true, roles: { has: 'admin' }, ...(admin !== undefined && { id: { not: admin } }) },
    select: { id: true },
  });
  const named = await db.prisma.auditEvent.findMany({
    where: { subjectType: 'staff', subjectId: { in: others.map(({ id }) => id) }, action: 'adminEnsured' },
    select: { subjectId: true },
    distinct: ['subjectId'],
  });
  // Whoever was made by the setting is called like the account until a table or the contacts say more.
  const isListed = person === null || person.inContacts || person.name !== person.id;
  return { of: person?.active === false ? 'departed' : isListed ? undefined : 'notListed', former: named.length };
}
