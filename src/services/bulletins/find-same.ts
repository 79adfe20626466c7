import type { BulletinKind, BulletinOrigin } from '../../domain/bulletins/bulletin.ts';
import { foldWords } from '../../domain/language/same-words.ts';
import type { Prisma, Tx } from '../../store/database.ts';

interface Content {
  readonly kind: BulletinKind;
  readonly origin: BulletinOrigin;
  readonly period: string;
  readonly problems: readonly { readonly unitId: string; readonly text: string }[];
}

/** The 单号 of the bulletin that has said the very same of the very same units for this period; undefined when there is none. */
export async function findSame(db: Tx | Prisma, content: Content): Promise<string | undefined> {
  const { kind, origin, period, problems } = content;
  const known = await db.bulletin.findMany({
    where: { kind, origin, period, withdrawnAt: null },
    select: { no: true, issues: { select: { unitId: true, text: true } } },
    orderBy: { no: 'asc' },
  });
  const wanted = signature(problems);
  return known.find(({ issues }) => signature(issues) === wanted)?.no;
}

const signature = (problems: readonly { unitId: string | null; text: string }[]): string =>
  JSON.stringify(problems.map(({ unitId, text }) => `${unitId}:${foldWords(text)}`).sort());
