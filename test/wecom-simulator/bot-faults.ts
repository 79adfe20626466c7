import type { WecomSimulator } from './simulator.ts';

type Bot = WecomSimulator['bot'];

const COUNTED = {
  'lose-callbacks': 'loseCallbacks',
  'lose-frames': 'loseFrames',
  'lose-acks': 'loseAcks',
  busy: 'busy',
  limited: 'limited',
} as const;

/** A fault of the AI bot's platform, as typed after `/botfault`. @returns false where it cannot be read */
export function botFault(bot: Bot, line: string): boolean {
  const [word = '', rest = '1'] = line.trim().split(/\s+/);
  if (Object.hasOwn(COUNTED, word)) {
    const times = Number(rest);
    if (!Number.isInteger(times) || times < 1) return false;
    bot.faults[COUNTED[word as keyof typeof COUNTED]] = times;
    return true;
  }
  switch (word) {
    case 'kick':
      bot.kick();
      return true;
    case 'cut':
      bot.cut();
      return true;
    case 'refuse':
      // Asked at the next connection: this one ends.
      bot.faults.refuseCredentials = true;
      bot.cut();
      return true;
    case 'late':
      bot.faults.expireReplies = 'late';
      return true;
    case 'clear':
      bot.clearFaults();
      return true;
    default:
      return false;
  }
}
