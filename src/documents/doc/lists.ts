import type { ListLevel, NumberedList } from '../automatic-numbers.ts';

/** Names of the formats of numbers by their code ([MS-OSHARED] 2.2.1.3), as .docx files call them. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const DEFINITION_LENGTH = 28;
const LEVEL_LENGTH = 28;
const OVERRIDE_LENGTH = 16;
const LEVELS = 9;
const FOLLOWED_BY_NOTHING = 2;

/** The definitions of lists (PlfLst) with the levels behind them, and the lists made of them (PlfLfo). Ids count from 1. */
export function readLists(definitions: Buffer, levels: Buffer, overrides: Buffer): Map<string, NumberedList> {
  const byId = readDefinitions(definitions, levels);
  const lists = new Map<string, NumberedList>();
  if (overrides.length < 4) return lists;
  const count = overrides.readUInt32LE(0);
  let data = 4 + count * OVERRIDE_LENGTH;
  for (let index = 0; index < count; index++) {
    const at = 4 + index * OVERRIDE_LENGTH;
    const id = overrides.readInt32LE(at);
    const own = new Map(byId.get(id));
    const startsAt = new Map<number, number>();
    // What the list changes of its definition: a place of text (unused), then one entry a level.
    data += 4;
    for (let change = 0; change < overrides.readUInt8(at + 12) && data + 8 <= overrides.length; change++) {
      const flags = overrides.readUInt32LE(data + 4);
      const level = flags & 0x0f;
      if ((flags & 0x10) !== 0) startsAt.set(level, overrides.readInt32LE(data));
      data += 8;
      if ((flags & 0x20) !== 0) {
        const read = readLevel(overrides, data);
        own.set(level, read.level);
        data = read.end;
      }
    }
    lists.set(String(index + 1), { definition: String(id), levels: own, startsAt });
  }
  return lists;
}

function readDefinitions(definitions: Buffer, levels: Buffer): Map<number, Map<number, ListLevel>> {
  const byId = new Map<number, Map<number, ListLevel>>();
  if (definitions.length < 2) return byId;
  let place = 0;
  for (let index = 0; index < definitions.readUInt16LE(0); index++) {
    const at = 2 + index * DEFINITION_LENGTH;
    const isSimple = (definitions.readUInt8(at + 26) & 1) !== 0;
    const own = new Map<number, ListLevel>();
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level++) {
      const read = readLevel(levels, place);
      own.set(level, read.level);
      place = read.end;
    }
    byId.set(definitions.readInt32LE(at), own);
  }
  return byId;
}

/** A level (LVL): its settings, changes of paragraph and characters, and its text, in which a character below 9 stands for a counter. */
function readLevel(buffer: Buffer, at: number): { level: ListLevel; end: number } {
  const flags = buffer.readUInt8(at + 5);
  const restarts = (flags & 0x08) !== 0;
  const text = at + LEVEL_LENGTH + buffer.readUInt8(at + 24) + buffer.readUInt8(at + 25);
  const length = buffer.readUInt16LE(text);
  const raw = buffer.toString('utf16le', text + 2, text + 2 + length * 2);
  return {
    level: {
      start: buffer.readInt32LE(at),
      format: FORMATS[buffer.readUInt8(at + 4)] ?? 'decimal',
      text: raw.replace(/[\u0000-\u0008]/gu, sign => `%${sign.charCodeAt(0) + 1}`),
      digits: (flags & 0x04) !== 0,
      restart: restarts ? buffer.readUInt8(at + 26) : undefined,
      gap: buffer.readUInt8(at + 15) === FOLLOWED_BY_NOTHING ? '' : ' ',
    },
    end: text + 2 + length * 2,
  };
}
