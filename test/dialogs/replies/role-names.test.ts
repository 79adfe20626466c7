import { expect, it } from 'vitest';
import { roleNames } from '../../../dialogs/replies/role-names.ts';
import { staffTexts } from '../../../dialogs/replies/staff-command.ts';
import type { Role } from '../../../src/domain/org/actor.ts';
import { ROLE_TERMS, termOf } from '../../../src/domain/org/staff-terms.ts';
import { roleLabels } from '../../../src/web/text.ts';

it('every role has one name, wherever it is shown', () => {
  expect(roleLabels).toEqual(roleNames);
  for (const role of Object.keys(roleNames) as Role[]) expect(termOf(ROLE_TERMS, role)).toBe(roleNames[role]);
  const refused = staffTexts.refused('a.csv', [{ row: 2, code: 'unknownRole', value: '厂长' }]);
  expect(refused).toContain(Object.values(roleNames).join('、'));
});
