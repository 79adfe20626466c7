import { createHash } from 'node:crypto';
import type { Database } from '../../store/database.ts';
import type { LibraryClause, LibrarySnapshot } from './library.ts';
import type { Models } from './models.ts';

/** Of a clause with its headings; embedding models read no more, and its beginning says what it is about. */
const MAX_CHARS = 1_200;
/** Texts of one request, and rows of one look into the database. */
const BATCH = 32;
const LOOKED_UP = 1_000;
/** After a failure the server is left alone for so long, real ms. */
const RETRY_MS = 300_000;

/** The clauses of one snapshot as directions, in the order of its clauses. */
export interface ClauseVectors {
  /** Cosine of every clause with a question's vector; undefined where the lengths differ. */
  cosines(question: Float32Array): Float32Array | undefined;
}

type Entry = { vectors?: ClauseVectors; loading?: Promise<void>; retryAt: number };

/**
 * Vectors of clauses, loaded beside the library and never waited for: a question asked before they are there is answered without them. Kept in the
 * database by text and model, so that no instance asks for one twice.
 */
export function createClauseVectors(options: {
  db: Database;
  embed: NonNullable<Models['embed']>;
  realNow: () => Date;
  onError: (error: unknown) => void;
}) {
  const { db, embed, realNow, onError } = options;
  const entries = new WeakMap<LibrarySnapshot, Entry>();
  /** One load after the other: two snapshots share most of their texts. */
  let queue: Promise<void> = Promise.resolve();
  let stopped = false;

  async function load(library: LibrarySnapshot, entry: Entry): Promise<void> {
    const texts = library.clauses.map(textOf);
    const hashes = texts.map(hashOf);
    const known = await stored([...new Set(hashes)]);
    const missing = [...new Map(hashes.map((hash, at) => [hash, texts[at] ?? ''])).entries()].filter(
      ([hash]) => !known.has(hash),
    );
    for (let from = 0; from < missing.length && !stopped; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      // Another instance may have asked for these meanwhile.
      for (const [hash, vector] of await stored(batch.map(([hash]) => hash))) known.set(hash, vector);
      const open = batch.filter(([hash]) => !known.has(hash));
      if (open.length === 0) continue;
      const answer = await embed.texts(open.map(([, text]) => text));
      if (stopped) return;
      if (answer.kind === 'failed') {
        entry.retryAt = realNow().getTime() + RETRY_MS;
        return;
      }
      const rows = open.map(([textHash], at) => ({ textHash, vector: answer.vectors[at] ?? new Float32Array() }));
      for (const { textHash, vector } of rows) known.set(textHash, vector);
      await db.prisma.textEmbedding.createMany({
        data: rows.map(({ textHash, vector }) => ({ textHash, model: embed.model, vector: toBytes(vector) })),
        skipDuplicates: true,
      });
    }
    if (!stopped) entry.vectors = asMatrix(hashes.map(hash => known.get(hash)));
  }

  async function stored(hashes: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (let from = 0; from < hashes.length; from += LOOKED_UP) {
      const rows = await db.prisma.textEmbedding.findMany({
        where: { model: embed.model, textHash: { in: hashes.slice(from, from + LOOKED_UP) } },
        select: { textHash: true, vector: true },
      });
      for (const { textHash, vector } of rows) found.set(textHash, fromBytes(vector));
    }
    return found;
  }

  return {
    /** The vectors of a snapshot where they are there; otherwise their loading begins in the background. */
    of(library: LibrarySnapshot): ClauseVectors | undefined {
      const entry: Entry = entries.get(library) ?? { retryAt: 0 };
      entries.set(library, entry);
      if (!entry.vectors && !entry.loading && realNow().getTime() >= entry.retryAt) {
        entry.loading = queue = queue
          .then(() => load(library, entry))
          .catch(error => {
            entry.retryAt = realNow().getTime() + RETRY_MS;
            if (!stopped) onError(error);
          })
          .finally(() => {
            delete entry.loading;
          });
      }
      return entry.vectors;
    },
    /** Resolves when nothing is being loaded. */
    idle: (): Promise<void> => queue,
    /** What is being loaded is given up: it is asked for again at the next start. */
    stop(): void {
      stopped = true;
    },
  };
}

export type ClauseVectorStore = ReturnType<typeof createClauseVectors>;

function textOf({ title, text }: LibraryClause): string {
  return `${title}\n${text}`.slice(0, MAX_CHARS);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toBytes(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(vector.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of vector.entries()) view.setFloat32(at * 4, value, true);
  return bytes;
}

function fromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.byteLength / 4) }, (_, at) => view.getFloat32(at * 4, true));
}

/** All vectors at length one in one array; a clause whose vector has another length than the first counts as unlike everything. */
function asMatrix(vectors: readonly (Float32Array | undefined)[]): ClauseVectors {
  const length = vectors.find(vector => vector !== undefined)?.length ?? 0;
  const matrix = new Float32Array(vectors.length * length);
  vectors.forEach((vector, at) => {
    if (vector?.length === length) matrix.set(normalised(vector), at * length);
  });
  return {
    cosines(question) {
      if (length === 0 || question.length !== length) return undefined;
      const direction = normalised(question);
      const cosines = new Float32Array(vectors.length);
      for (let at = 0; at < vectors.length; at++) {
        let sum = 0;
        for (let i = 0; i < length; i++) sum += (matrix[at * length + i] ?? 0) * (direction[i] ?? 0);
        cosines[at] = sum;
      }
      return cosines;
    },
  };
}

function normalised(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sum === 0 ? vector : vector.map(value => value / Math.sqrt(sum));
}
