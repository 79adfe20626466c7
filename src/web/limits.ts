/** Bodies of this API are a few numbers. */
export const MAX_JSON_BYTES = 16 * 1024;

/** Above the limits of the file rules, so that a file somewhat too large is still answered by the assistant, with its reason. */
export const MAX_UPLOAD_BYTES = 25 * 1024 * 1024;

/** The longest text taken, in UTF-16 units; the inbox keeps no more. */
export const MAX_TEXT_LENGTH = 20_000;

/** Far above the longest text: a longer one is refused with a sentence, where closing the socket would make the page send it again. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;

/** Furthest move of the clock at once, in days: everything that falls due on the way is worked off before the answer. */
export const MAX_ADVANCE_DAYS = 366;
