const QUARTERS = ['一', '二', '三', '四'];

/** 2026-11 → 2026年11月, 2026-W47 → 2026年第47周, 2026-Q4 → 2026年四季度, 2026 → 2026年度. */
export function showPeriod(period: string): string {
  const [year, part = ''] = period.split('-');
  if (part.startsWith('W')) return `${year}年第${Number(part.slice(1))}周`;
  if (part.startsWith('Q')) return `${year}年${QUARTERS[Number(part.slice(1)) - 1]}季度`;
  return part === '' ? `${year}年度` : `${year}年${Number(part)}月`;
}

/** 「9月」, 「第37周」, 「三季度」: a part of a period that was named before. */
export function showPart(period: string): string {
  return showPeriod(period).replace(/^\d{4}年(?!度)/, '');
}
