import type { ImportPreview, ImportResult } from '../../src/services/standards/import-standard.ts';
import type { StandardFacts } from '../../src/services/standards/preview-standard.ts';
import type { PublishResult } from '../../src/services/standards/publish-standard.ts';
import { overlapLines } from '../standards/versions/overlap-text.ts';
import { regressionLines } from '../standards/versions/regression-text.ts';
import { type BadFile, badFileTexts } from './bad-file.ts';
import { factLines, IMPORT_FORMATS, levelTexts, unreadableTexts } from './import-preview.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Texts every operator's command shares. */
export const commandLineTexts = {
  data: '数据目录；不写则用 DATABASE_URL，再没有就用 DATA_DIR（默认 ./data）',
  help: '显示用法',
  usage: (english: string): string => english.replace('[options]', '[选项]').replace('[command]', '[命令]'),
  defaultValue: (value: string): string => `（默认 ${value}）`,
  heading: (english: string): string => HEADINGS[english] ?? english,
  /** `code` is commander's; `what` the argument or option it names. */
  usageError: (code: string, what: string): string => {
    switch (code) {
      case 'commander.missingArgument':
        return `缺少参数 <${what}>。加 --help 查看用法。`;
      case 'commander.unknownOption':
        return `没有 ${what} 这个选项。加 --help 查看用法。`;
      case 'commander.unknownCommand':
        return `没有 ${what} 这个命令。加 --help 查看用法。`;
      case 'commander.optionMissingArgument':
        return `${what} 后面还需要一个值。加 --help 查看用法。`;
      case 'commander.excessArguments':
        return '多写了参数。加 --help 查看用法。';
      default:
        return '命令写法有误。加 --help 查看用法。';
    }
  },
};

const STATUS = { draft: '草稿', published: '已发布', superseded: '已被新版替代', withdrawn: '已作废' } as const;

const BAD_FILE: Record<BadFile, string> = {
  ...badFileTexts,
  unsupported: unreadableTexts.unsupported,
};

interface Place {
  file: string;
  at: number;
  of: number;
}

/** What `npm run import` says. */
export const importTexts = {
  usage: '[选项] <file...>',
  description: `导入服务标准、法规：${IMPORT_FORMATS}。先显示每份文件的识别结果，再写入。`,
  files: '一份或多份文件，或者放着文件的文件夹；文件名写明施行日期，如「电信条例（2016-02-06）.md」',
  yes: '不再询问，导入后立即发布（作为系统操作记入审计）',
  title: '标题，代替识别出的标题（只用于一份文件）',
  date: '施行日期，如 2026-01-01，代替文件名中的日期（只用于一份文件）',
  level: `级别：${Object.values(levelTexts).join('、')}（只用于一份文件）`,
  examples: `
每份文件先显示识别出的标题、条数、目录、需要留意之处和没有收入的文字；不确认就不写入任何内容。
不加 --yes 时，确认后只存为草稿；加 --yes 时导入并发布，自文件名中的日期零时起施行。
同一标准的新旧版本按日期自动衔接，导入先后不影响结果；重复导入同一文件不会产生新的版本。
退出码：0 全部完成，2 有文件未导入，3 数据目录正被使用。
示例：
  npm run import -- 标准文件夹
  npm run import -- 服务规范.docx --date 2026-01-01 --level 企业标准
  npm run import -- --yes '电信条例(2016-02-06).md'`,
  skipped: (count: number): string => `文件夹里另有 ${count} 个其他格式的文件，没有读取。`,
  noFiles: '没有找到可以导入的文件。',
  oneFileOnly: '--title、--date、--level 只能用于一份文件，请分开导入。',
  badTitle: '--title 后面的标题是空的。',
  badDate: (day: string): string => `--date 看不懂「${day}」，请写成 2026-01-01 这样的日期。`,
  badLevel: (level: string): string => `--level 看不懂「${level}」，可用：${Object.values(levelTexts).join('、')}。`,
  changed: ({ file, at, of }: Place): string =>
    `✗ [${at}/${of}] ${file}：文件在显示之后有改动，没有导入。请重新运行，核对新的内容。`,
  summary: (done: number, of: number): string =>
    done === of ? `${of} 份文件全部完成。` : `共 ${of} 份文件，完成 ${done} 份，${of - done} 份没有完成，原因见上。`,
  badFile: (path: string, reason: BadFile) => `✗ ${path}：${BAD_FILE[reason]}。`,
  preview: ({ file, at, of, examined }: Place & { examined: ImportPreview }): string => {
    const head = `[${at}/${of}] ${file}`;
    switch (examined.kind) {
      case 'unreadable':
        return `✗ ${head}：${unreadableTexts[examined.reason]}。`;
      case 'needs':
        return [`✗ ${head}`, ...facts(examined.facts, '未知'), dayNeeded(examined.suggestedDays)].join('\n');
      case 'dateTaken':
        return `✗ ${head}：《${examined.preview.title}》已有 ${examined.preview.effectiveDay} 版，内容却不同。已有的版本不会被覆盖，请核对文件名中的日期。`;
      case 'alreadyImported':
        return [
          head,
          ...facts(examined.preview, examined.preview.effectiveDay),
          `  这份文件以前导入过（${STATUS[examined.status]}）。`,
        ].join('\n');
      case 'new': {
        const earlier = examined.earlier.map(version => `${version.label}（${STATUS[version.status]}）`).join('、');
        return [
          head,
          ...facts(examined.preview, examined.preview.effectiveDay),
          ...(earlier === '' ? [] : [`  已有版本：${earlier}`]),
          ...(examined.replaces ? [`  将替换还没有提交审批的草稿 ${examined.replaces.no}`] : []),
          ...overlapLines(examined.overlaps).map(line => `  ${line}`),
        ].join('\n');
      }
      default:
        return unreachable(examined);
    }
  },
  confirmDrafts: (count: number) => `以上 ${count} 份文件将存为草稿。是否继续？(y/N)`,
  needsYes: '以上仅为预览，没有写入任何内容。要导入并发布，请加上 --yes；要先存为草稿，请在终端里直接运行并确认。',
  nothingImported: '好的，没有导入任何文件。',
  done: ({
    file,
    at,
    of,
    imported,
    published,
  }: Place & {
    imported: Extract<ImportResult, { kind: 'imported' | 'alreadyImported' }>;
    published: PublishResult | undefined;
  }): string => {
    const head = `✓ [${at}/${of}] ${file}`;
    const was = imported.kind === 'imported' ? '已导入' : '以前导入过';
    switch (published?.kind) {
      case undefined:
        return imported.kind === 'imported' ? `${head}：已存为草稿。` : `${head}：以前导入过，未作改动。`;
      case 'published':
        return published.status === 'published'
          ? `${head}：${was}，现已发布，自 ${imported.preview.effectiveDay} 起施行。`
          : `${head}：${was}，现已发布；已有更新的版本，本版作为历史版本保存。`;
      case 'alreadyPublished':
        return `${head}：以前导入过（${STATUS[published.status]}），未作改动。`;
      case 'withdrawn':
        return `✗ [${at}/${of}] ${file}：这个版本已作废，没有发布。`;
      case 'regression':
        return [
          `✗ [${at}/${of}] ${file}：${was}，但没有发布：有 ${published.failures.length} 个确认过答案的问题，按新版答不出来或者答案变了：`,
          ...regressionLines(published.failures),
        ].join('\n');
      case 'badDay':
      case 'notApproved':
        return `✗ [${at}/${of}] ${file}：${was}，但没有发布。`;
      default:
        return unreachable(published);
    }
  },
};

function facts(preview: StandardFacts, effectiveDay: string): string[] {
  const level = `${levelTexts[preview.level]}${preview.levelGuessed ? '（系统推断，可用 --level 更正）' : ''}`;
  return [`标题：${preview.title}`, `施行日期：${effectiveDay}　级别：${level}`, ...factLines(preview)].map(
    line => `  ${line}`,
  );
}

/** What to do about a missing day. */
function dayNeeded(suggestedDays: readonly { day: string; quote: string }[]): string {
  const named = suggestedDays.map(({ day, quote }) => `${day}（文中写着「${quote}」）`).join('、');
  return `  不知道从哪天起施行：请在文件名里写明，如「标题（2026-01-01）.docx」，或加上 --date 2026-01-01。${named === '' ? '' : `可能是：${named}。`}`;
}

function unreachable(value: never): never {
  throw new Error(`no wording for ${JSON.stringify(value)}`);
}
