import type { TakeUploadResult } from '../../services/uploads/take-upload.ts';
import type { wordsFor } from './text.ts';

export type RefusedCode = Extract<TakeUploadResult, { kind: 'refused' }>['code'];

/** The answer to an upload: 200 with the first, 404 with the second when the link takes no file, else the second. */
export type UploadAnswer = { name: string } | { error: string };

export type ScriptWords = ReturnType<typeof wordsFor>['script'];
