import type { Tx } from '../../store/database.ts';

/**
 * An account was given another id. Records go on naming the old one, who leaves; whoever has the new one is who they were, heads what they
 * headed, stands in for whom they stood in, and takes over what the old one had to do.
 */
export async function renamePerson(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const person = await tx.staff.findUnique({ where: { id: from } });
  if (!person?.active) return;
  const known = await tx.staff.findUnique({ where: { id: to }, select: { id: true } });
  if (!known) await tx.staff.create({ data: { ...person, id: to, unreachableSince: null } });
  await tx.orgUnit.updateMany({ where: { headId: from }, data: { headId: to } });
  await tx.staff.updateMany({ where: { standInId: from, id: { not: to } }, data: { standInId: to } });
  await tx.staff.update({ where: { id: from }, data: { standInId: to, inContacts: true } });
}
