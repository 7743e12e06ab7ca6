package io.centralita.stack;

import java.nio.file.Path;
import java.util.Properties;

/// The broker settings: one node that is broker and controller, sized for a laptop, quick to serve
/// again after it was killed.
final class KafkaSettings {
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  static final int NODE = 1;

  private KafkaSettings() {}

  /// @param afterCrash whether the last run of this log ended without saying so
  static Properties of(Path log, int brokerPort, int controllerPort, boolean afterCrash) {
    var settings = new Properties();
    identity(settings, log, brokerPort, controllerPort);
    sessions(settings, afterCrash);
    oneReplica(settings);
    laptop(settings);
    return settings;
  }

  private static void identity(Properties settings, Path log, int brokerPort, int controllerPort) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE));
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(brokerPort, CONTROLLER_LISTENER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", log.toString());
  }

  /// A broker that was killed is fenced until its old session has timed out, which takes nine
  /// seconds by default: too long to wait for. But a broker with a short session is fenced as well
  /// when a busy machine keeps it from its heartbeat for a moment. So only a start after a crash
  /// has a short one.
  private static void sessions(Properties settings, boolean afterCrash) {
    settings.put("broker.session.timeout.ms", afterCrash ? "2500" : "9000");
    settings.put("broker.heartbeat.interval.ms", "200");
    settings.put("num.recovery.threads.per.data.dir", "2");
  }

  private static void oneReplica(Properties settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
  }

  private static void laptop(Properties settings) {
    settings.put("num.partitions", "4");
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    settings.put("log.cleaner.io.buffer.size", Integer.toString(128 << 10));
    settings.put("log.segment.bytes", Integer.toString(128 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
  }
}
