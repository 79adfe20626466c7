import { asksOwnCase, isForOthers, opposes } from '../standards/contrasts.ts';
import { numbersIn } from '../standards/numbers-in.ts';

/**
 * Whether a question asks about another case than an approved text is for, however alike the rest reads: the other side of a contrast
 * (农村 for 城市), another audience, or a figure that neither the approved question nor its text names.
 */
export function asksAnotherCase(question: string, approved: { question: string; text: string }): boolean {
  const whole = `${approved.question} ${approved.text}`;
  if (opposes(question, approved.question, whole)) return true;
  if (asksOwnCase(question, whole) || isForOthers(question, approved.question)) return true;
  const held = numbersIn(whole);
  return numbersIn(question).some(({ value, unit }) => !held.some(each => each.value === value && each.unit === unit));
}
