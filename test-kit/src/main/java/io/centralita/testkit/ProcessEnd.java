package io.centralita.testkit;

/// How processes end. `Process.onExit()` needs a thread of the common pool, which has one on two
/// processors: once that one is lost, whoever waits that way waits for ever.
public final class ProcessEnd {
  private ProcessEnd() {}

  /// The end that no process can prepare for: `kill -9`.
  public static void kill(Process process) {
    process.destroyForcibly();
    await(process);
  }

  /// @return what it ended with
  public static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process ends", interrupted);
    }
  }
}
