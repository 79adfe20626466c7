import { type Candidate, isBarred } from './deciders.ts';

/** Why this person decides an appeal; the dialogs explain it to the unit that appeals. */
export type PickReason =
  | 'neutralOfficer' // a quality officer with no part in the matter
  | 'officersOfResponsibleUnit' // the quality officers belong to the unit that appeals
  | 'officersOfInspectingUnit' // the quality officers belong to the unit that inspected or supervised
  | 'officersSpoke' // every quality officer left stands in, or has stood in, for a head whose unit it concerns
  | 'officersConfirmed' // every quality officer left proposed or confirmed the deduction
  | 'officersRecused' // every quality officer left has stepped aside
  | 'officersAway' // every quality officer left is on leave
  | 'noOfficer';

export interface DeciderPick {
  readonly deciderId: string;
  readonly role: 'qualityOfficer' | 'leader';
  readonly because: PickReason;
  /** Who would decide it, were they not on leave. */
  readonly insteadOfId?: string;
  /** On leave, with nobody else who may. */
  readonly away?: true;
}

/** A pick in words. */
export interface PickFacts {
  readonly because: PickReason;
  /** Name of who is on leave and would decide it otherwise. Absent where nobody is, and in notices of an earlier version. */
  readonly insteadOfName?: string;
  readonly deciderAway?: true;
}

export interface PickInput {
  readonly inspectingUnitIds: readonly string[];
  readonly responsibleUnitId: string;
  /** Who proposed and who confirmed the deduction; null where a rule did. */
  readonly involvedIds: readonly (string | null)[];
  /** Who has spoken for the unit: whoever filed the appeal, and who asked for a 责任认定 of the matter as a stand-in. */
  readonly advocateIds?: readonly string[];
  /** 回避: who stepped aside. */
  readonly recusedIds: readonly string[];
  /** Those in office: who has left is not among them. */
  readonly qualityOfficers: readonly Candidate[];
  readonly leaders: readonly Candidate[];
}

/**
 * Picks who decides a 考核申诉: a quality officer of neither the inspecting nor the responsible unit who neither proposed
 * nor confirmed the deduction nor spoke for the unit nor stepped aside; where none is left, a leader (one without a part in it, if there is one). The order of ids makes it repeatable. Who is on leave is passed over for the
 * officer who stands in for them, else the next officer, else a leader without a part in it; where there is none of these they decide all the same.
 * Our default, after the design's table ("where 客户服务部 is itself concerned, 分管领导 decides").
 *
 * @returns undefined when nobody may decide.
 */
export function pickDecider(input: PickInput): DeciderPick | undefined {
  const bars = input.qualityOfficers.map(officer => barOf(officer, input));
  const neutral = byId(input.qualityOfficers.filter((_, index) => bars[index] === undefined));
  const able = byId(input.leaders.filter(leader => mayLead(leader, input)));
  const uninvolved = able.filter(({ id }) => !input.involvedIds.includes(id));
  const leaders = uninvolved.length > 0 || neutral.length > 0 ? uninvolved : able;
  const because = neutral.length > 0 ? 'officersAway' : gravest(bars);
  const officerPick = (id: string) => ({ deciderId: id, role: 'qualityOfficer', because: 'neutralOfficer' }) as const;
  const picks: DeciderPick[] = [
    ...neutral.map(({ id }) => officerPick(id)),
    ...leaders.map(({ id }) => ({ deciderId: id, role: 'leader', because }) as const),
  ];
  const [first] = picks;
  const away = new Map([...neutral, ...leaders].flatMap(each => (each.away ? [[each.id, each.standInId]] : [])));
  if (!first || !away.has(first.deciderId)) return first;
  const here = picks.filter(({ deciderId }) => !away.has(deciderId));
  const standIn = here.find(({ deciderId, role }) => role === first.role && deciderId === away.get(first.deciderId));
  const next = standIn ?? here[0];
  return next ? { ...next, insteadOfId: first.deciderId } : { ...first, away: true };
}

/**
 * Who decides an open 考核申诉 now: the one picked at filing while in office and not barred, else whoever would be picked today.
 *
 * @returns the id, or undefined when nobody may decide.
 */
export function decidesNow(pickedId: string, input: PickInput): string | undefined {
  const officer = input.qualityOfficers.find(({ id }) => id === pickedId);
  const leader = input.leaders.find(({ id }) => id === pickedId);
  const stays = (officer && barOf(officer, input) === undefined) || (leader && mayLead(leader, input));
  return stays ? pickedId : pickDecider(input)?.deciderId;
}

const mayLead = (leader: Candidate, { responsibleUnitId, recusedIds, advocateIds = [] }: PickInput): boolean =>
  !isBarred(leader, [responsibleUnitId]) && ![...recusedIds, ...advocateIds].includes(leader.id);

function barOf(officer: Candidate, input: PickInput): PickReason | undefined {
  const { responsibleUnitId, inspectingUnitIds, advocateIds = [] } = input;
  const own = { ...officer, standsInAt: [] };
  if (isBarred(own, [responsibleUnitId])) return 'officersOfResponsibleUnit';
  if (isBarred(own, inspectingUnitIds)) return 'officersOfInspectingUnit';
  if (isBarred(officer, [responsibleUnitId, ...inspectingUnitIds]) || advocateIds.includes(officer.id))
    return 'officersSpoke';
  if (input.involvedIds.includes(officer.id)) return 'officersConfirmed';
  return input.recusedIds.includes(officer.id) ? 'officersRecused' : undefined;
}

function gravest(bars: readonly (PickReason | undefined)[]): PickReason {
  const order: readonly PickReason[] = [
    ...(['officersOfResponsibleUnit', 'officersOfInspectingUnit'] as const),
    ...(['officersSpoke', 'officersConfirmed', 'officersRecused'] as const),
  ];
  return order.find(reason => bars.includes(reason)) ?? 'noOfficer';
}

const byId = (people: readonly Candidate[]): Candidate[] => [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
