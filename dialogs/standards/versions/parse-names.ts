interface Named {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
}

export type ParsedNames = { kind: 'people'; people: Named[] } | { kind: 'unclear'; sentence: string };

/** People by their names, several with 、 or a space between; 「王芳（市场部）」 tells apart who has one name. */
export function parseNames(text: string, everybody: readonly Named[]): ParsedNames {
  const words = text
    .replace(/[。.!！]$/u, '')
    .split(/[、,，;；\s]+|和|及/u)
    .filter(word => word !== '');
  if (words.length === 0) return { kind: 'unclear', sentence: '没有收到姓名，请写会审人的姓名，用顿号隔开。' };
  const people: Named[] = [];
  for (const word of words) {
    const [, name = word, unit = ''] = /^(.+?)[（(](.+)[)）]$/u.exec(word) ?? [];
    const found = everybody.filter(each => each.name === name && each.unitName.includes(unit));
    if (found.length === 0) return { kind: 'unclear', sentence: `没有找到「${word}」，请核对姓名后再发。` };
    if (found.length > 1) {
      const units = found.map(each => `${each.name}（${each.unitName}）`).join('、');
      return { kind: 'unclear', sentence: `有几位同事叫${name}：${units}。请把单位写在姓名后面的括号里再发。` };
    }
    if (!people.includes(found[0]!)) people.push(found[0]!);
  }
  return { kind: 'people', people };
}
