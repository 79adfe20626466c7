import type { Reuse } from '../../src/services/files/reuse-of.ts';

/** 「提醒：有照片与 CP-2026-0001 的照片相同，请核实是否为本次拍摄。」; nothing where no picture came before. */
export function reusedPictureLines(reused: readonly Reuse[]): string[] {
  const said = [false, true].flatMap(near => {
    const nos = new Set(reused.filter(each => each.near === near).map(each => each.no));
    if (nos.size === 0) return [];
    const named = [...nos].filter(no => no !== null);
    const those = [...(named.length > 0 ? [` ${named.join('、')} `] : []), ...(nos.has(null) ? ['以前报送过'] : [])];
    return [`与${those.join('和')}的照片${near ? '几乎相同' : '相同'}`];
  });
  return said.length === 0 ? [] : [`提醒：有照片${said.join('，')}，请核实是否为本次拍摄。`];
}
