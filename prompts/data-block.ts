/**
 * What a person or a document wrote, as data. JSON keeps its quotes and line breaks inside their string; escaping `<` keeps the data from
 * closing its own block.
 */
export function dataBlock(data: object): string {
  return `<data>\n${JSON.stringify(data, null, 1).replaceAll('<', '\\u003c')}\n</data>`;
}
