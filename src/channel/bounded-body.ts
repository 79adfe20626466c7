import { AppError } from '../errors.ts';

/** Reads a stream to its end. @throws AppError `fileTooLarge` as soon as it is longer than allowed. */
export async function boundedBody(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw new AppError('fileTooLarge', { size, limit });
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
