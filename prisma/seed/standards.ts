import type { OrgUnitKind, ServiceLine } from '../../src/store/generated/enums.ts';

export interface SeedStandard {
  id: string;
  /** Title of the document; its file is `standards/<title>(2026-01-01).md`. */
  title: string;
  aliases: string[];
  line?: ServiceLine;
  /** Kinds of units whose work it governs; absent: everybody's. */
  unitKinds?: OrgUnitKind[];
}

const ACCOUNTABLE: OrgUnitKind[] = ['cityDepartment', 'customerGroup', 'countyBranch'];

export const STANDARDS: readonly SeedStandard[] = [
  {
    id: 'hall-service',
    title: '营业厅服务规范',
    aliases: ['营业厅规范', '厅店规范'],
    line: 'hall',
    unitKinds: ['hall'],
  },
  {
    id: 'hotline-service',
    title: '10000号客服代表服务规范',
    aliases: ['10000号规范', '客服代表规范', '网厅在线客服规范'],
    line: 'complaint',
    unitKinds: ['hotline'],
  },
  {
    id: 'installation-visit',
    title: '装移机上门服务规范',
    aliases: ['上门服务规范', '装维规范'],
    line: 'installation',
    unitKinds: ['customerGroup', 'countyBranch', 'agency'],
  },
  {
    id: 'vip-manager',
    title: 'VIP客户经理服务标准',
    aliases: ['VIP标准', '客户经理标准'],
    line: 'vip',
    unitKinds: ['customerGroup', 'countyBranch'],
  },
  { id: 'complaint-handling', title: '投诉处理办法', aliases: ['投诉管理办法', '投诉办法'], line: 'complaint' },
  {
    id: 'broadband-time-limits',
    title: '宽带装维时限管理规定',
    aliases: ['装维时限', '宽带时限', '装机时限'],
    line: 'installation',
    unitKinds: [...ACCOUNTABLE, 'agency'],
  },
  { id: 'quality-assessment', title: '服务质量考核办法', aliases: ['考核办法', '扣分办法'] },
  { id: 'full-service', title: '全业务客户服务标准', aliases: ['全业务标准', '全业务服务标准'], line: 'hall' },
  {
    id: 'weakness-improvement',
    title: '服务短板改进管理办法',
    aliases: ['短板办法', '短板改进办法'],
    line: 'hall',
    unitKinds: ACCOUNTABLE,
  },
  {
    id: 'satisfaction-survey',
    title: '客户满意度测评管理办法',
    aliases: ['满意度办法', '满意度测评办法'],
    unitKinds: ACCOUNTABLE,
  },
];
