import * as z from "zod";

/** A new password: the bounds the server has, too. */
export const newPassword = z.string().min(8, "At least 8 characters.").max(128, "At most 128 characters.");

export const passwordHint = "At least 8 characters. Unrelated words work well.";
