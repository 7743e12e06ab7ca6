package io.centralita.fleet;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Ctrl-C ends the process in order; a second one ends it at once. The JVM by itself ignores the
/// second.
///
/// Signals have no public API in Java, so the one there is is reached by reflection; where it is
/// missing, the second Ctrl-C is ignored as ever.
final class SecondInterrupt {
  private static final int INTERRUPTED = 130;
  private static final Duration SAME_KEYPRESS = Duration.ofMillis(300);

  private SecondInterrupt() {}

  static void halts() {
    var first = new AtomicLong();
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var onInterrupt =
          Proxy.newProxyInstance(
              SecondInterrupt.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, _) -> {
                if (!method.getName().equals("handle")) {
                  return method.getName().equals("hashCode")
                      ? System.identityHashCode(proxy)
                      : proxy;
                }
                interrupt(first);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), onInterrupt);
    } catch (ReflectiveOperationException _) {
      // Ctrl-C still stops in order.
    }
  }

  /// Shells and process supervisors deliver one Ctrl-C twice at times: what follows at once is not
  /// meant.
  private static void interrupt(AtomicLong first) {
    var now = System.nanoTime();
    if (first.compareAndSet(0, now)) {
      Thread.ofPlatform().name("exit").start(() -> System.exit(INTERRUPTED));
    } else if (now - first.get() > SAME_KEYPRESS.toNanos()) {
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }
}
