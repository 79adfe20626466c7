import { FIGURE, readFigure } from './chinese-number.ts';

/** A part of the day as it was said. */
export type DayPart = 'am' | 'noon' | 'pm' | 'evening';

export type ParsedTime =
  /** Nothing said leaves all fields out; `nextDay` is midnight at the end of the day (24:00, 晚上12点). */
  { kind: 'time'; period?: DayPart; time?: string; nextDay?: true } | { kind: 'invalid' } | { kind: 'none' };

const MORNING = '凌晨|清晨|早晨|早上|一早|早|上午';
const AFTERNOON = '中午|下午|午后|傍晚|晚上|夜里|晚';
const SHAPE = new RegExp(
  `^\\s?(?:(${MORNING})|(${AFTERNOON}))?(?:(\\d{1,2})[:\uFF1A](\\d{2})(?:[:\uFF1A]\\d{2})?|(${FIGURE})[点时](?:(半)|([一三])刻|(${FIGURE})分?|整|钟)?)?(?:之前|以前|前)?$`,
);
const ENDING_ONLY = /^(?:之前|以前|前)$/;

const pad = (value: number): string => String(value).padStart(2, '0');

const isNight = (word: string): boolean => word.startsWith('晚') || word === '夜里';

function partOf(afternoon: string): DayPart {
  if (afternoon === '中午') return 'noon';
  return isNight(afternoon) || afternoon === '傍晚' ? 'evening' : 'pm';
}

/** The hour on a 24-hour clock, 24 for the midnight that ends the day; undefined when word and figure disagree. */
function fullHour(hour: number, morning: string | undefined, afternoon: string | undefined): number | undefined {
  if (morning !== undefined) {
    if (hour === 12) return morning === '上午' ? 12 : 0;
    return hour < 12 ? hour : undefined;
  }
  if (afternoon === undefined || hour > 12) return hour;
  if (afternoon === '中午') return hour >= 10 ? hour : hour + 12;
  const night = isNight(afternoon);
  if (hour === 12) return night ? 24 : 12;
  // 晚上两点 may be this night or the next: nobody can tell.
  if (night && hour < 5) return undefined;
  return hour + 12;
}

/** A time of day as it follows a date: 上午, 下午三点半, 15:30, 9点前; the empty text is a date without a time. */
export function parseTimeOfDay(text: string): ParsedTime {
  if (text === '' || ENDING_ONLY.test(text)) return { kind: 'time' };
  const match = SHAPE.exec(text);
  if (match === null || text.trim() === '') return { kind: 'none' };
  const [, morning, afternoon, clockHour, clockMinute, spokenHour, half, quarters, spokenMinute] = match;
  const period = morning === undefined ? (afternoon === undefined ? undefined : partOf(afternoon)) : 'am';
  const said: { period?: DayPart } = period === undefined ? {} : { period };
  if (clockHour === undefined && spokenHour === undefined) {
    return period === undefined ? { kind: 'none' } : { kind: 'time', ...said };
  }
  const minutes = { half: 30, 一: 15, 三: 45 };
  const minute = half
    ? minutes.half
    : quarters === '一' || quarters === '三'
      ? minutes[quarters]
      : (readFigure(clockMinute ?? spokenMinute ?? '0') ?? Number.NaN);
  const hour = fullHour(readFigure(clockHour ?? spokenHour ?? '') ?? Number.NaN, morning, afternoon);
  if (hour === undefined || !Number.isInteger(hour) || !Number.isInteger(minute)) return { kind: 'invalid' };
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0 && afternoon === undefined)) return { kind: 'invalid' };
  if (hour === 24) return { kind: 'time', ...said, time: `00:${pad(minute)}`, nextDay: true };
  return { kind: 'time', ...said, time: `${pad(hour)}:${pad(minute)}` };
}
