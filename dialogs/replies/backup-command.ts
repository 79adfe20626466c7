import { formatShanghai } from '../../src/domain/calendar/shanghai.ts';
import type { BackupReason } from '../../src/errors.ts';

type Step = { step: 'database' | 'checking' | 'done' } | { step: 'files'; done: number; of: number };

interface Made {
  readonly createdAt: string;
  readonly tables: Readonly<Record<string, { readonly rows: number }>>;
  readonly files: { readonly count: number; readonly missing: readonly string[] };
}

const homeNames: Record<string, string> = { server: 'PostgreSQL 服务器', directory: '内嵌数据库' };

/** What `npm run backup` and `npm run restore` say. */
export const backupTexts = {
  backupUsage: '<文件> [选项]',
  backupDescription:
    '把数据库和收到的文件备份成一个文件。PostgreSQL 服务器可以边运行边备份；内嵌数据库须先停止服务。备份含全部个人信息，请妥善保管。',
  backupFile: '备份写到哪里（不能已存在），如 备份-20261126.tar',
  backupExamples: `
临时文件放在 TMPDIR，请确保放得下一份数据库。需要 tar；PostgreSQL 还需要不低于服务器版本的 pg_dump。
例：
  npm run backup -- /backup/qc-20261126.tar
  DATABASE_URL=postgres://… npm run backup -- /backup/qc-20261126.tar`,
  restoreUsage: '<文件> [选项]',
  restoreDescription:
    '从备份恢复数据库和收到的文件。请先停止所有实例。恢复前后逐表核对行数和内容校验值，不一致即不替换。',
  restoreFile: '备份文件',
  replace: '数据库里已有内容时，用备份取代它（原有内容会丢失，请先另做备份）',
  restoreExamples: `
备份来自哪种数据库就恢复到哪种。备份可以比程序旧，启动时自动升级；不能比程序新。
例：
  npm run restore -- /backup/qc-20261126.tar --data ./data
  npm run restore -- /backup/qc-20261126.tar --replace`,
  progress(progress: Step): string | undefined {
    switch (progress.step) {
      case 'checking':
        return '正在核对备份文件……';
      case 'database':
        return '正在处理数据库……';
      case 'files':
        return `收到的文件 ${progress.done} / ${progress.of}`;
      case 'done':
        return undefined;
    }
  },
  made: (file: string, made: Made): string => `✓ 已备份到 ${file}：${size(made)}。`,
  restored: (file: string, made: Made): string =>
    `✓ 已从 ${file} 恢复（${formatShanghai(new Date(made.createdAt))} 的备份）：${size(made)}，逐表核对一致。`,
  missing: (made: Made): string =>
    `注意：有 ${made.files.missing.length} 个文件在数据库里有记录但读不到，没有备份。请检查文件存储。`,
  refused(reason: BackupReason, detail: string): string {
    switch (reason) {
      case 'fileExists':
        return `${detail} 已经存在，没有覆盖。请换一个文件名。`;
      case 'noPlace':
        return `不能写入 ${detail}，没有备份。请检查目录是否存在、能否写入。`;
      case 'noBackup':
        return `没有找到备份文件 ${detail}。`;
      case 'damaged':
        return `备份文件已损坏或不完整（${detail}），没有恢复。`;
      case 'noDatabase':
        return `这里没有数据库${detail === '' ? '，或连不上' : `：${detail}`}。请检查 --data、DATABASE_URL 或 DATA_DIR。`;
      case 'notEmpty':
        return '目标数据库里已有内容，没有恢复。确认要用备份取代它，请加 --replace。';
      case 'inUse':
        return `目标数据库还有 ${detail} 个连接，没有恢复。请先停止所有实例。`;
      case 'newer':
        return `备份来自更新的版本（${detail}），没有恢复。请先升级程序。`;
      case 'otherHome':
        return `这份备份来自${homeNames[detail] ?? detail}，只能恢复到同一种数据库。`;
      case 'toolMissing':
        return `没有找到 ${detail} 或更高版本。请在本机安装后再试（如 apt-get install postgresql-client）。`;
      case 'toolFailed':
        return `数据库工具报告失败，没有改动数据：${detail}`;
    }
  },
};

function size({ tables, files }: Made): string {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  return `${Object.keys(tables).length} 张表 ${rows} 行，${files.count} 个文件`;
}
