/** The choices of a card of the AI bot, as buttons or as a vote. */
export function botOptions(card: object): { key: string; text: string }[] {
  const { button_list = [], checkbox } = card as {
    button_list?: { key: string; text: string }[];
    checkbox?: { option_list: { id: string; text: string }[] };
  };
  return [...button_list, ...(checkbox?.option_list ?? []).map(({ id, text }) => ({ key: id, text }))];
}
