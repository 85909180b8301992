import * as z from "zod/mini";

/** A new password: the bounds the server has, too. */
export const newPassword = z
  .string()
  .check(z.minLength(8, "At least 8 characters."), z.maxLength(128, "At most 128 characters."));

export const passwordHint = "At least 8 characters. Unrelated words work well.";
