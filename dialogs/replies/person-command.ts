import type { Erasure } from '../../src/services/people/erase-person.ts';
import type { PersonExport } from '../../src/services/people/export-person.ts';

/** Why rows stay when a person is erased, by the tables an administrator may be asked about. */
const KEPT: Record<string, string> = {
  Staff: '人员档案（只留账号，姓名已替换，用来让旧记录能显示）',
  AuditEvent: '审计记录（只追加，不能改）',
  PenaltyPosting: '扣分台账（只追加，不能改）',
  Inspection: '测评结果',
  InspectionTask: '检查任务',
  Evidence: '证据',
  StoredFile: '作为证据或标准原文的文件',
  Notice: '通知及签收凭证',
  InboxMessage: '已清空内容的收件（只留编号和时间）',
  OutboxMessage: '已清空内容的发件（只留编号和时间）',
  Receipt: '办理回执（防止重复办理）',
};

/** What `npm run person` says. */
export const personTexts = {
  usage: '<命令> [选项]',
  description:
    '个人信息：export 导出一位人员的全部信息，erase 抹除，retention 查看或设置聊天内容保留多久。限管理员使用。',
  export: '导出与一位人员有关的全部记录（JSON）和本人发来的文件，成一个 zip',
  erase: '抹除一位人员：标为离岗，清除聊天内容和姓名。不加 --yes 只统计，不改动',
  retention: '查看聊天内容保留多少天；写上天数则设置（120 到 3660）',
  id: '账号',
  file: '写到哪个 zip 文件（不能已存在）',
  days: '天数',
  yes: '确认抹除，不能恢复',
  as: '以哪位管理员的身份办理（账号）；不写则记为操作员',
  examples: `
说明见 docs/personal-data.md。
例：
  npm run person -- export 0012 0012.zip
  npm run person -- erase 0012            只看会发生什么
  npm run person -- erase 0012 --yes`,
  fileExists: (file: string): string => `${file} 已经存在，没有覆盖。请换一个文件名。`,
  unknownAdmin: (id: string): string => `没有账号为「${id}」的在岗人员。`,
  exported: (file: string, made: PersonExport, missing: number): string =>
    [
      `✓ 已导出到 ${file}：${rows(made.records)} 条记录，另有 ${rows(made.mentions)} 条别人的记录提到这个姓名，${made.files.length - missing} 个文件。`,
      ...(missing > 0 ? [`注意：有 ${missing} 个文件读不到，没有导出。`] : []),
      '文件含个人信息；「mentions」里有其他人的信息，交给本人之前请先检查。',
    ].join('\n'),
  /** @param as whoever it was asked in the name of, if somebody was named */
  erasure(id: string, erasure: Erasure, as?: string): string {
    const { kind, alias, messages, dialogs, questions, mentions, files } = erasure;
    if (kind === 'already') return `「${id}」以前已经抹除过，没有可抹除的内容。`;
    const will = kind === 'previewed' ? '将会' : '已经';
    return [
      kind === 'previewed' ? '以下只是统计，没有改动：' : '✓ 已抹除，不能恢复：',
      `· ${will}标为离岗，取消岗位、负责人和代办身份；姓名替换为「${alias}」`,
      `· ${will}清空收发消息 ${messages} 条，对话状态和记忆 ${dialogs} 份`,
      `· ${will}把提问记录 ${questions} 条改为不记名，删除没有用作证据的文件 ${files} 个，清除请假原因和上传链接`,
      `· ${will}把别人写的文字和系统生成的通知、回执里的姓名替换为「${alias}」：${mentions} 条`,
      ...keptLines(erasure),
      ...(erasure.openTasks > 0
        ? [`注意：还有 ${erasure.openTasks} 个未完成的检查任务在这位人员名下，请先改派。`]
        : []),
      ...(kind === 'previewed'
        ? [`确认请加 --yes：npm run person -- erase ${id}${as === undefined ? '' : ` --as ${as}`} --yes`]
        : []),
    ].join('\n');
  },
  retentionIs: (days: number): string => `收发消息的内容保留 ${days} 天，之后每天凌晨自动清空。`,
  retentionSet: (days: number): string => `✓ 已设为保留 ${days} 天，从下一个凌晨起生效。`,
  badDays: (text: string): string => `「${text}」不是 120 到 3660 之间的天数，没有改动。`,
};

function keptLines({ kept, filesKept }: Erasure): string[] {
  const entries = Object.entries(kept).map(([table, count]) => `${KEPT[table] ?? table} ${count}`);
  if (entries.length === 0) return [];
  return [
    `保留（业务记录和凭证，只写账号）：${entries.join('，')}`,
    ...(filesKept > 0 ? [`其中本人发来的文件 ${filesKept} 个是证据或标准原文，图片里的内容不会改动`] : []),
    '已封存的文件（扣分台账、审计、考核结果、已签发的通报、标准）照原样保留；姓名只有两个字的，只替换写明这个账号的记录；与别人重名或也是标准用语的，不替换',
  ];
}

const rows = (traces: PersonExport['records']): number => traces.reduce((sum, trace) => sum + trace.rows.length, 0);
