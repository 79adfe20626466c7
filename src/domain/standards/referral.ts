import { classesIn } from './contrasts.ts';

/** VIP客户按《VIP客户经理服务标准》的更短时限执行: who is sent to which standard. */
const REFERRAL = /[^。；;\n]*?(?:按照?|依照|适用)《[^》]+》[^。；;\n]*(?:执行|办理|处理|规定)/gu;

/** A clause without its sentences that only send somebody to another standard. */
export const withoutReferrals = (text: string): string => text.normalize('NFKC').replace(REFERRAL, '');

/**
 * Whether a clause itself says something of a class of customers. To send them to another standard, however well the rest agrees, says nothing
 * of them.
 */
export function speaksOfClass(
  customerClass: number,
  clause: { standard: string; heading: string | null; text: string },
): boolean {
  const said = `${clause.standard} ${clause.heading ?? ''} ${withoutReferrals(clause.text)}`;
  return classesIn(said).includes(customerClass);
}
