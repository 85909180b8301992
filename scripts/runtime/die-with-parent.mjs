// Preloaded into the processes that the supervisor starts: the channel closes when the supervisor ends in any way, also
// by `kill -9`, and then this process ends as on SIGTERM, or at the latest after five seconds.
// Node hands preloads on to the workers that such a process starts itself; those are not ours to watch.
if (process.channel && String(process.ppid) === process.env.ATELIER_SUPERVISOR_PID) {
  // A listener for "disconnect" would keep an otherwise finished process alive.
  process.channel.unref();
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), 5000).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
