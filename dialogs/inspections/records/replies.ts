import type { Services } from '../../../src/services/index.ts';
import type { Reply } from '../../framework/reply.ts';
import { unfinished } from '../../replies/periods.ts';
import { showTime } from '../../replies/times.ts';
import type { ResultsAsked } from './ask-results.ts';

type Results = Awaited<ReturnType<Services['inspections']['results']>>;
type Occurrences = Awaited<ReturnType<Services['inspections']['occurrences']>>;
type Exported = Extract<Awaited<ReturnType<Services['inspections']['exportPeriod']>>, { kind: 'file' }>;

const SHOWN = 8;

const when = (row: { inspectedAt: Date; dayOnly: boolean }, now: Date): string =>
  row.dayOnly ? showTime(row.inspectedAt, now).replace(/）.*$/, '）') : showTime(row.inspectedAt, now);

/** 「通川营业厅2026年10月的」 */
function scope({ kind, span, unit, programme }: ResultsAsked): string {
  return `${kind === 'own' ? '您' : ''}${unit?.name ?? ''}${span?.label ?? ''}${programme?.name ?? ''}`;
}

/** Said of days that are not over yet. */
const running = ({ span }: ResultsAsked, now: Date): string[] => (span ? unfinished(span.label, span.before, now) : []);

const rest = (count: number): string[] => (count > SHOWN ? [`还有 ${count - SHOWN} 条没有列出。`] : []);

/** What is said of results that are looked up or taken along as files. */
export const recordReplies = {
  results(rows: Results, asked: ResultsAsked, now: Date): Reply {
    const about = scope(asked);
    if (rows.length === 0 && asked.kind === 'own')
      return { text: [...running(asked, now), `${about}没有提交过测评。`].join('\n') };
    if (rows.length === 0)
      return {
        text: [...running(asked, now), `${about === '' ? '目前' : about}没有您可以查看的检查结果。`].join('\n'),
      };
    const scored = rows.filter(row => !row.isRecheck);
    const mean = (scored.reduce((sum, row) => sum + row.score, 0) / scored.length).toFixed(2).replace(/\.?0+$/, '');
    const words = [asked.span?.words, asked.unit?.name, asked.programme?.name].filter(part => part !== undefined);
    return {
      text: [
        ...running(asked, now),
        `${about === '' ? '' : `${about}的`}检查结果共 ${rows.length} 条${asked.kind === 'own' ? `，涉及 ${new Set(rows.map(row => row.unitName)).size} 个单位` : ''}${scored.length > 1 ? `，平均 ${mean} 分` : ''}：`,
        ...rows
          .slice(0, SHOWN)
          .map(
            row =>
              `　${row.no} ${row.unitName} ${row.programmeName}${row.level === 'province' ? '（省公司）' : ''}${row.isRecheck ? '（复查）' : ''}，${when(row, now)}，${row.isRecheck ? '' : `${row.score} 分`}${row.vetoed && !row.isRecheck ? '（一票否决）' : ''}${row.isRecheck ? '' : '，'}${row.isTotal ? '只有总分' : row.failed.length === 0 ? '全部通过' : `不通过 ${row.failed.length} 项`}`,
          ),
        ...rest(rows.length),
      ].join('\n'),
      options: [
        ...rows.slice(0, 4).map(({ no }) => ({ key: `测评结果 ${no}`, label: `测评结果 ${no}` })),
        ...(asked.span ? [{ key: `导出测评 ${words.join(' ')}`, label: '导出 Excel' }] : []),
      ],
    };
  },
  /** 「上次通川多少分，扣在哪」 */
  latest(row: Results[number] | undefined, asked: ResultsAsked, now: Date): Reply {
    if (!row) return recordReplies.results([], asked, now);
    const failed = row.failed.map(
      ({ ordinal, title, lost, note }) =>
        `　第 ${ordinal} 项 ${title}：扣 ${lost} 分${note === '' ? '' : `，${note.replaceAll('\n', '；')}`}`,
    );
    const score = row.isRecheck ? '复查' : `得 ${row.score} 分${row.vetoed ? '（一票否决）' : ''}`;
    return {
      text: [
        `${row.unitName}最近一次${row.programmeName}是 ${when(row, now)}（${row.no}），${score}${row.isTotal ? '，只有总分' : failed.length === 0 ? '，全部通过' : `，不通过 ${failed.length} 项：`}`,
        ...failed,
      ].join('\n'),
      options: [{ key: `测评结果 ${row.no}`, label: '测评结果' }],
      ref: { type: 'inspection', no: row.no },
    };
  },
  occurrences(found: Occurrences, asked: ResultsAsked, now: Date): Reply {
    const about = `${asked.unit?.name ?? ''}${asked.span ? asked.span.label : '有记录以来'}`;
    const what = asked.rest === '' ? '问题' : `「${asked.rest}」的问题`;
    if (found.length === 0)
      return { text: [...running(asked, now), `${about}没有查出过${what}（在您可以查看的检查结果里）。`].join('\n') };
    const units = Map.groupBy(found, each => each.unitName);
    return {
      text: [
        ...running(asked, now),
        `${about}${what}出现过 ${found.length} 次${units.size > 1 ? `，涉及 ${units.size} 个单位（${[...units].map(([name, group]) => `${name} ${group.length} 次`).join('、')}）` : ''}：`,
        ...found
          .slice(0, SHOWN)
          .map(
            each =>
              `　${when(each, now)}，${each.unitName}「${each.itemTitle}」${each.note === '' ? '' : `：${each.note.replaceAll('\n', '；')}`}（${each.no}）`,
          ),
        ...rest(found.length),
      ].join('\n'),
      options: [...new Set(found.map(each => each.no))]
        .slice(0, 4)
        .map(no => ({ key: `测评结果 ${no}`, label: `测评结果 ${no}` })),
    };
  },
  notFound: (name: string): Reply => ({
    text: `没有找到「${name}」对应的单位或检查类别。可以这样问：「通川营业厅上月检查」「导出测评 10月 营业厅」。`,
  }),
  whatToExport: {
    text: '请说明要导出哪一单或哪段时间，如「导出测评 CP-2026-0001」「导出测评 上月 营业厅」。',
  } satisfies Reply,
  nothingIn: (period: string): Reply => ({ text: `${period}没有您可以查看的检查结果，没有生成文件。` }),
  record: (no: string, { files }: { files: Exported['file'][] }): Reply[] =>
    files.map((file, index) => ({
      text: index === 0 ? `${no} 的测评记录（PDF，可打印）。` : `${no} 的评分表（Excel）。`,
      file,
      ref: { type: 'inspection', no },
    })),
  period: (period: string, { file, rows }: Exported): Reply => ({
    text: `${period}的检查结果共 ${rows} 条，已整理成 Excel。`,
    file,
  }),
};
