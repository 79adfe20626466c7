import { hasCounted } from '../../domain/standards/timeline.ts';
import {
  type ClauseChange,
  type DiffClause,
  diffVersions,
  predecessorOf,
  successorOf,
} from '../../domain/standards/version-diff.ts';
import type { Prisma, Tx } from '../../store/database.ts';

type Reader = Tx | Prisma;

/** An edition that was or is public. */
export interface Edition {
  readonly id: string;
  readonly no: string | null;
  readonly label: string;
  readonly effectiveFrom: Date;
}

/** A clause as editions are compared by. */
export interface EditionClause extends DiffClause {
  readonly id: string;
  readonly title: string | null;
  readonly chapter: string | null;
}

/** The public editions of a standard in time order; without those withdrawn before they took effect, which nobody ever had to keep. */
export async function publicEditions(reader: Reader, standardId: string): Promise<Edition[]> {
  const versions = await reader.standardVersion.findMany({
    where: { standardId, publishedAt: { not: null } },
    select: { id: true, no: true, label: true, effectiveFrom: true, withdrawnAt: true },
    orderBy: { effectiveFrom: 'asc' },
  });
  return versions.filter(hasCounted);
}

/** The edition that stands immediately before a date, be it one that lies ahead. */
export async function editionBefore(
  reader: Reader,
  version: { standardId: string; id: string; effectiveFrom: Date },
): Promise<Edition | undefined> {
  const editions = await publicEditions(reader, version.standardId);
  return editions.findLast(edition => edition.id !== version.id && edition.effectiveFrom < version.effectiveFrom);
}

export async function clausesOf(reader: Reader, versionId: string): Promise<EditionClause[]> {
  return reader.clause.findMany({
    where: { versionId },
    select: { id: true, ordinal: true, path: true, number: true, title: true, chapter: true, text: true },
    orderBy: { ordinal: 'asc' },
  });
}

/** How many comparisons are kept: a filing asks for the same one with each of its findings. */
const KEPT = 16;
const compared = new Map<string, ClauseChange<EditionClause>[]>();

/** One public edition against another. Their texts never change, so a comparison is kept. */
export async function changesBetween(
  reader: Reader,
  fromId: string,
  toId: string,
): Promise<ClauseChange<EditionClause>[]> {
  const key = `${fromId}:${toId}`;
  const known = compared.get(key);
  if (known) return known;
  const changes = diffVersions(await clausesOf(reader, fromId), await clausesOf(reader, toId));
  compared.set(key, changes);
  for (const old of [...compared.keys()].slice(0, -KEPT)) compared.delete(old);
  return changes;
}

/**
 * What a clause of one edition is in another of the same standard, followed from edition to edition through renumbering and rewording;
 * undefined where it was not yet there, or no longer.
 */
export async function followClause(
  reader: Reader,
  clause: EditionClause,
  { standardId, fromId, toId }: { standardId: string; fromId: string; toId: string },
): Promise<EditionClause | undefined> {
  if (fromId === toId) return clause;
  const editions = await publicEditions(reader, standardId);
  const from = editions.findIndex(edition => edition.id === fromId);
  const to = editions.findIndex(edition => edition.id === toId);
  if (from < 0 || to < 0) return successorOf(clause, await changesBetween(reader, fromId, toId));
  let followed: EditionClause | undefined = clause;
  for (let at = from; at !== to && followed; at += from < to ? 1 : -1) {
    const [here, next] = from < to ? [at, at + 1] : [at - 1, at];
    const changes = await changesBetween(reader, editions[here]!.id, editions[next]!.id);
    followed = from < to ? successorOf(followed, changes) : predecessorOf(followed, changes);
  }
  return followed;
}
