import { type Candidate, isBarred } from './deciders.ts';

/** Why this person decides an appeal; the dialogs explain it to the unit that appeals. */
export type PickReason =
  | 'neutralOfficer' // a quality officer with no part in the matter
  | 'officersOfResponsibleUnit' // the quality officers belong to the unit that appeals
  | 'officersOfInspectingUnit' // the quality officers belong to the unit that inspected or supervised
  | 'officersSpoke' // every quality officer left stands in, or has stood in, for a head whose unit it concerns
  | 'officersConfirmed' // every quality officer left proposed or confirmed the deduction
  | 'officersRecused' // every quality officer left has stepped aside
  | 'noOfficer';

export interface DeciderPick {
  readonly deciderId: string;
  readonly role: 'qualityOfficer' | 'leader';
  readonly because: PickReason;
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
 * nor confirmed the deduction nor spoke for the unit nor stepped aside; where none is left, a leader (one without a part in it, if there is one). The order of ids makes it repeatable.
 * Our default, after the design's table ("where 客户服务部 is itself concerned, 分管领导 decides").
 *
 * @returns undefined when nobody may decide.
 */
export function pickDecider(input: PickInput): DeciderPick | undefined {
  const bars = input.qualityOfficers.map(officer => barOf(officer, input));
  const neutral = byId(input.qualityOfficers.filter((_, index) => bars[index] === undefined))[0];
  if (neutral) return { deciderId: neutral.id, role: 'qualityOfficer', because: 'neutralOfficer' };
  const leaders = byId(input.leaders.filter(leader => mayLead(leader, input)));
  const leader = leaders.find(({ id }) => !input.involvedIds.includes(id)) ?? leaders[0];
  return leader && { deciderId: leader.id, role: 'leader', because: gravest(bars) };
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
