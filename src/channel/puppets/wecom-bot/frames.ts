import { z } from 'zod';

/** What the platform calls back with, as far as it is read; a frame of another shape is reported and dropped. */
const media = z.object({ url: z.string(), aeskey: z.string().optional(), filename: z.string().optional() });
const text = z.object({ content: z.string() });

const origin = {
  msgid: z.string().min(1),
  chattype: z.enum(['single', 'group']).optional(),
  chatid: z.string().min(1).optional(),
  from: z.object({ userid: z.string().min(1) }),
};

/** What is said in a group must not be taken for a private conversation because the group is missing. */
function knowsItsGroup({
  chattype,
  chatid,
}: {
  chattype?: 'single' | 'group' | undefined;
  chatid?: string | undefined;
}) {
  return chattype !== 'group' || chatid !== undefined;
}

const headers = z.object({ req_id: z.string().min(1) });

export const messageFrame = z.object({
  headers,
  body: z
    .object({
      ...origin,
      msgtype: z.string(),
      text: text.optional(),
      voice: text.optional(),
      image: media.optional(),
      file: media.optional(),
      video: media.optional(),
      mixed: z
        .object({
          msg_item: z.array(z.object({ msgtype: z.string(), text: text.optional(), image: media.optional() })),
        })
        .optional(),
    })
    .refine(knowsItsGroup),
});

const click = z.object({
  event_key: z.string().optional(),
  task_id: z.string().optional(),
  selected_items: z
    .object({
      selected_item: z.array(
        z.object({
          question_key: z.string().optional(),
          option_ids: z.object({ option_id: z.array(z.string()) }).optional(),
        }),
      ),
    })
    .optional(),
});

export const eventFrame = z.object({
  headers,
  body: z
    .object({
      ...origin,
      // A disconnection comes from nobody.
      from: origin.from.optional(),
      event: z.object({
        eventtype: z.string(),
        // The SDK's types have a click's data here; the platform sends it one level deeper.
        ...click.shape,
        template_card_event: click.optional(),
        feedback_event: z
          .object({
            id: z.string(),
            type: z.number(),
            content: z.string().optional(),
            inaccurate_reason_list: z.array(z.union([z.number(), z.string()])).optional(),
          })
          .optional(),
      }),
    })
    .refine(knowsItsGroup),
});

export type MessageFrame = z.infer<typeof messageFrame>;
export type EventFrame = z.infer<typeof eventFrame>;
