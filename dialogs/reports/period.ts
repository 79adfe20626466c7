/** 2026-11 → 2026年11月, 2026-W47 → 2026年第47周, 2026-Q4 → 2026年第4季度. */
export function showPeriod(period: string): string {
  const [year, part = ''] = period.split('-');
  if (part.startsWith('W')) return `${year}年第${Number(part.slice(1))}周`;
  if (part.startsWith('Q')) return `${year}年第${part.slice(1)}季度`;
  return part === '' ? `${year}年` : `${year}年${Number(part)}月`;
}
