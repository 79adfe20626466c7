const PLACE = /^([\p{Script=Han}]{2,8}?)(?:省|自治区|自治州|市|州|县|特别行政区)/u;
const MUNICIPALITY = /^(北京|上海|天津|重庆)/u;
const NATIONAL = /^中华人民共和国/u;

/** The place a local rule is of, by its title (河南 of 河南省电信条例); undefined for rules of the whole country or a company. */
export function placeOf(title: string): string | undefined {
  if (NATIONAL.test(title)) return undefined;
  return (MUNICIPALITY.exec(title) ?? PLACE.exec(title))?.[1];
}

/**
 * Whether a rule is of another place than the question names: who asks about 河南 is not answered by 重庆. `known` are the titles there
 * are; only a place with rules of its own counts as named.
 */
export function isOfOtherPlace(question: string, title: string, known: readonly string[]): boolean {
  const place = placeOf(title);
  if (place === undefined || question.includes(place)) return false;
  return known.some(other => {
    const named = placeOf(other);
    return named !== undefined && question.includes(named);
  });
}
