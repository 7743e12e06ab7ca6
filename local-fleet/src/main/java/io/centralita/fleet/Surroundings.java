package io.centralita.fleet;

import io.centralita.fleet.FleetMember.Need;
import io.centralita.stack.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a member is told about the world, in the names that its settings file reads. Alone, a
/// service gets the same from its environment; in one JVM each gets its own, as arguments, which
/// come before any environment.
///
/// @param ports where each member listens, by its name
/// @param settings what all of them are told besides
record Surroundings(
    String kafka,
    Function<String, Database> databases,
    FleetKeys keys,
    Path data,
    Map<String, Integer> ports,
    Map<String, String> settings) {
  static final String ACCOUNT = "AC" + "0".repeat(32);
  static final String GATEWAY = "gateway-service";
  private static final String PROXY = "proxy-service";
  static final String SIMULATOR = "twilio-simulator";

  String[] of(FleetMember member) {
    var told = new ArrayList<String>();
    tell(told, "spring.config.name", member.name());
    tell(told, "server.port", Integer.toString(port(member.name())));
    tell(told, "SERVER_PORT", Integer.toString(port(member.name())));
    // There is one of each here, and it keeps its place in its consumer groups over a restart.
    tell(told, "INSTANCE_ID", "local");
    tell(told, "KAFKA_BOOTSTRAP_SERVERS", kafka);
    tell(told, "JWT_PUBLIC_KEY", keys.jwtPublicKey().toUri().toString());
    if (member.hasDatabase()) {
      var database = databases.apply(member.database());
      tell(told, "DATABASE_URL", database.url());
      tell(told, "DATABASE_USERNAME", database.username());
      tell(told, "DATABASE_PASSWORD", database.password());
    }
    if (member.needs().contains(Need.ADDRESS_KEYS)) {
      tell(told, "ADDRESS_KEYS", keys.addressKeys().toString());
    }
    if (member.needs().contains(Need.TWILIO)) {
      tellAboutTwilio(told);
      tellAboutTheOthers(told);
    }
    if (member.name().equals(PROXY)) {
      // The demo marketplace's account of the Proxy API, whose callbacks stay on this machine.
      tell(told, "PROXY_ACCOUNTS", "aliado:" + ACCOUNT + ":" + keys.twilioAuthToken());
      tell(told, "CALLBACK_PRIVATE_HOSTS", "localhost");
      tell(told, "TWILIO_AUTH_TOKEN", keys.twilioAuthToken());
      tell(told, "CALLS_ASK_URL", url(PROXY) + "/twilio/calls");
    }
    settings.forEach((name, value) -> tell(told, name, value));
    return told.toArray(String[]::new);
  }

  String url(String member) {
    return "http://localhost:" + port(member);
  }

  private int port(String member) {
    return ports.getOrDefault(member, 0);
  }

  private void tellAboutTwilio(List<String> told) {
    tell(told, "TWILIO_ACCOUNT_SID", ACCOUNT);
    tell(told, "TWILIO_AUTH_TOKEN", keys.twilioAuthToken());
    tell(told, "TWILIO_BASE_URL", url(SIMULATOR));
    tell(told, "PUBLIC_URL", url(GATEWAY));
    tell(told, "CALLS_ASK_URL", ports.containsKey(PROXY) ? url(PROXY) + "/twilio/calls" : "");
    tell(told, "GATEWAY_PUBLIC_URL", url(GATEWAY));
    // The simulator is as fast as it can, and a clock that is set fills no bucket.
    tell(told, "SENDERS_TWILIO_SMS", "0");
    tell(told, "SENDERS_TWILIO_WHATSAPP", "0");
    tell(told, "SIMULATOR_WEBHOOK_URL", url(GATEWAY) + "/twilio/messages#rc=5&rp=all");
    tell(told, "SIMULATOR_VOICE_URL", url(GATEWAY) + "/twilio/calls#rc=2&rp=all");
    tell(told, "SIMULATOR_VOICE_STATUS_URL", url(GATEWAY) + "/twilio/calls/status#rc=5&rp=all");
    tell(told, "SIMULATOR_DATA", data.resolve("simulator").toString());
    tell(told, "MEDIA_FOLDER", data.resolve("media").toString());
    tell(told, "SPOOL_FOLDER", data.resolve("spool").toString());
  }

  /// The simulator is Meta and Kommo too, each with secrets of its own.
  private void tellAboutTheOthers(List<String> told) {
    tell(told, "META_BASE_URL", url(SIMULATOR) + "/v23.0");
    tell(told, "META_MEDIA_URL", url(SIMULATOR) + "/v23.0");
    tell(told, "META_BUSINESS_ACCOUNT", "200000000000001");
    tell(told, "META_TOKEN", "meta-token-" + keys.twilioAuthToken());
    tell(told, "META_APP_SECRET", "meta-app-" + keys.twilioAuthToken());
    tell(told, "META_VERIFY_TOKEN", "meta-verify-" + keys.twilioAuthToken());
    tell(told, "SIMULATOR_META_WEBHOOK_URL", url(GATEWAY) + "/meta/webhooks#rc=5&rp=all");
    tell(told, "KOMMO_BASE_URL", url(SIMULATOR));
    tell(told, "KOMMO_CHANNEL_ID", "c0000000-0000-4000-8000-000000000003");
    tell(told, "KOMMO_CHANNEL_SECRET", "kommo-" + keys.twilioAuthToken());
    tell(told, "KOMMO_BOT_ID", "b0000000-0000-4000-8000-000000000003");
    tell(told, "SIMULATOR_KOMMO_WEBHOOK_URL", url(GATEWAY) + "/kommo/webhooks#rc=5&rp=all");
  }

  private static void tell(List<String> told, String name, String value) {
    told.add("--" + name + "=" + value);
  }
}
