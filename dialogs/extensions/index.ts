import { readExtensionRequest } from '../../src/domain/extensions/read-request.ts';
import type { Services } from '../../src/services/index.ts';
import type { Feature } from '../framework/command.ts';
import { ASK_EXTENSION, askExtensionForm } from './ask-form.ts';
import { decideExtensionDialogs } from './decide.ts';
import { EXTENDABLE } from './words.ts';

export function createExtensionFeature(services: Services): Feature {
  return {
    dialogs: [askExtensionForm(services), ...decideExtensionDialogs(services)],
    async takesSentence({ text }) {
      return readExtensionRequest(text) ? { dialogId: ASK_EXTENSION, args: { phrase: '', text } } : undefined;
    },
    commands: [
      {
        phrases: ['申请延期', '延期申请'],
        takes: 'text',
        kinds: EXTENDABLE,
        dialogId: ASK_EXTENSION,
        roles: ['manager', 'serviceOfficer'],
        help: '整改、督办、报表、改进措施到期前申请延期，如「申请延期 SB-2026-0001 到12月3日 数据未到」',
      },
      {
        phrases: ['延期审批', '审批延期'],
        takes: 'number',
        kinds: EXTENDABLE,
        dialogId: 'view-extension',
        roles: ['qualityOfficer', 'leader'],
        help: '审批延期申请，同意或不同意',
      },
      {
        phrases: ['同意延期'],
        takes: 'text',
        kinds: EXTENDABLE,
        dialogId: 'grant-extension',
        roles: [],
        help: '同意延期',
      },
      {
        phrases: ['不同意延期'],
        takes: 'text',
        kinds: EXTENDABLE,
        dialogId: 'refuse-extension',
        roles: [],
        help: '不同意延期，单号后写理由',
      },
    ],
  };
}
