import { numbersIn, type TextNumber } from './numbers-in.ts';

export { numbersIn, type TextNumber } from './numbers-in.ts';

/**
 * The numbers of an answer, as written, that stand in none of the cited clauses (design.md, ground rule 2: such an answer is not
 * shown, the clause is). Pass each clause **with** its number path, so that naming the cited article itself (第三十二条) is
 * supported. A number without a unit is supported by its value alone.
 */
export function unsupportedNumbers(answer: string, clauses: readonly string[]): string[] {
  const supported = clauses.flatMap(clause => numbersIn(clause));
  const unsupported = numbersIn(answer).filter(number => !supported.some(other => supports(other, number)));
  return [...new Set(unsupported.map(number => number.raw))];
}

function supports(source: TextNumber, claim: TextNumber): boolean {
  if (Number.isNaN(claim.value)) return source.raw === claim.raw;
  if (!(Math.abs(source.value - claim.value) <= 1e-9)) return false;
  return source.unit === claim.unit || (claim.unit === '' && !source.unit.startsWith('第'));
}
