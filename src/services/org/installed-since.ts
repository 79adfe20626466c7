import type { ServiceContext } from '../context.ts';

/** When this installation first ran, noted once: nothing is asked for of what was over before. */
export async function installedSince(context: ServiceContext, now: Date): Promise<Date> {
  const { setting } = context.db.prisma;
  // Named after what first asked.
  const key = 'reportingSince';
  await setting.createMany({ data: { key, value: now.toISOString() }, skipDuplicates: true });
  const noted = await setting.findUniqueOrThrow({ where: { key } });
  return new Date(noted.value as string);
}
