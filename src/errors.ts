/**
 * Every failure the application knows by name. The Chinese sentence for each code is in `dialogs/replies`; a missing one is a
 * type error there.
 */
export const errorCodes = [
  'configInvalid',
  'dataDirBusy',
  'dataDirUnusable',
  'filesElsewhere',
  'noDatabaseHere',
  'databaseUnreachable',
  'migrationFailed',
  'channelStartFailed',
  'portInUse',
  'forbidden',
  'notFound',
  'unknownPerson',
  'invalidInput',
  'conflict',
  'wrongState',
  'fileTooLarge',
  'fileTypeRefused',
  'fileEmpty',
  'pictureDamaged',
  'contactsUnreadable',
  'clockFixed',
  'clockBackwards',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What a sentence may need to be filled with; never secrets, never a person's message. */
export type ErrorParams = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A failure with a code and parameters, rendered only at the edges (dialogs, command line, HTTP). */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options: { cause?: unknown; message?: string } = {}) {
    super(options.message ?? `${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** Why a backup was not made or not restored. */
export type BackupReason =
  | 'fileExists'
  | 'noPlace'
  | 'noBackup'
  | 'damaged'
  | 'noDatabase'
  | 'notEmpty'
  | 'inUse'
  | 'newer'
  | 'otherHome'
  | 'toolMissing'
  | 'toolFailed';
