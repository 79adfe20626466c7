import type { Role } from '../../src/domain/org/actor.ts';

export const roleNames: Record<Role, string> = {
  frontline: '一线员工',
  inspector: '监督检查人员',
  serviceOfficer: '服务管理人员',
  manager: '部门负责人',
  qualityOfficer: '质控岗',
  leader: '分管领导',
  admin: '系统管理员',
};
