import { wordBulletin } from '../../prompts/word-bulletin.ts';
import { tellsTheSame } from '../domain/bulletins/check-wording.ts';
import type { ToldSentence, WordedSentence } from '../domain/bulletins/told-sentence.ts';
import type { Model } from './model.ts';
import { objectionTo } from './statement-checks.ts';

const MAX_TOKENS = 800;
/** A wording twice as long as what it words says something else. */
const MAX_GROWTH = 2;

/**
 * Has the model word a bulletin's sentences of figures. Never throws. What does not tell the very same figures is left out: the template's
 * sentence then stays. The checks of worded answers apply too, each sentence being held against its own template alone.
 */
export async function wordSentences(model: Model, sentences: readonly ToldSentence[]): Promise<WordedSentence[]> {
  const offered = sentences.filter(({ figures }) => figures.length > 0);
  if (offered.length === 0) return [];
  const prompt = wordBulletin.build({ sentences: offered });
  const completion = await model.complete({ prompt, schema: wordBulletin.schema, maxTokens: MAX_TOKENS });
  if (completion.kind === 'failed') return [];
  const worded = new Map<string, string>();
  for (const { sentence: number, text } of completion.value.sentences) {
    const sentence = offered[number - 1];
    const anew = text.trim();
    if (!sentence || worded.has(sentence.text) || anew === sentence.text) continue;
    if (anew.includes('\n') || anew.length > sentence.text.length * MAX_GROWTH) continue;
    const source = { id: '', standard: '', number: '', text: sentence.text };
    if (tellsTheSame(anew, sentence) && objectionTo(anew, [source], prompt.system) === null)
      worded.set(sentence.text, anew);
  }
  return [...worded].map(([said, anew]) => ({ said, worded: anew }));
}
