package io.centralita.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import io.centralita.testkit.TestTopics;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// People who write all at once, each one message after the other, and what they were thanked for.
final class Talk implements AutoCloseable {
  private static final AtomicInteger TALKS = new AtomicInteger();

  private final int talk = TALKS.incrementAndGet();
  private final Pattern sids = Pattern.compile("\"(SM" + talk + "t(\\d{4})n\\d+)\"");
  private final TwilioClient twilio;
  private final Map<Integer, List<String>> acknowledged = new ConcurrentHashMap<>();
  private final List<Integer> refusals = java.util.Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  Talk(int port) {
    this.twilio = new TwilioClient(port, TestGateway.PUBLIC_URL, TestGateway.TOKEN);
  }

  /// Returns at once; people write until [#end()].
  Talk begin(int count) {
    for (int person = 0; person < count; person++) {
      int number = person;
      acknowledged.put(number, new ArrayList<>());
      people.execute(() -> write(number));
    }
    return this;
  }

  private void write(int person) {
    for (int message = 0; !over; message++) {
      var sid = "SM%dt%04dn%d".formatted(talk, person, message);
      int status = post(person, sid);
      if (status == 200) {
        acknowledged.get(person).add(sid);
      } else {
        refusals.add(status);
      }
    }
  }

  /// @return 0 when nobody was there
  int post(int person, String sid) {
    var from = "+5198%07d".formatted(person);
    var form = Forms.with(Forms.whatsapp(sid, Numbers.MAIN, "Hola"), "From", "whatsapp:" + from);
    try {
      return twilio.post("/twilio/messages", form).statusCode();
    } catch (UncheckedIOException gone) {
      return 0;
    }
  }

  HttpResponse<String> post(String path, Map<String, String> form) {
    return twilio.post(path, form);
  }

  static boolean holds(byte[] event, String sid) {
    return new String(event, StandardCharsets.UTF_8).contains("\"" + sid + "\"");
  }

  int get(String path) {
    return twilio.get(path).statusCode();
  }

  int acknowledged() {
    return acknowledged.values().stream().mapToInt(List::size).sum();
  }

  List<Integer> refusals() {
    return List.copyOf(refusals);
  }

  void end() {
    over = true;
    people.close();
  }

  /// Each message that was acknowledged is there once for whoever passes over ids that he has seen,
  /// and in the order in which its person wrote.
  void arrivedOnceAndInOrder(TestTopics topics) {
    var seen = new HashSet<String>();
    var arrived = new LinkedHashMap<Integer, List<String>>();
    for (var record : topics.records(Topics.MESSAGES.name())) {
      var sid = sids.matcher(new String(record.value(), StandardCharsets.UTF_8));
      var id =
          new String(record.headers().lastHeader(EventCodec.ID).value(), StandardCharsets.UTF_8);
      if (sid.find() && seen.add(id)) {
        var person = Integer.valueOf(sid.group(2));
        arrived.computeIfAbsent(person, _ -> new ArrayList<>()).add(sid.group(1));
      }
    }
    acknowledged.forEach((person, expected) -> {
      var found = arrived.getOrDefault(person, List.of());
      assertThat(found.stream().filter(new HashSet<>(expected)::contains).toList())
          .as("person %d", person)
          .isEqualTo(expected);
    });
  }

  @Override
  public void close() {
    end();
    twilio.close();
  }
}
