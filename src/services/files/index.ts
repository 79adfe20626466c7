import type { ServiceContext } from '../context.ts';
import { showPhotos } from './show-photos.ts';

/** The use cases of this feature, bound to the application's context. */
export function createFileServices(context: ServiceContext) {
  return {
    showPhotos: (input: Parameters<typeof showPhotos>[1]) => showPhotos(context, input),
  };
}
