import { readFigure } from '../language/chinese-number.ts';

export interface NamedStandard {
  readonly standard: string;
  readonly aliases: readonly string[];
}

/** What a question says of where to look. */
export interface Whereabouts {
  /** Titles of the standards it names. */
  readonly standards: readonly string[];
  /** The article it names, such as 第三十二条 as its number 32. */
  readonly article?: number;
  /** A standard it names that is none of these. */
  readonly unknown?: string;
  /** The question without those names; empty where it says nothing else. */
  readonly rest: string;
}

const KIND = '(?:条例|办法|规定|规范|标准|细则|制度|规则|法)';
/** 装维时限 is another name of a standard, but also just what is asked; only names of documents are taken for one. */
const OF_DOCUMENT = new RegExp(`${KIND}$`, 'u');
const ARTICLE = /第([一二三四五六七八九十百零〇\d]+)条/u;
const IN_BRACKETS = /《([^》]{2,40})》/u;
const BEFORE_ARTICLE = new RegExp(`([\\p{Script=Han}\\dA-Za-z]{2,20}${KIND})(?:的)?$`, 'u');
const BETWEEN =
  '(?:[（(][^（）()]*版?[）)])?(?:里面|当中|[里中上])?(?:是|对|关于)?(?:怎么|如何|有没有)?(?:说|讲|规定|要求|写)?(?:的|了)?(?:是|有)?';

/** Reads which standards and which article a question names, of those there are. */
export function findWhereabouts(question: string, known: readonly NamedStandard[]): Whereabouts {
  const found = namesIn(question, known);
  const article = ARTICLE.exec(question);
  const number = article ? readFigure(article[1]!) : undefined;
  const standards = [...new Set(found.map(each => each.standard))];
  const unknown = standards.length === 0 ? unknownName(question, article?.index) : undefined;
  return {
    standards,
    rest: withoutNames(question, found, article?.[0]),
    ...(number === undefined ? {} : { article: number }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

interface FoundName {
  readonly standard: string;
  readonly name: string;
  readonly at: number;
}

/** Longest names first: 河南省电信条例 also contains 电信条例. */
function namesIn(question: string, known: readonly NamedStandard[]): FoundName[] {
  const all = known
    .flatMap(({ standard, aliases }) =>
      [standard, ...aliases]
        .filter(name => name.length > 2 && (OF_DOCUMENT.test(name) || question.includes(`《${name}》`)))
        .map(name => ({ standard, name, at: question.indexOf(name) })),
    )
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.name.length - a.name.length);
  const taken: FoundName[] = [];
  for (const each of all) {
    const end = each.at + each.name.length;
    if (!taken.some(other => each.at < other.at + other.name.length && other.at < end)) taken.push(each);
  }
  return taken.sort((a, b) => a.at - b.at);
}

function unknownName(question: string, articleAt: number | undefined): string | undefined {
  const bracketed = IN_BRACKETS.exec(question)?.[1];
  if (bracketed) return bracketed;
  if (articleAt === undefined) return undefined;
  const name = BEFORE_ARTICLE.exec(question.slice(0, articleAt))?.[1];
  return name && name.length > 3 ? name : undefined;
}

function withoutNames(question: string, found: readonly FoundName[], article: string | undefined): string {
  let rest = question;
  for (const { name } of found) rest = rest.replace(new RegExp(`《?${escaped(name)}》?${BETWEEN}`, 'u'), ' ');
  if (article) rest = rest.replace(article, ' ');
  return rest
    .replace(/^(?:的|里|中|说|\s)+|(?:的内容|怎么说|说了?什么|讲了?什么|是什么|内容|的|\s|[?？。])+$/gu, '')
    .trim();
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
