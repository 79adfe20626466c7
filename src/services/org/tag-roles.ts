import { z } from 'zod';
import { DEFAULT_TAG_ROLES, LONGEST_TAG, type TagRole } from '../../domain/org/tag-roles.ts';
import { canManageContacts } from '../../domain/permissions/contacts.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { type Editor, editorId } from '../../domain/permissions/standards.ts';
import { AppError } from '../../errors.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';

const KEY = 'tagRoles';

const stored = z.array(
  z.object({
    tag: z.string(),
    role: z.enum(['frontline', 'inspector', 'serviceOfficer', 'manager', 'qualityOfficer', 'leader', 'admin']),
    lines: z.array(z.enum(['hall', 'complaint', 'installation', 'vip'])),
  }),
);

/** 标签岗位: what each tag of the contacts gives. `isDefault` until somebody has changed anything. */
export async function loadTagRoles(db: Tx | Prisma): Promise<{ table: readonly TagRole[]; isDefault: boolean }> {
  const row = await db.setting.findUnique({ where: { key: KEY } });
  return row ? { table: stored.parse(row.value), isDefault: false } : { table: DEFAULT_TAG_ROLES, isDefault: true };
}

/** @throws AppError `forbidden` */
export async function viewTagRoles(context: Pick<ServiceContext, 'db'>, input: { by: Editor }) {
  assertAllowed(canManageContacts(input.by));
  return loadTagRoles(context.db.prisma);
}

/**
 * Sets what a tag gives, or with `gives` null that it gives nothing. People change with the next synchronisation.
 *
 * @throws AppError `forbidden`, `invalidInput`
 */
export async function setTagRole(
  context: Pick<ServiceContext, 'db' | 'clock' | 'recordAudit'>,
  input: { by: Editor; tag: string; gives: Omit<TagRole, 'tag'> | null },
): Promise<{ changed: boolean }> {
  const { by, tag, gives } = input;
  assertAllowed(canManageContacts(by));
  if (tag === '' || tag.length > LONGEST_TAG) throw new AppError('invalidInput', { what: 'tag' });
  return context.db.transaction(async tx => {
    const { table } = await loadTagRoles(tx);
    const others = table.filter(each => each.tag !== tag);
    const value = gives ? [...others, { tag, role: gives.role, lines: [...gives.lines] }] : [...others];
    if (!gives && others.length === table.length) return { changed: false };
    const json = value.map(each => ({ ...each, lines: [...each.lines] }));
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: json }, update: { value: json } });
    await context.recordAudit(tx, {
      ...{ at: context.clock.now(), actorId: editorId(by), action: 'tagRole.set', subjectType: 'setting' },
      ...{ subjectId: KEY, detail: { tag, role: gives?.role ?? null, lines: gives ? [...gives.lines] : [] } },
    });
    return { changed: true };
  });
}
