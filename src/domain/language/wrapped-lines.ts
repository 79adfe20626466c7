/** Lines a text takes in a column that wraps. The width is in Latin characters, as sheets count it; a Chinese character is two wide. */
export function wrappedLines(text: string, width: number): number {
  const room = Math.max(2, width - 1);
  const lines = text.split('\n').map(line => {
    const wide = [...line].reduce((sum, character) => sum + (character.codePointAt(0)! > 0xff ? 2 : 1), 0);
    return Math.max(1, Math.ceil(wide / room));
  });
  return lines.reduce((sum, each) => sum + each, 0);
}
