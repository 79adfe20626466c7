import type { Actor } from '../../domain/org/actor.ts';
import type { Approver } from '../../domain/standards/approval.ts';
import type { Prisma, Tx } from '../../store/database.ts';
import type { ServiceContext } from '../context.ts';
import { loadHeads } from '../org/load-heads.ts';

/** Everybody who prepares or approves by office: quality officers, the heads of their department (客户服务部), leaders. */
export async function loadApprovers(
  context: Pick<ServiceContext, 'directory'>,
  reader: Tx | Prisma,
): Promise<Approver[]> {
  const officers = await context.directory.withRole(reader, 'qualityOfficer');
  const leaders = await context.directory.withRole(reader, 'leader');
  const heads = await loadHeads(
    reader,
    officers.map(officer => officer.unitId),
  );
  const [officerIds, headIds, leaderIds] = [
    officers.map(each => each.id),
    [...heads.values()],
    leaders.map(each => each.id),
  ];
  return [...new Set([...officerIds, ...headIds, ...leaderIds])].sort().map(id => ({
    id,
    isQualityOfficer: officerIds.includes(id),
    headsQuality: headIds.includes(id),
    isLeader: leaderIds.includes(id),
  }));
}

/** A person as the approval's rules see them. */
export function approverOf(actor: Pick<Actor, 'id'>, approvers: readonly Approver[]): Approver {
  return (
    approvers.find(each => each.id === actor.id) ?? {
      id: actor.id,
      isQualityOfficer: false,
      headsQuality: false,
      isLeader: false,
    }
  );
}

/** Those by office and the joint reviewers: everybody who may have a step to take. */
export function withJointReviewers(approvers: readonly Approver[], jointReviewerIds: readonly string[]): Approver[] {
  const others = jointReviewerIds.filter(id => !approvers.some(each => each.id === id));
  return [...approvers, ...others.map(id => approverOf({ id }, approvers))];
}

/** Names by id; who is unknown is named by the id. */
export async function namesOf(
  reader: Tx | Prisma,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.filter(id => id !== null && id !== undefined))];
  const people = await reader.staff.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return id => names.get(id) ?? id;
}
