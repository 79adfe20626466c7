import type { ExtendedMatter } from '../../src/domain/extensions/notices.ts';
import { showPeriod } from '../replies/periods.ts';
import { REPORT_PHRASE } from '../supervision/labels.ts';
import { prefixOf, refOf } from '../tasks/ref-types.ts';

/** 「通川营业厅「厅容环境」的整改」, 「公众客户部2026年10月《服务质量报表》」, 「公众客户部「排队过长」的改进措施」 */
export function showMatter({ no, itemTitle, unitName, period, ordinal }: ExtendedMatter): string {
  switch (prefixOf(no)) {
    case 'SB':
      return `${unitName}${period ? showPeriod(period) : ''}《${itemTitle}》`;
    case 'WT':
      return `${unitName}「${itemTitle}」的${ordinal === undefined ? '改进措施' : `第 ${ordinal} 条措施`}`;
    case 'DB':
      return `${unitName}督办「${itemTitle}」的整改到位`;
    default:
      return `${unitName}「${itemTitle}」的整改`;
  }
}

/** What more time can be asked for. */
export const EXTENDABLE = ['ZG', 'DB', 'SB', 'WT'] as const;

export const isExtendable = (no: string): boolean => (EXTENDABLE as readonly string[]).includes(prefixOf(no));

const DOING: Readonly<Record<string, string>> = { SB: '上报', WT: '报措施', ZG: '答复整改', DB: '报整改到位' };

/** The command by which the matter itself is done; looking at it where there is none, as for a measure that is being carried out. */
export const doingPhrase = ({ no, ordinal, awaited }: Pick<ExtendedMatter, 'no' | 'ordinal' | 'awaited'>): string => {
  if (awaited !== undefined) return awaited === 'none' ? '查看' : REPORT_PHRASE[awaited];
  return (ordinal === undefined ? DOING[prefixOf(no)] : undefined) ?? '查看';
};

export const option = (phrase: string, no: string) => ({ key: `${phrase} ${no}`, label: phrase });

/** Doing it, and looking at it: once, where these are the same. */
export const doingOptions = (matter: Pick<ExtendedMatter, 'no' | 'ordinal' | 'awaited'>) =>
  [...new Set([doingPhrase(matter), '查看'])].map(phrase => option(phrase, matter.no));

/** Only numbers of what can be extended get here. */
export const refTo = (no: string) => refOf(no)!;

export const DECIDER = { qualityOfficer: '质控岗', leader: '分管领导' } as const;

/** Behind a new deadline: what moves with it. */
export const movesWith = (no: string): string => (prefixOf(no) === 'DB' ? '反馈期限同步顺延。' : '');
