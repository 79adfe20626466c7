import { findUnit } from '../../src/domain/inspections/free/find-unit.ts';
import { type Filing, finish, type Outcome } from './filing.ts';
import { choosingReplies } from './replies/choosing.ts';

const WHEN = '(?:刚刚?|今天|昨天|前天)?(?:早上|上午|中午|下午|晚上)?';
const VISIT = new RegExp(
  `^(?:我)?${WHEN}(?:去|到|在)?(?:现场)?(?:复查|回查|复检|再查)(?:完|过)?了(?:一下|一遍)?(?<unit>[^，,。；;！!\\n]{2,20}?)(?:了)?[。.!！]?$`,
);
/** What is inspected is called so. */
const UNIT_LIKE = /(?:厅|部|公司|代理商|代办点|代理点|10000号)$/;

/** 「复查了通川厅」 and no word of what was found: the unit as it was said; undefined for anything else. */
export function readRecheckVisit(text: string): string | undefined {
  return VISIT.exec(text.trim())?.groups?.unit;
}

type Asking = Pick<Filing, 'services' | 'turn'>;

/** The units that an inspector's rechecks can be of, by the words for one; none where these are no unit's name. */
async function unitsMeant({ services, turn }: Asking, said: string): Promise<{ id: string; name: string }[]> {
  const programmes = await services.listFilable({ actor: turn.actor });
  const units = [...new Map(programmes.flatMap(each => each.units).map(unit => [unit.id, unit])).values()];
  const ids = findUnit(said, units)?.unitIds ?? [];
  return units.filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }));
}

/** Whether a sentence says that a unit was rechecked: 「复查了整改情况」 names none. */
export async function tellsRecheck(asking: Asking): Promise<boolean> {
  const said = readRecheckVisit(asking.turn.text);
  if (said === undefined) return false;
  return UNIT_LIKE.test(said) || (await unitsMeant(asking, said)).length > 0;
}

/**
 * Which of the inspector's planned rechecks of that unit is meant: the only one is taken, of several one is chosen. Where none is planned, what can
 * be looked at again is offered, and an ordinary filing.
 */
export async function recheckMeant(filing: Filing, said: string): Promise<{ taskNo: string } | Outcome> {
  const { planning, turn } = filing;
  const { actor } = turn;
  const [unit, ...others] = await unitsMeant(filing, said);
  if (!unit) return finish(choosingReplies.noSuchUnit(said));
  if (others.length > 0) return finish(choosingReplies.whichRechecked(said, [unit, ...others]));
  const own = await planning.nameable({ actor });
  const [only, ...more] = own.filter(task => task.origin === 'recheck' && task.unitId === unit.id);
  if (only && more.length === 0) return { taskNo: only.no };
  if (only) return finish(choosingReplies.whichRecheck([only, ...more]));
  const all = (await planning.recheckable({ actor })).filter(({ unitId }) => unitId === unit.id);
  // What was closed lately can be looked at again too, but is not what anybody waits for.
  const waiting = all.filter(({ status }) => status === 'released');
  return finish(choosingReplies.noRecheckPlanned(unit.name, actor.name, waiting.length > 0 ? waiting : all));
}
