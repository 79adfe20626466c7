import { inject, it } from 'vitest';
import { onPostgres } from '../helpers/postgres.ts';
import { directoryPlace, restoreDrill, serverPlace } from './restore-drill.ts';

it('the embedded database comes back from its backup', async () => {
  const place = await directoryPlace();
  await restoreDrill(place, () => {}).finally(place.remove);
}, 180_000);

onPostgres('on a server', () => {
  it('the database comes back from its backup', async () => {
    const provided = inject('postgres') as { url: string };
    const place = await serverPlace(provided.url);
    await restoreDrill(place, () => {}).finally(place.remove);
  }, 180_000);
});
