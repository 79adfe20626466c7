import { withMention } from './mention.ts';
import { text } from './text.ts';

export interface QuickCommand {
  label: string;
  text: string;
  /** It waits for the person to finish the sentence; the others are complete. */
  prefill: boolean;
}

const whole = (command: string): QuickCommand => ({ label: command, text: command, prefill: false });

/** The row above the field: what everybody uses, and what this person's roles use most. In a group only standards are talked about. */
export function quickCommands(roleIds: readonly string[], inRoom: boolean): QuickCommand[] {
  const { help, standard, todo, byRole } = text.commands;
  if (inRoom) {
    return [
      { label: text.room.mention, text: `${text.room.mention} `, prefill: true },
      whole(help),
      { label: standard, text: withMention(`${standard} `), prefill: true },
    ];
  }
  const own = roleIds.flatMap(role => byRole[role] ?? []);
  return [...[help, ...new Set([...own, todo])].map(whole), { label: standard, text: `${standard} `, prefill: true }];
}
