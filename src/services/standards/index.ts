import type { ServiceContext } from '../context.ts';
import { askStandard } from './ask-standard.ts';
import { findUploadLink } from './find-upload-link.ts';
import { makeUploadLink } from './make-upload-link.ts';
import { takeUpload } from './take-upload.ts';

/** The use cases of this feature, bound to the application's context. */
export function createStandardServices(context: ServiceContext) {
  return {
    ask: (input: Parameters<typeof askStandard>[1]) => askStandard(context, input),
    makeUploadLink: (input: Parameters<typeof makeUploadLink>[1]) => makeUploadLink(context, input),
    findUploadLink: (input: Parameters<typeof findUploadLink>[1]) => findUploadLink(context, input),
    takeUpload: (input: Parameters<typeof takeUpload>[1]) => takeUpload(context, input),
  };
}
