import type { SyncResult } from '../../src/services/org/sync-contacts.ts';
import { shortList } from '../org/short-list.ts';
import { syncLines } from '../org/sync-text.ts';

/** What `npm run contacts` says. */
export const contactsTexts = {
  usage: '<命令> [选项]',
  description: '企业微信通讯录：sync 同步单位和人员。',
  sync: '读取通讯录，先列出会有哪些变化；加 --yes 才写入',
  yes: '写入变化',
  yesReally: '离岗的人超过五分之一时也写入（先核对应用的可见范围）',
  examples: `
例：
  npm run contacts -- sync          看会有哪些变化，什么都不改
  npm run contacts -- sync --yes    写入
需要先配置企业微信自建应用（WECOM_CORP_ID 等）。日常不用手工同步：首次启动、每天夜里和通讯录变动时会自动进行。`,
  notConfigured: '✗ 还没有配置企业微信自建应用（WECOM_CORP_ID 等），没有通讯录可以同步。',
  unreadable: '✗ 没能读取企业微信通讯录，什么都没有改。请检查应用的可见范围、可信 IP 和网络。',
  result(result: SyncResult): string {
    switch (result.kind) {
      case 'nothingSeen':
        return '✗ 企业微信没有给出任何部门和人员，什么都没有改。请检查应用的可见范围。';
      case 'suspicious':
        return `✗ 先停下了：现有 ${result.of} 人中将有 ${result.people.departed.length} 人离岗（${shortList(result.people.departed)}），超过五分之一，什么都没有改。请核对应用的可见范围；确实如此，请加 --yes-really。`;
      case 'previewed':
        return ['以下是将有的变化，还没有写入：', ...syncLines(result), '确认无误后，加 --yes 再运行一次。'].join('\n');
      case 'synced':
        return ['✓ 通讯录已同步。', ...syncLines(result)].join('\n');
    }
  },
};
