import type { Actor } from '../../domain/org/actor.ts';
import { assertAllowed } from '../../domain/permissions/decision.ts';
import { canAskStandards } from '../../domain/permissions/standards.ts';
import { passageFinder } from '../../search/best-passage.ts';
import type { ServiceContext } from '../context.ts';
import type { PassageClause } from './asking/answer.ts';

/** Clauses by their ids, in that order, each with the passage that answers the question; what was never public is left out. */
export async function readClauses(
  context: Pick<ServiceContext, 'db'>,
  input: { actor: Actor; clauseIds: readonly string[]; question: string },
): Promise<PassageClause[]> {
  assertAllowed(canAskStandards(input.actor));
  const rows = await context.db.prisma.clause.findMany({
    where: { id: { in: [...input.clauseIds] }, version: { publishedAt: { not: null } } },
    include: { version: { include: { standard: true } } },
  });
  const passageOf = passageFinder(input.question);
  return input.clauseIds.flatMap(id => {
    const row = rows.find(each => each.id === id);
    if (!row) return [];
    const { version, path, number, title, text } = row;
    const passage = passageOf({ id, text });
    return [
      {
        id,
        standard: version.standard.title,
        version: version.label,
        clause: path,
        number,
        heading: title,
        level: version.standard.level,
        text,
        passage: (passage.leadIn?.text ?? '') + passage.text,
      },
    ];
  });
}
