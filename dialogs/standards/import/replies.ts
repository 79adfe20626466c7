import type { Option } from '../../../src/domain/conversation/message.ts';
import { type ImportCorrection, MAX_TITLE_LENGTH } from '../../../src/domain/standards/import-correction.ts';
import type { ImportPreview, ImportResult, StandardPreview } from '../../../src/services/standards/import-standard.ts';
import type { UnreadableStandard } from '../../../src/services/standards/preview-standard.ts';
import type { Reply } from '../../framework/reply.ts';
import { cancelOption } from '../../replies/forms.ts';
import { IMPORT_FORMATS, levelTexts, unreadableTexts } from '../../replies/import-preview.ts';
import { hasMoreOverlaps, overlapLines } from '../versions/overlap-text.ts';
import { clauseCount, factLines, listOptions, type View } from './fact-lines.ts';
import type { ListName } from './import-state.ts';
import { NEXT_PAGE } from './lists.ts';
import type { OpenImport } from './open-import.ts';
import type { SentDocument } from './sent-document.ts';

type Examined<Kind extends ImportPreview['kind']> = Extract<ImportPreview, { kind: Kind }>;

const STATUS = { draft: '草稿', published: '已发布', superseded: '已被新版替代', withdrawn: '已作废' } as const;

const CONFIRM = '确认导入';
/** A workbook may also be a 测评表: `dialogs/inspections/templates`. */
const IMPORT_TEMPLATE = '导入为测评表';
const IMPORT_RESULTS = '导入为结果';
/** A paper of the province that names problems: `dialogs/bulletins`. */
const IMPORT_BULLETIN = '导入为通报';
const isWorkbookName = (name: string): boolean => /\.xlsx?$/i.test(name);
const IMPORT_LAST = '导入为标准';
const UPLOAD: Option = { key: '上传标准', label: '上传标准' };

const LISTS: readonly { list: ListName; words: readonly string[] }[] = [
  { list: 'tree', words: ['看目录', '目录', '查看目录'] },
  { list: 'warnings', words: ['看提示', '提示', '查看提示'] },
  { list: 'overlaps', words: ['看重复和冲突', '看冲突', '看重复'] },
  { list: 'leftOut', words: ['看未收入', '未收入', '查看未收入', '看略去的'] },
];

const UNCLEAR: Record<OpenImport['kind'], string> = {
  new: `还没有导入。核对无误请回复「${CONFIRM}」；有不对的，请发「标题 …」「级别 …」或「施行日期 …」更正；不导入了请发「取消」。`,
  needs: '没有看懂日期。请写明年月日，例如「2026-12-01」；不导入了请发「取消」。',
  dateTaken: '这一天已经有另一版，不能这样导入。请发「施行日期 …」或「标题 …」更正，或发「取消」。',
};

const option = (key: string): Option => ({ key, label: key });

/** What is said while a document is imported in the conversation. */
export const importReplies = {
  phrases: ['导入标准', IMPORT_LAST],
  meansLastFile: (phrase: string) => phrase === IMPORT_LAST,
  isConfirmation: (text: string) => text === CONFIRM,
  isNextPage: (text: string) => text === NEXT_PAGE,
  listMeant: (text: string): ListName | undefined => LISTS.find(({ words }) => words.includes(text))?.list,

  askFile: {
    text: `请把标准文件发给我，一次一份：${IMPORT_FORMATS}。文件名里写上施行日期最省事，例如「营业厅服务规范（2026-12-01）.docx」。\n这里发不了文件的话，请发「上传标准」，我给您一个上传页面。`,
    options: [UPLOAD, cancelOption],
  } satisfies Reply,
  stillNoFile: {
    text: '正在等您的标准文件，发来就可以接着导入。这里发不了文件请发「上传标准」，不导入了请发「取消」。',
    options: [UPLOAD, cancelOption],
  } satisfies Reply,
  offer: (name: string): Reply => ({
    text: `收到《${name}》。要作为服务标准导入，请发「${IMPORT_LAST}」，${isWorkbookName(name) ? `是测评表请发「${IMPORT_TEMPLATE}」，是检查结果请发「${IMPORT_RESULTS}」，` : ''}是省公司的通报请发「${IMPORT_BULLETIN}」，我先读出来给您核对。`,
    options: [
      option(IMPORT_LAST),
      option(IMPORT_BULLETIN),
      ...(isWorkbookName(name) ? [option(IMPORT_TEMPLATE), option(IMPORT_RESULTS)] : []),
    ],
  }),
  noDocument: (checking: string | undefined, misnamed: string | undefined): Reply => ({
    text: `${misnamed ? misnamedSentence(misnamed) : `标准要从文件里的文字读取，图片不行，请发${IMPORT_FORMATS}。`}${checking ? `《${checking}》仍在核对中。` : ''}`,
  }),
  misnamed: (name: string): Reply => ({ text: misnamedSentence(name) }),
  notYours: (name: string, officers: readonly string[]): Reply => ({
    text: `收到《${name}》。标准文件由质控岗导入，您可以把文件转给质控岗${officers.length > 0 ? `（${officers.join('、')}）` : ''}。如果是整改的佐证，请先发「答复整改」加单号，再发这份文件。`,
  }),
  oneAtATime: (checking: string, name: string): Reply => ({
    text: `收到《${name}》。一次核对一份，请先把《${checking}》「${CONFIRM}」或「取消」，再发「${IMPORT_LAST}」接着导入这一份。`,
    options: [option(CONFIRM), cancelOption],
  }),
  firstOfSeveral: (name: string): Reply => ({ text: `一次核对一份，先看《${name}》。` }),
  unreadable: (name: string, reason: UnreadableStandard): Reply => ({
    text: `《${name}》没能读出来：${unreadableTexts[reason]}。\n什么都没有写入。处理好后请把文件再发来，不导入了请发「取消」。`,
    options: [cancelOption],
  }),

  preview: (name: string, { preview, earlier, replaces, overlaps }: Examined<'new'>, view: View): Reply => ({
    text: [
      view === 'whole' ? `已读取《${name}》，请核对：` : `正在核对《${name}》：`,
      ...factLines(preview, `${preview.effectiveDay} 零时起`, view),
      ...(earlier.length > 0 ? [`· 已有版本：${earlier.map(known).join('、')}；这份将成为新的版本`] : []),
      ...(replaces ? [`· 将替换还没有提交审批的草稿 ${replaces.no}，单号不变`] : []),
      ...(view === 'whole' ? overlapLines(overlaps) : []),
      howToGoOn,
    ].join('\n'),
    options: [
      option(CONFIRM),
      ...listOptions(preview),
      ...(hasMoreOverlaps(overlaps) ? [option('看重复和冲突')] : []),
      cancelOption,
    ],
  }),
  /** What can be done with the document being checked. */
  choices: (examined: OpenImport): readonly Option[] => [
    ...(examined.kind === 'new' ? [option(CONFIRM)] : []),
    ...(examined.kind === 'needs' ? dayOptions(examined) : []),
    cancelOption,
  ],
  askDay: (name: string, { facts, suggestedDays }: Examined<'needs'>, view: View): Reply => ({
    text: [
      view === 'whole' ? `已读取《${name}》：` : `正在核对《${name}》：`,
      ...factLines(facts, '还不知道', view),
      ...suggestedDays.map(({ day, quote }) => `· 文中写着「${quote}」，可能就是 ${day}`),
      '请问这一版从哪天起施行？例如发「2026-12-01」。标题、级别不对也可以直接更正，例如「标题 营业厅服务规范」「级别 地方法规」。',
    ].join('\n'),
    options: [...dayOptions({ suggestedDays }), ...listOptions(facts), cancelOption],
  }),
  /** Confirmed without it: only what is missing is asked for. */
  dayMissing: ({ suggestedDays }: Examined<'needs'>): Reply => ({
    text: `还没有导入：缺少施行日期。请问这一版从哪天起施行？例如发「2026-12-01」；说明后再「${CONFIRM}」。`,
    options: [...dayOptions({ suggestedDays }), cancelOption],
  }),
  dateTaken: ({ title, effectiveDay }: StandardPreview): Reply => ({
    text: `《${title}》已经有 ${effectiveDay} 施行的一版，内容与这份不同。已有的版本不会被覆盖，所以没有导入。\n如果日期或标题读错了，请更正，例如「施行日期 2026-12-01」「标题 …」；否则请发「取消」。`,
    options: [cancelOption],
  }),
  alreadyImported: (
    { preview, no, status }: Examined<'alreadyImported'>,
    waiting: SentDocument | undefined,
  ): Reply => ({
    text: `这份文件以前导入过：《${preview.title}》${preview.effectiveDay} 版${no ? `，单号 ${no}` : ''}（${STATUS[status]}）。没有重复导入。${offerWaiting(waiting)}`,
    options: [...(no && status === 'draft' ? [submitOption(no)] : []), ...waitingOption(waiting)],
    ...(no ? { ref: { type: 'standard', no } as const } : {}),
  }),
  changedMeanwhile: { text: '刚才还没有导入：同一天的草稿刚刚有人改动过，请再核对一次。' } satisfies Reply,
  imported: (
    { preview, no }: Extract<ImportResult, { kind: 'imported' }>,
    replaced: boolean,
    waiting: SentDocument | undefined,
  ): Reply => ({
    text: `${replaced ? '已替换草稿，现在是' : '已导入'}《${preview.title}》${preview.effectiveDay} 版，${clauseCount(preview)}，单号 ${no}。\n现在是草稿，还不会用来回答问题。下一步请「提交审批」，复核、会审、审定通过后才能发布。${offerWaiting(waiting)}`,
    options: [submitOption(no), ...waitingOption(waiting)],
    ref: { type: 'standard', no },
  }),

  unclear: (examined: OpenImport): Reply => ({
    text: UNCLEAR[examined.kind],
    options: importReplies.choices(examined),
  }),
  correctionUnclear: ({ what, why }: Extract<ImportCorrection, { kind: 'unclear' }>): Reply => {
    switch (what) {
      case 'title':
        return why === 'tooLong'
          ? { text: `标题太长了，最多 ${MAX_TITLE_LENGTH} 个字。` }
          : { text: '请把正确的标题一起发来，例如「标题 营业厅服务规范」。' };
      case 'level':
        return {
          text: '请问是哪一级？',
          options: Object.values(levelTexts).map(level => ({ key: `级别 ${level}`, label: level })),
        };
      case 'effectiveDay':
        return why === 'time'
          ? { text: '施行日期只到日，从当天零时起施行。请只写年月日，例如「施行日期 2026-12-01」。' }
          : { text: '请写明施行的年月日，例如「施行日期 2026-12-01」。' };
    }
  },
  cancelled: (name: string | undefined): Reply => ({
    text: `好的，不导入了${name ? `，《${name}》没有写入` : ''}。`,
  }),

  uploadLink: (url: string, until: string): Reply => ({
    text: `请用浏览器打开下面的链接上传标准文件：\n${url}\n${until} 前有效，只能上传一份，请不要转发。传完后文件会出现在这个对话里，接着核对、确认即可。`,
  }),
};

const misnamedSentence = (name: string): string =>
  `《${name}》扩展名与内容不符：里面是图片，没有可以读取的文字。请发原来的文件（${IMPORT_FORMATS}）。`;

const howToGoOn = `还没有写入任何内容。核对无误请回复「${CONFIRM}」；有不对的可以直接更正，例如「标题 营业厅服务规范」「级别 地方法规」「施行日期 2026-12-01」。`;

const known = ({ label, status }: { label: string; status: keyof typeof STATUS }): string =>
  `${label}（${STATUS[status]}）`;

const dayOptions = ({ suggestedDays }: Pick<Examined<'needs'>, 'suggestedDays'>): Option[] =>
  suggestedDays.map(({ day }) => ({ key: `施行日期 ${day}`, label: `${day} 起施行` }));

const submitOption = (no: string): Option => ({ key: `提交审批 ${no}`, label: '提交审批' });

const offerWaiting = (waiting: SentDocument | undefined): string =>
  waiting ? `\n《${waiting.name}》还没有导入，要接着导入请发「${IMPORT_LAST}」。` : '';

const waitingOption = (waiting: SentDocument | undefined): Option[] => (waiting ? [option(IMPORT_LAST)] : []);
