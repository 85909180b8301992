// Preloaded into the processes that the supervisor starts: the channel closes when the supervisor ends in any way, also
// by `kill -9`, and then this process ends as on SIGTERM, or at the latest after five seconds.
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 5000).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
