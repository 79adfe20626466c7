export const RECTIFICATION_STATUSES = ['open', 'answered', 'released', 'verified', 'withdrawn'] as const;
export type RectificationStatus = (typeof RECTIFICATION_STATUSES)[number];

/** `answerAsHead`: an answer by somebody who could release it needs no second look inside the unit. */
export const RECTIFICATION_COMMANDS = [
  'answer',
  'answerAsHead',
  'release',
  'sendBack',
  'verify',
  'return',
  'reopen',
] as const;
export type RectificationCommand = (typeof RECTIFICATION_COMMANDS)[number];

export interface RectificationMove {
  readonly status: RectificationStatus;
  /** A new round has its own deadline; being sent back inside the unit is no new round. */
  readonly newRound: boolean;
}

const to = (status: RectificationStatus, newRound = false): RectificationMove => ({ status, newRound });

const MOVES: Readonly<Record<RectificationStatus, Partial<Record<RectificationCommand, RectificationMove>>>> = {
  open: { answer: to('answered'), answerAsHead: to('released') },
  answered: { release: to('released'), sendBack: to('open') },
  released: { verify: to('verified'), return: to('open', true) },
  verified: { reopen: to('open', true) },
  withdrawn: {},
};

/** Where a command leads, or undefined when it does not fit the state. */
export function moveRectification(
  status: RectificationStatus,
  command: RectificationCommand,
): RectificationMove | undefined {
  return MOVES[status][command];
}
