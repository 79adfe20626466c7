/**
 * What a button or an option of a card carries as its key: the length of the option's key, the key, and the label. The click gives it back, so
 * that any instance knows, without having seen the card, what was chosen and what to write on the used card.
 */
export interface ChosenOption {
  key: string;
  label: string;
}

const ENCODED = /^(\d{1,4}):/;

/** @returns undefined when the key itself does not fit; a label that does not fit is cut, for it is only shown. */
export function encodeOption({ key, label }: ChosenOption, maxBytes: number): string | undefined {
  const needed = `${key.length}:${key}`;
  // XML cannot carry the rest, and a click comes as XML.
  if (key === '' || !isCarriedByXml(key)) return undefined;
  let room = maxBytes - Buffer.byteLength(needed);
  if (room < 0) return undefined;
  let shown = '';
  for (const character of label) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    if (isCarriedByXml(character)) shown += character;
  }
  return `${needed}${shown}`;
}

/** A key that is none of ours (an older card's, a menu's) is taken as it is. */
export function decodeOption(encoded: string): ChosenOption {
  const match = ENCODED.exec(encoded);
  const length = Number(match?.[1]);
  const rest = match ? encoded.slice(match[0].length) : '';
  if (!match || length === 0 || rest.length < length) return { key: encoded, label: encoded };
  const key = rest.slice(0, length);
  return { key, label: rest.slice(length) || key };
}

/** No control character (a line end would be normalised), no lone surrogate. */
function isCarriedByXml(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u001f\ufffe\uffff]/.test(text);
}
