/** Levels of standards, highest first: where answers are equal the higher one is shown first (design.md, Defaults). */
export const STANDARD_LEVELS = ['nationalLaw', 'localLaw', 'companyStandard'] as const;

export type StandardLevel = (typeof STANDARD_LEVELS)[number];

/** 0 for national law, 1 for local law, 2 for a company standard. */
export function rankOfLevel(level: StandardLevel): number {
  return STANDARD_LEVELS.indexOf(level);
}

const COMPANY = /公司|分公司|部门|营业厅|客户经理|号客服|考核办法/u;
const LOCAL_TITLE =
  /^(?!中华人民共和国).{1,12}?(?:省|自治区|自治州|(?<!城)市(?!场|容|政|民)|特别行政区|州|县)(?:.*)(?:条例|办法|规定|细则|规则|决定)$/u;
const MUNICIPALITY_TITLE = /^(?:北京|上海|天津|重庆)(?:.*)(?:条例|办法|规定|细则|规则|决定)$/u;
const LOCAL_ISSUER = /(?:省|市|自治区|自治州)(?:第.+?届)?人民(?:代表大会|政府)/u;
const NATIONAL_ISSUER = /国务院令|国务院第|全国人民代表大会|主席令|(?:部|总局|委员会|办公室)令/u;
/** 办法 may be anyone's; without an issuer it says nothing of a law. */
const LAW_TITLE = /(?:(?<!办)法|条例|法典)$/u;

/**
 * Guesses the level from the title and, where known, the lines of promulgation. A guess for the importer to show and a
 * person to correct, not a fact.
 */
export function guessLevel(title: string, promulgation: readonly string[] = []): StandardLevel {
  const name = title
    .trim()
    .replace(/^《(.+)》$/u, '$1')
    .replace(/[(（][^()（）]*[)）]$/u, '');
  if (COMPANY.test(name)) return 'companyStandard';
  if (LOCAL_TITLE.test(name) || MUNICIPALITY_TITLE.test(name)) return 'localLaw';
  if (name.startsWith('中华人民共和国')) return 'nationalLaw';
  if (promulgation.some(line => NATIONAL_ISSUER.test(line))) return 'nationalLaw';
  if (promulgation.some(line => LOCAL_ISSUER.test(line))) return 'localLaw';
  return LAW_TITLE.test(name) ? 'nationalLaw' : 'companyStandard';
}
