import type { Day } from '../calendar/shanghai.ts';
import { parseDate } from '../language/parse-date.ts';

/** What a forwarded 省公司督办单 says, as far as it could be read. */
export interface ProvinceOrderText {
  provinceNo?: string;
  /** By when the province wants its answer. */
  dueDay?: Day;
  /** What the unit was called. */
  unit?: string;
  /** The rest: what it is about. */
  about?: string;
}

const PARTS = /[,，;；。\n]+/;
const NUMBER = /^(?:督办单?)?(?:编号|文号|单号|号)\s*(?:为|是)?[\s:：]*(\S.*)$/;
const DUE =
  /^(?:请|须|需|要求|务必|限)*(?:于|在)?\s*(.+?)(?:日?之?前|以前|止)?\s*(?:前)?(?:反馈|回复|报省公司|上报|报送|办结|回报|答复)(?:省公司)?$/;
const DUE_FIRST =
  /^(?:反馈|回复|办理|上报)?(?:期限|时限|截止(?:日期|时间)?|时间)\s*(?:为|是|到|至)?[\s:：]*(.+?)(?:之?前)?$/;
const TO = /^(?:请|现)?(?:转(?:办|给|发|交)?|派(?:给|到)?|由)\s*(?:给|到|至)?[\s:：]*(.+?)(?:办理|处理|负责|整改)?$/;
const ABOUT = /^(?:关于|事由|内容|问题|标题|事项)\s*[:：]?\s*(.+)$/;

/**
 * 「编号川督2026-118，28号前反馈，转宣汉，客户反映装机超时」: number, day, unit in any order, each in its own clause; whatever is none of
 * these is what it is about.
 */
export function parseProvinceOrder(text: string, now: Date): ProvinceOrderText {
  const read: ProvinceOrderText = {};
  const rest: string[] = [];
  for (const part of text.split(PARTS).map(each => each.trim())) {
    if (part === '') continue;
    if (read.provinceNo === undefined && NUMBER.test(part)) {
      read.provinceNo = NUMBER.exec(part)?.[1] ?? '';
      continue;
    }
    const day = read.dueDay === undefined ? dayIn(part, now) : undefined;
    if (day !== undefined) {
      read.dueDay = day;
      continue;
    }
    const to = read.unit === undefined ? TO.exec(part)?.[1] : undefined;
    if (to !== undefined) {
      const [unit, ...about] = to.split(/\s+/);
      read.unit = unit ?? '';
      rest.push(...about);
      continue;
    }
    rest.push(ABOUT.exec(part)?.[1] ?? part);
  }
  const about = rest.join('，');
  return { ...read, ...(about !== '' && { about }) };
}

function dayIn(part: string, now: Date): Day | undefined {
  const said = DUE.exec(part)?.[1] ?? DUE_FIRST.exec(part)?.[1];
  if (said === undefined) return undefined;
  const date = parseDate(said.replace(/之?前$/, ''), now, { lean: 'future' });
  return date.kind === 'date' ? date.date : undefined;
}
