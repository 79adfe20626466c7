import { importTexts as texts } from '../../dialogs/replies/commands.ts';
import { levelTexts } from '../../dialogs/replies/import-preview.ts';
import { isRealDay } from '../domain/standards/file-name.ts';
import { STANDARD_LEVELS } from '../domain/standards/levels.ts';
import type { ImportCorrections } from '../services/standards/import-standard.ts';

/** What `--title`, `--date` and `--level` say, or the sentence why one of them cannot be meant. */
export function correctionsOf(options: { title?: string; date?: string; level?: string }): ImportCorrections | string {
  const title = options.title?.trim();
  if (title === '') return texts.badTitle;
  const effectiveDay = options.date?.trim();
  if (effectiveDay !== undefined && !isRealDay(effectiveDay)) return texts.badDate(effectiveDay);
  const named = options.level?.trim();
  const level = STANDARD_LEVELS.find(each => each === named || levelTexts[each] === named);
  if (named !== undefined && level === undefined) return texts.badLevel(named);
  return { ...(title && { title }), ...(effectiveDay && { effectiveDay }), ...(level && { level }) };
}
