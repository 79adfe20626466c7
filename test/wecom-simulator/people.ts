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
