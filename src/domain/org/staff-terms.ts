import type { Role, ServiceLine } from './actor.ts';
import type { UnitType } from './unit-kind.ts';

/** The words of a staff table, as branches write them; the first word for a code is the one the application itself writes. */
export const ROLE_TERMS: ReadonlyMap<string, Role> = new Map([
  ['一线员工', 'frontline'],
  ['监督检查人员', 'inspector'],
  ['监督检查员', 'inspector'],
  ['检查人员', 'inspector'],
  ['服务管理人员', 'serviceOfficer'],
  ['服务管理员', 'serviceOfficer'],
  ['部门负责人', 'manager'],
  ['负责人', 'manager'],
  ['县分公司经理', 'manager'],
  ['质控岗', 'qualityOfficer'],
  ['客户服务部质控岗', 'qualityOfficer'],
  ['分管领导', 'leader'],
  ['系统管理员', 'admin'],
  ['管理员', 'admin'],
]);

export const LINE_TERMS: ReadonlyMap<string, ServiceLine> = new Map([
  ['营业厅', 'hall'],
  ['全业务', 'hall'],
  ['短板', 'hall'],
  ['投诉', 'complaint'],
  ['装维', 'installation'],
  ['VIP', 'vip'],
  ['VIP客户经理', 'vip'],
]);

/** Whether somebody still works here. */
export const STATUS_TERMS: ReadonlyMap<string, boolean> = new Map([
  ['在岗', true],
  ['在职', true],
  ['离岗', false],
  ['离职', false],
]);

export const UNIT_TERMS: ReadonlyMap<string, UnitType> = new Map<string, UnitType>([
  ['市分公司', { kind: 'company' }],
  ['分公司', { kind: 'company' }],
  ['市公司部门', { kind: 'cityDepartment' }],
  ['现业客户群部门', { kind: 'customerGroup' }],
  ['客户群部门', { kind: 'customerGroup' }],
  ['县分公司', { kind: 'countyBranch' }],
  ['现业主营业厅', { kind: 'hall', hallKind: 'cityMain' }],
  ['社会渠道营业厅', { kind: 'hall', hallKind: 'social' }],
  ['县分公司主营业厅', { kind: 'hall', hallKind: 'countyMain' }],
  ['农客营业厅', { kind: 'hall', hallKind: 'rural' }],
  ['10000号', { kind: 'hotline' }],
  ['代办单位', { kind: 'agency' }],
  ['统包单位', { kind: 'agency' }],
  ['外包单位', { kind: 'agency' }],
]);

/** The word the application writes for a code. */
export function termOf<Code extends string | boolean>(terms: ReadonlyMap<string, Code>, code: Code): string {
  for (const [term, each] of terms) if (each === code) return term;
  return String(code);
}
