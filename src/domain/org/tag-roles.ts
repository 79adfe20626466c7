import type { Role, ServiceLine } from './actor.ts';

/** What membership of a tag (标签) gives a person. */
export interface TagRole {
  readonly tag: string;
  readonly role: Role;
  readonly lines: readonly ServiceLine[];
}

/** 示例: what applies until the administrator changes it. */
export const DEFAULT_TAG_ROLES: readonly TagRole[] = [
  { tag: '一线员工', role: 'frontline', lines: [] },
  { tag: '监督检查人员', role: 'inspector', lines: [] },
  { tag: '监督检查人员-营业厅', role: 'inspector', lines: ['hall'] },
  { tag: '监督检查人员-投诉', role: 'inspector', lines: ['complaint'] },
  { tag: '监督检查人员-装维', role: 'inspector', lines: ['installation'] },
  { tag: '监督检查人员-VIP', role: 'inspector', lines: ['vip'] },
  { tag: '服务管理人员', role: 'serviceOfficer', lines: [] },
  { tag: '部门负责人', role: 'manager', lines: [] },
  { tag: '质控岗', role: 'qualityOfficer', lines: [] },
  { tag: '分管领导', role: 'leader', lines: [] },
];

/** Longer names are none of WeCom's. */
export const LONGEST_TAG = 32;
