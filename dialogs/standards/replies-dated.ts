import type { AnswerShape } from '../../src/services/standards/ask-standard.ts';
import { cite } from './cite.ts';
import { dayWords } from './day-words.ts';

type Dated = Extract<AnswerShape, { kind: 'dated' }>;
type Edition = Dated['editions'][number];

/** What each edition says, with the time in which it was in force; a change within the time asked about stands out. */
export function datedBody({ editions, standard, unchanged, noEarlier }: Dated, asOf: Date, now: Date): string {
  const latest = editions.at(-1)!;
  if (noEarlier) {
    const lead = `《${standard}》收录的只有现行这一版（自${dayWords(latest.from)}起施行），没有更早的版本。现行规定是：`;
    return `${lead}\n${said(latest)}`;
  }
  if (editions.length === 1) return [ahead(asOf, now), said(latest)].filter(Boolean).join('\n');
  if (unchanged) {
    const versions = editions.map(({ version }) => `${version}版`).join('、');
    return `这段时间里有${versions}先后施行，这一条内容没有变化：\n${said(latest)}`;
  }
  const blocks = editions.map((edition, at) => `${spell(editions, at)}：\n${said(edition)}`);
  return [`《${standard}》前后${editions.length > 2 ? '几' : '两'}版不同：`, ...blocks].join('\n\n');
}

/** 2022年3月29日前, 2022年3月29日起; between two changes both ends. */
function spell(editions: readonly Edition[], at: number): string {
  const { from } = editions[at]!;
  const next = editions[at + 1];
  if (at === 0) return `${dayWords(next!.from)}前`;
  return next ? `${dayWords(from)}起至${dayWords(next.from)}前` : `${dayWords(from)}起`;
}

function said({ part, from, to, version, withdrawnAt }: Edition): string {
  const inForce = to ? `，${dayWords(from)}至${dayWords(new Date(to.getTime() - 1))}有效` : `，${dayWords(from)}起施行`;
  const withdrawn = withdrawnAt ? `\n（这一版已于${dayWords(withdrawnAt)}废止，现在不再适用。）` : '';
  if (!part) return `这一版（${version}版）没有相应的条款。${withdrawn}`;
  return `${[part.figures, part.quote].filter(Boolean).join('\n')}\n——${cite(part.clause)}${inForce}${withdrawn}`;
}

function ahead(asOf: Date, now: Date): string {
  return asOf > now ? '那时还没有到，以下是目前已发布、届时有效的规定：' : '';
}
