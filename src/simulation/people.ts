import type { App } from '../app.ts';
import { ACCOUNTABLE_UNIT_KINDS } from '../domain/liability/subject.ts';
import type { Actor } from '../domain/org/actor.ts';
import type { Candidate } from '../domain/penalties/deciders.ts';
import type { People } from './world.ts';

/** Reads once who is who. */
export async function readPeople(app: App): Promise<People> {
  const { prisma } = app.db;
  const units = await prisma.orgUnit.findMany({ orderBy: { id: 'asc' } });
  const programmes = await prisma.inspectionProgramme.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const staff = await prisma.staff.findMany({ orderBy: { id: 'asc' } });
  const actors = new Map<string, Promise<Actor | undefined>>();

  function headOf(unitId: string): string {
    const unit = units.find(({ id }) => id === unitId);
    if (!unit) throw new RangeError(`no unit ${unitId}`);
    return unit.headId ?? headOf(unit.parentId ?? '');
  }

  const withRole = (role: 'qualityOfficer' | 'leader'): Candidate[] =>
    staff
      .filter(({ roles }) => roles.includes(role))
      .map(({ id, unitId }) => ({
        id,
        unitId,
        headOf: units.filter(({ headId }) => headId === id).map(unit => unit.id),
        standsInAt: [],
      }));

  return {
    units,
    programmes,
    async actor(id) {
      let known = actors.get(id);
      if (!known) {
        known = app.directory.actor(prisma, id);
        actors.set(id, known);
      }
      const actor = await known;
      if (!actor) throw new RangeError(`nobody is called ${id}`);
      return actor;
    },
    qualityOfficers: withRole('qualityOfficer'),
    leaders: withRole('leader'),
    accountable: units.filter(({ kind }) => ACCOUNTABLE_UNIT_KINDS.some(each => each === kind)).map(({ id }) => id),
    verifiers: staff
      .filter(({ roles }) => roles.some(role => ['inspector', 'qualityOfficer', 'leader'].includes(role)))
      .map(({ id, unitId, roles, lines }) => ({ id, unitId, roles, lines })),
    headOf,
    writerOf: unitId =>
      staff.find(person => person.unitId === unitId && person.roles.includes('serviceOfficer'))?.id ?? headOf(unitId),
    all: staff.map(({ id, unitId }) => ({ id, unitId })),
  };
}
