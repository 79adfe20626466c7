const DIGITS = '零一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';

/** How Word writes a counter, by the name of its format in the file; formats nobody here uses come out in digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'bullet':
      return '•';
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/gu, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return counting(value, DIGITS, ['', '十', '百', '千']);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
    case 'japaneseLegal':
      return counting(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return String(value).replace(/\d/gu, digit => '〇一二三四五六七八九'[Number(digit)]!);
    case 'ideographTraditional':
      return ofCycle('甲乙丙丁戊己庚辛壬癸', value);
    case 'ideographZodiac':
      return ofCycle('子丑寅卯辰巳午未申酉戌亥', value);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return sign('①', 20, value, `(${value})`);
    case 'decimalEnclosedParen':
      return sign('⑴', 20, value, `(${value})`);
    case 'decimalEnclosedFullstop':
      return sign('⒈', 20, value, `${value}.`);
    case 'ideographEnclosedCircle':
      return sign('㊀', 10, value, `(${counting(value, DIGITS, ['', '十', '百', '千'])})`);
    default:
      return String(value);
  }
}

/** A, B, … Z, AA, BB, as Word counts on. */
function letters(value: number): string {
  const letter = String.fromCharCode(65 + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  const signs: readonly [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  return signs.reduce((text, [size, letter]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return text + letter.repeat(count);
  }, '');
}

/** 十, 十二, 二十, 一百零五; up to 9999, beyond that digits. */
function counting(value: number, digits: string, units: readonly string[]): string {
  if (value <= 0 || value > 9999) return String(value);
  const figures = [...String(value)].map(Number);
  let text = '';
  let zero = false;
  for (const [index, figure] of figures.entries()) {
    if (figure === 0) zero = true;
    else {
      text += `${zero ? digits[0] : ''}${digits[figure]}${units[figures.length - 1 - index]}`;
      zero = false;
    }
  }
  return value < 20 && value >= 10 && digits === DIGITS ? text.slice(1) : text;
}

const ofCycle = (cycle: string, value: number): string => cycle[(value - 1) % cycle.length] ?? String(value);

const sign = (first: string, count: number, value: number, beyond: string): string =>
  value >= 1 && value <= count ? String.fromCharCode(first.charCodeAt(0) + value - 1) : beyond;
