/** Longer answers are no longer a service to somebody who asks in a chat; the clause itself is then the better reply. */
export const MAX_ANSWER_CHARS = 600;

/** Long enough that a natural answer does not share such a run with the prompt by chance. */
const LEAK_RUN_CHARS = 12;

const URL_PATTERN =
  /(?:https?:\/\/|ftp:\/\/|www\.)[^\s，。；、）】》]+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/:?][^\s，。；、）】》]*)?/gi;
const MARKUP_PATTERN = /\]\s*\(|<\/?[a-z!][^>]*>|```/i;
/** Control, zero-width and text-direction characters: they can hide or reorder what a person reads, and split numbers. */
const INVISIBLE_PATTERN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** The addresses in an answer that do not stand, letter for letter, in one of the texts. */
export function foreignLinks(answer: string, texts: readonly string[]): string[] {
  const known = texts.join('\n').normalize('NFKC').toLowerCase();
  const links = answer.normalize('NFKC').match(URL_PATTERN) ?? [];
  return links.filter(link => !known.includes(link.toLowerCase()));
}

/** Whether an answer holds Markdown links, code fences, HTML tags or invisible characters. Chat text has no use for any of them. */
export function hasMarkup(answer: string): boolean {
  return MARKUP_PATTERN.test(answer) || INVISIBLE_PATTERN.test(answer);
}

/** Letters and marks of Chinese text; others (digits of other scripts, pictures) could tell what no check reads. */
const ORDINARY =
  /[\p{Script=Han}\p{Script=Latin}0-9\s，。；：、！？（）《》〈〉「」『』“”‘’…—·～〔〕【】％‰℃°￥¥+\-=<>≤≥×÷/\\.,;:!?()"'%&#@_*|~$^]/u;

/** The characters of an answer that are neither ordinary in Chinese text nor stand in one of the texts. */
export function foreignCharacters(answer: string, texts: readonly string[]): string[] {
  const known = texts.join('\n').normalize('NFKC');
  return [...answer.normalize('NFKC')].filter(char => !ORDINARY.test(char) && !known.includes(char));
}

/** Whether a text is written in Chinese; what it holds of other languages must stand in a clause anyway. */
export function isChinese(text: string): boolean {
  return (text.match(/\p{Script=Han}/gu)?.length ?? 0) > 1;
}

/** Whether an answer repeats a run of the prompt that no clause contains: a model talked into reciting its instructions. */
export function echoesPrompt(answer: string, system: string, texts: readonly string[]): boolean {
  const [said, prompt, clauses] = [answer, system, texts.join('\n')].map(lettersOnly) as [string, string, string];
  for (let i = 0; i + LEAK_RUN_CHARS <= said.length; i += 1) {
    const run = said.slice(i, i + LEAK_RUN_CHARS);
    if (prompt.includes(run) && !clauses.includes(run)) return true;
  }
  return false;
}

/**
 * The answer without mentions of the cited clauses themselves (standard title, 第…条). Their numbers name a clause and state nothing; leaving them
 * to the number check would either reject 「第十二条」 or, were clause numbers accepted as support, let 「12 小时」 pass.
 */
export function withoutReferences(answer: string, cited: ReadonlyArray<{ standard: string; number: string }>): string {
  const names = cited.flatMap(({ standard, number }) => [
    `《${standard}》`,
    standard,
    ...number.split('/').filter(segment => /^第.+[编章节条款项目]$/.test(segment)),
  ]);
  // A full stop in place of the name keeps the digits on its two sides from becoming one number.
  return names.filter(name => name.length > 0).reduce((text, name) => text.replaceAll(name, '。'), answer);
}

function lettersOnly(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
