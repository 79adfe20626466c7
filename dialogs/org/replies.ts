import type { Role, ServiceLine } from '../../src/domain/org/actor.ts';
import { LINE_TERMS, termOf } from '../../src/domain/org/staff-terms.ts';
import type { TagRole } from '../../src/domain/org/tag-roles.ts';
import type { PendingUnits, SetUnitType } from '../../src/services/org/pending-units.ts';
import type { SyncResult } from '../../src/services/org/sync-contacts.ts';
import type { Reply } from '../framework/reply.ts';
import { roleNames } from '../replies/role-names.ts';
import { shortList } from './short-list.ts';
import { syncLines } from './sync-text.ts';

export const CONFIRM_MANY = '确认离岗并同步';
/** Offered for a pending unit; the rest is typed. */
const OFFERED_TERMS = ['市公司部门', '现业客户群部门', '县分公司', '代办单位'];
const OFFERED_UNITS = 2;
const TERMS =
  '市公司部门、现业客户群部门、县分公司、现业主营业厅、社会渠道营业厅、县分公司主营业厅、农客营业厅、10000号、代办单位、统包单位、外包单位';

/** What this feature says. */
export const orgReplies = {
  notConfigured: {
    text: '还没有配置企业微信自建应用，没有通讯录可以同步。人员可用表格导入（npm run staff）。',
  } satisfies Reply,
  reading: (done: number, of: number): string => `正在读取企业微信通讯录：${done}/${of} 个部门…`,
  unreadable: {
    text: '没能读取企业微信通讯录，什么都没有改。请检查应用的可见范围、可信 IP 和网络，然后再发「同步通讯录」。',
    options: [{ key: '同步通讯录', label: '再试一次' }],
  } satisfies Reply,

  synced(result: SyncResult): Reply {
    switch (result.kind) {
      case 'nothingSeen':
        return {
          text: '企业微信没有给出任何部门和人员，什么都没有改。请在企业微信管理后台把应用的可见范围设为全公司后再试。',
        };
      case 'suspicious':
        return {
          text: [
            `先停下了：现有 ${result.of} 人中将有 ${result.people.departed.length} 人离岗（${shortList(result.people.departed)}），超过五分之一。`,
            '这更像是应用的可见范围被改小了，请先在企业微信管理后台核对。什么都没有改。',
            `确实都已离开的话，请发「${CONFIRM_MANY}」。`,
          ].join('\n'),
          options: [{ key: CONFIRM_MANY, label: CONFIRM_MANY }],
        };
      case 'previewed':
      case 'synced':
        return {
          text: ['通讯录已同步。', ...syncLines(result)].join('\n'),
          options: result.pending.length > 0 ? [{ key: '待定单位', label: '待定单位' }] : [],
        };
    }
  },

  pendingUnits({ departments, halls }: PendingUnits): Reply {
    if (departments.length === 0 && halls.length === 0) return { text: '没有待定的单位，通讯录里的部门都已对上。' };
    return {
      text: [
        ...(departments.length > 0
          ? [
              `以下 ${departments.length} 个部门从名称看不出是哪类单位，暂未建立，人员先归在上级单位：`,
              ...departments.map(({ name, above }) => `· ${name}${above === null ? '' : `（上级：${above}）`}`),
            ]
          : []),
        ...(halls.length > 0 ? ['以下营业厅还没有分类：', ...halls.map(name => `· ${name}`)] : []),
        `请逐个说明，例如「${departments[0]?.name ?? halls[0]} 是 市公司部门」。可用：${TERMS}。`,
      ].join('\n'),
      options: departments
        .slice(0, OFFERED_UNITS)
        .flatMap(({ name }) =>
          OFFERED_TERMS.slice(0, 3).map(term => ({ key: `${name} 是 ${term}`, label: `${name}是${term}` })),
        ),
    };
  },
  unitSet(result: SetUnitType): Reply {
    switch (result.kind) {
      case 'set':
        return {
          text: `好的，「${result.name}」已记为${result.term}，它的人员一两分钟内归过去。`,
          options: [{ key: '待定单位', label: '待定单位' }],
        };
      case 'unknownUnit':
        return {
          text: `待定单位里没有「${result.name}」，来自通讯录的单位里也没有。请发「待定单位」核对名称。`,
          options: [{ key: '待定单位', label: '待定单位' }],
        };
      case 'aboveFirst':
        return {
          text: `「${result.name}」的上级「${result.above}」也还没有定，请先说明「${result.above}」是哪类单位。`,
        };
      case 'nameTaken':
        return { text: `已有单位叫「${result.name}」，名称不能重复。请在企业微信里把部门名称写得更具体，再同步一次。` };
    }
  },
  howToSetUnit: { text: `请这样说：「渠道中心 是 市公司部门」。可用：${TERMS}。` } satisfies Reply,

  tagRoles({ table, isDefault }: { table: readonly TagRole[]; isDefault: boolean }): Reply {
    return {
      text: [
        `企业微信标签与岗位的对应${isDefault ? '（示例，可以修改）' : ''}：`,
        ...table.map(each => `· ${each.tag} → ${givesText(each.role, each.lines)}`),
        '修改请说：「标签岗位 检查组-投诉 是 监督检查人员 投诉」；不再使用请说「标签岗位 检查组-投诉 取消」。改过之后，下次同步生效。',
        '手工给的岗位不受标签影响；标签给的岗位，去掉标签就收回。',
      ].join('\n'),
      options: [{ key: '同步通讯录', label: '同步通讯录' }],
    };
  },
  tagSet: (tag: string, role: Role, lines: readonly ServiceLine[]): Reply => ({
    text: `好的，标签「${tag}」对应${givesText(role, lines)}，下次同步生效。`,
    options: [{ key: '同步通讯录', label: '现在同步' }],
  }),
  tagRemoved: (tag: string, changed: boolean): Reply => ({
    text: changed ? `好的，标签「${tag}」不再对应任何岗位，下次同步生效。` : `标签「${tag}」本来就没有对应岗位。`,
  }),
  tagUnclear: {
    text: '没有看懂。请这样说：「标签岗位 检查组-投诉 是 监督检查人员 投诉」。岗位可用：一线员工、监督检查人员、服务管理人员、部门负责人、质控岗、分管领导、系统管理员；条线可用：营业厅、投诉、装维、VIP。',
  } satisfies Reply,
};

function givesText(role: Role, lines: readonly ServiceLine[]): string {
  const of = lines.map(each => termOf(LINE_TERMS, each)).join('、');
  return `${roleNames[role]}${of === '' ? '' : `（${of}）`}`;
}
