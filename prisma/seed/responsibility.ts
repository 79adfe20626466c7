import type { HallKind, OrgUnitKind, ServiceLine } from '../../src/store/generated/enums.ts';
import { EXAMPLE, PLAN } from './effective.ts';

export interface SeedResponsibility {
  id: string;
  priority: number;
  inspectedUnitId?: string;
  unitKind?: OrgUnitKind;
  hallKind?: HallKind;
  line?: ServiceLine;
  /** Absent: the inspected unit's nearest department or county branch. */
  responsibleUnitId?: string;
  source: string;
}

const GROUPS = `${PLAN} 第二部分 现业各客户群部门`;

/** 责任归口, first match in ascending priority; gaps of ten leave room for a branch's own rows. */
export const RESPONSIBILITY: readonly SeedResponsibility[] = [
  {
    id: 'outsourced-installation',
    priority: 10,
    unitKind: 'agency',
    line: 'installation',
    responsibleUnitId: 'customer-service',
    source: `${PLAN} 第二部分 客户服务部 7`,
  },
  {
    id: 'installation-contractor',
    priority: 20,
    inspectedUnitId: 'agency-hengtong',
    responsibleUnitId: 'customer-service',
    source: `${PLAN} 第二部分 客户服务部 7`,
  },
  {
    id: 'hall-city-main',
    priority: 30,
    unitKind: 'hall',
    hallKind: 'cityMain',
    responsibleUnitId: 'public-customers',
    source: `${GROUPS} 6`,
  },
  {
    id: 'hall-social',
    priority: 40,
    unitKind: 'hall',
    hallKind: 'social',
    responsibleUnitId: 'public-customers',
    source: `${GROUPS} 6`,
  },
  {
    id: 'hall-rural',
    priority: 50,
    unitKind: 'hall',
    hallKind: 'rural',
    responsibleUnitId: 'rural-customers',
    source: `${GROUPS} 7`,
  },
  {
    id: 'hall-county-main',
    priority: 60,
    unitKind: 'hall',
    hallKind: 'countyMain',
    source: `${EXAMPLE}：县分公司主营业厅由所属县分公司负责（${PLAN} 第二部分 县(市)分公司 2）`,
  },
  {
    id: 'agency',
    priority: 70,
    unitKind: 'agency',
    responsibleUnitId: 'rural-customers',
    source: `${GROUPS} 7`,
  },
  {
    id: 'hotline',
    priority: 80,
    unitKind: 'hotline',
    responsibleUnitId: 'customer-service',
    source: `${EXAMPLE}：10000号由客户服务部归口管理`,
  },
  { id: 'own-unit', priority: 90, source: `${EXAMPLE}：其余单位由本单位或上级部门、县分公司负责` },
];
