import type { ExtensionSubject } from '../../domain/extensions/read-request.ts';
import type { Actor } from '../../domain/org/actor.ts';
import { askableMeasures } from '../bulletins/extendable.ts';
import type { ServiceContext } from '../context.ts';
import { askableRectification } from '../rectification/extendable.ts';
import { askableReports } from '../reports/extendable.ts';
import { askableOrders } from '../supervision/extendable.ts';

/** Something this person might ask more time for. */
export interface AskableMatter {
  readonly no: string;
  readonly title: string;
  readonly unitName: string;
  readonly period?: string;
  readonly dueAt: Date;
}

/**
 * What a request without 单号 may mean; of one kind where the words named it. Where some is not overdue, what is overdue is not meant; the
 * nearest deadline comes first.
 */
export async function listExtendable(
  context: ServiceContext,
  input: { actor: Actor; about?: ExtensionSubject | undefined },
): Promise<AskableMatter[]> {
  const { actor, about } = input;
  const wants = (subject: ExtensionSubject) => about === undefined || about === subject;
  const all = [
    ...(wants('rectification') ? await askableRectification(context, actor) : []),
    ...(wants('supervision') ? await askableOrders(context, actor) : []),
    ...(wants('report') ? await askableReports(context, actor) : []),
    ...(wants('measure') ? await askableMeasures(context, actor) : []),
  ].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const now = context.clock.now();
  const inTime = all.filter(({ dueAt }) => dueAt >= now);
  return inTime.length > 0 ? inTime : all;
}
