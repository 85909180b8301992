/** Next calls this once, when the server has loaded and before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { offerSignedLinks } = await import("@/lib/kernel/storage/answer-signed-link");
  offerSignedLinks();
}
