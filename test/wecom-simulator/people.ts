import { STAFF, UNITS } from '../../prisma/seed/org.ts';
import type { People } from './company.ts';

/** A small branch office; ids as companies have them: with capitals, and with a leading zero. */
export function smallBranch(): People {
  return {
    departments: [
      { id: 1, name: '市分公司', parentid: 0 },
      { id: 2, name: '客户服务部', parentid: 1 },
      { id: 3, name: '中山路营业厅', parentid: 1 },
    ],
    users: [
      { userid: 'gao', name: '高敏', department: [2], is_leader_in_dept: [1], position: '主任' },
      { userid: 'zhou', name: '周洁', department: [2], position: '检查员' },
      { userid: 'LinFang', name: '林芳', department: [3], is_leader_in_dept: [1], position: '厅经理' },
      { userid: '00817', name: '王强', department: [3], position: '营业员' },
    ],
    tags: [
      { tagid: 1, tagname: '监督检查人员', userids: ['zhou'] },
      { tagid: 2, tagname: '质控岗', userids: ['gao'] },
    ],
  };
}

const ROLE_TAGS = {
  frontline: '一线员工',
  inspector: '监督检查人员',
  serviceOfficer: '服务管理人员',
  manager: '部门负责人',
  qualityOfficer: '质控岗',
  leader: '分管领导',
  admin: '系统管理员',
} as const;

/** The demo branch's units and people as WeCom would have them, a tag for each role. */
export function demoBranch(): People {
  const numbers = new Map(UNITS.map((unit, index) => [unit.id, index + 1]));
  const numberOf = (unitId: string | undefined) => (unitId === undefined ? 0 : (numbers.get(unitId) ?? 0));
  return {
    departments: UNITS.map(({ id, name, parentId }) => ({ id: numberOf(id), name, parentid: numberOf(parentId) })),
    users: STAFF.map(({ id, name, title, unitId }) => ({
      userid: id,
      name,
      department: [numberOf(unitId)],
      is_leader_in_dept: [UNITS.some(unit => unit.id === unitId && unit.headId === id) ? 1 : 0],
      position: title,
    })),
    tags: Object.entries(ROLE_TAGS).map(([role, tagname], index) => ({
      tagid: index + 1,
      tagname,
      userids: STAFF.filter(({ roles }) => roles.some(each => each === role)).map(({ id }) => id),
    })),
  };
}
