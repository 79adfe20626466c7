/** VIP客户按《VIP客户经理服务标准》的更短时限执行: who is sent to which standard. */
const REFERRAL = /([^。；;\n]*?)(?:按照?|依照|适用)《([^》]+)》[^。；;\n]*(?:执行|办理|处理|规定)/gu;

/** Names of classes of customers, as companies write them: VIP. */
const CLASS = /[a-z]{2,}/gu;

/**
 * The standard to which a clause sends those whom a question names (folded: NFKC, lower case); undefined where it sends them nowhere. The
 * clause then says nothing of them, however well its words agree.
 */
export function referredStandard(question: string, clauseText: string): string | undefined {
  for (const [, subject = '', standard] of clauseText.normalize('NFKC').matchAll(REFERRAL)) {
    const classes = subject.toLowerCase().match(CLASS) ?? [];
    if (classes.some(name => question.includes(name))) return standard;
  }
  return undefined;
}

/** Whether a standard is for a class of customers, by its title, that a question (folded) names in no way. */
export function isForAnotherClass(question: string, title: string): boolean {
  const folded = title.normalize('NFKC').toLowerCase();
  const classes = folded.match(CLASS) ?? [];
  if (classes.length === 0 || classes.some(name => question.includes(name))) return false;
  // Who asks about the 客户经理 asks about those of this standard.
  const whom = folded.replace(CLASS, '').slice(0, LEADING);
  return !question.includes(whom);
}

/** Characters of a title that name whom it is for, after the class: 客户经理. */
const LEADING = 4;
