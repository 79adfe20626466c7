import type { ServiceContext } from '../context.ts';
import { findUploadLink } from './find-link.ts';
import { makeUploadLink } from './make-link.ts';
import { takeUpload } from './take-upload.ts';

/** The use cases of this feature, bound to the application's context. */
export function createUploadServices(context: ServiceContext) {
  return {
    makeLink: (input: Parameters<typeof makeUploadLink>[1]) => makeUploadLink(context, input),
    findLink: (input: Parameters<typeof findUploadLink>[1]) => findUploadLink(context, input),
    take: (input: Parameters<typeof takeUpload>[1]) => takeUpload(context, input),
  };
}
