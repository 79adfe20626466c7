import { endOf } from '../../domain/kpi/periods.ts';
import { dueInForce } from '../../domain/reports/due.ts';
import { type ReportField, readForm } from '../../domain/reports/form.ts';
import { actingFor } from '../acting.ts';
import type { ChoiceKey } from '../chance.ts';
import { within } from '../within.ts';
import { type Act, later, latest, soon, type World } from '../world.ts';

const MANNERS = { onTime: 88, late: 8, omitted: 4 };

/** 服务管理人员 write what their units owe upward; heads release it, or send it back once. */
export async function writeReports(world: World): Promise<Act[]> {
  const { app, chance, people } = world;
  const rows = await app.db.prisma.submission.findMany({
    where: { status: { in: ['due', 'returned', 'drafted'] } },
    include: { obligation: { select: { form: true } } },
  });
  const returns = await loadReturns(
    world,
    rows.map(({ id }) => id),
  );
  const { reports } = app.services;
  return rows.flatMap((row): Act[] => {
    const { no, unitId, obligationId, period, draftedAt } = row;
    const dueAt = dueInForce(row);
    const sentBack = returns.get(row.id) ?? [];
    const key = `report:${obligationId}:${period}:${sentBack.length}`;
    if (row.status === 'drafted' && draftedAt) {
      return [
        {
          key: `${key}:release`,
          at: later(world, draftedAt, { from: 0, to: 1 }, 'release', key),
          async run(submissionId) {
            const head = people.headOf(unitId);
            const acting = await actingFor(world, head);
            // What a stand-in has written the head signs, wherever they are.
            const actor = await people.actor(acting === row.authorId ? head : acting);
            const { draftId } = await reports.view({ actor, no });
            const back = sentBack.length === 0 && chance.percent(7, 'sendBack', key);
            const decision = back
              ? ({ kind: 'return', reason: '数据口径不对' } as const)
              : ({ kind: 'release' } as const);
            await reports.judge({ actor, no, draftId, submissionId, decision });
          },
        },
      ];
    }
    const manner = chance.oneOf(MANNERS, 'report', obligationId, period);
    if (manner === 'omitted') return [];
    const began = endOf(period);
    const planned =
      manner === 'onTime' ? within(world, began, dueAt, key) : later(world, dueAt, { from: 0, to: 5 }, key);
    const last = sentBack.at(-1);
    const form = readForm(row.obligation.form);
    return [
      {
        key: `${key}:write`,
        at: last ? latest(planned, soon(world, last)) : planned,
        run: async submissionId =>
          reports.draft({
            ...{ actor: await people.actor(await actingFor(world, people.writerOf(unitId))), no, submissionId },
            values: Object.fromEntries(
              form.map(field => [field.key, filledIn(world, { form, field }, obligationId, period)]),
            ),
          }),
      },
    ];
  });
}

interface FormField {
  readonly form: readonly ReportField[];
  readonly field: ReportField;
}

function filledIn(world: World, { form, field }: FormField, ...key: ChoiceKey): string | number | null {
  if (!field.required) return null;
  return field.kind === 'number'
    ? counted(world, { form, field }, ...key)
    : '本月服务质量总体平稳，问题已逐项落实措施。';
}

/** A figure that is part of another stays within it. */
function counted(world: World, { form, field }: FormField, ...key: ChoiceKey): number {
  const whole = form.find(each => each.key === field.atMost);
  const [least, most] = whole ? [0, counted(world, { form, field: whole }, ...key)] : [10, 90];
  return world.chance.between(least, most, field.key, ...key);
}

/** When each report was sent back: its row keeps the reason only. */
async function loadReturns({ app }: World, ids: readonly string[]): Promise<Map<string, Date[]>> {
  const events = await app.db.prisma.auditEvent.findMany({
    where: { subjectType: 'submission', action: 'report.returned', subjectId: { in: [...ids] } },
    orderBy: { at: 'asc' },
  });
  const returns = new Map<string, Date[]>();
  for (const { subjectId, at } of events) returns.set(subjectId, [...(returns.get(subjectId) ?? []), at]);
  return returns;
}
