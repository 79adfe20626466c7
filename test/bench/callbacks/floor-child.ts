import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';

/**
 * Inserts rows like those of callbacks, bare, for so many ms; sends how many. The same two writes that storing a message is, in one statement with
 * nothing else, over as many connections as an instance has.
 */
const [url = '', forMs = '0', connections = '10', seed = '0'] = process.argv.slice(2);
const PEOPLE = 900;
const pool = new Pool({ connectionString: url, max: Number(connections) });
const until = Date.now() + Number(forMs);
const payload = JSON.stringify({ text: '营业厅等候多久算超时' });
let count = 0;

await Promise.all(
  Array.from({ length: Number(connections) }, async (_, line) => {
    for (let at = line; Date.now() < until; at += Number(connections)) {
      const conversation = `u:floor-${seed}-${at % PEOPLE}`;
      await pool.query({
        name: 'floor',
        text: `WITH taken AS (INSERT INTO bare.conversation (id, "nextSeq") VALUES ($1, 2)
            ON CONFLICT (id) DO UPDATE SET "nextSeq" = conversation."nextSeq" + 1 RETURNING "nextSeq" - 1 AS seq)
          INSERT INTO bare.inbox (id, "conversationId", seq, "senderId", channel, payload, "receivedAt", status)
          SELECT $2, $1, seq, $3, 'wecomApp', $4::jsonb, $5, 'pending' FROM taken`,
        values: [conversation, randomUUID(), `floor-${at % PEOPLE}`, payload, new Date()],
      });
      count += 1;
    }
  }),
);
await pool.end();
process.send!(count);
process.disconnect();
