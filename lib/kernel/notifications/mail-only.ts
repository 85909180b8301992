/**
 * Somebody who wants mail about a type, but nothing in the studio, has a row all the same: it waits for the mail. Such a
 * row counts as read since this moment, before which nothing can have been read, and no list shows it.
 */
export const mailOnlyAt = new Date(0);
