import type { BackupReason } from '../../errors.ts';

/** Why a backup was not made or not restored; nothing has been changed. */
export class BackupRefused extends Error {
  readonly reason: BackupReason;
  readonly detail: string;

  constructor(reason: BackupReason, detail = '', options: { cause?: unknown } = {}) {
    super(`${reason} ${detail}`.trim(), options);
    this.name = 'BackupRefused';
    this.reason = reason;
    this.detail = detail;
  }
}
