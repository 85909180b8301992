/** The table of mails, by which the live stream names their changes. */
export const mailEntity = "mail_outbox";
