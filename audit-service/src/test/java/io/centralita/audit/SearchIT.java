package io.centralita.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchIT extends RunningService {

  @Test
  void everyFilterNarrowsAndTextIsFoundWithoutAccentsAndByItsStart() {
    var story = new Story("filters");
    publish(
        Topics.INTERPRETATIONS,
        story.event(
            story.wrote(
                story.customer,
                0,
                "Se rompió mi CAÑO",
                new Meaning.ServiceRequest("plumbing", null))),
        story.event(story.wrote(story.customer, 5, "Miraflores", new Meaning.Unclear())),
        story.event(story.wrote(story.provider, 7, "sí, acepto", new Meaning.Accept("K7QX"))));
    awaitRows(story, "", 3);

    assertThat(texts(rows(story, "text=cano"), "text")).containsExactly("Se rompió mi CAÑO");
    assertThat(texts(rows(story, "text=ROMP%20mi"), "text")).containsExactly("Se rompió mi CAÑO");
    assertThat(rows(story, "text=rompi%20miraflores")).isEmpty();
    assertThat(rows(story, "text=%26%20%7C%20!%3A*('")).isEmpty();
    assertThat(texts(rows(story, "person=" + story.provider.ref()), "text"))
        .containsExactly("sí, acepto");
    assertThat(texts(rows(story, "trigger=accept"), "text")).containsExactly("sí, acepto");
    assertThat(texts(rows(story, "from=2026-11-20T15:05:00Z&to=2026-11-20T15:07:00Z"), "text"))
        .containsExactly("Miraflores");
    assertThat(texts(rows(story, "from=2026-11-20T10:05:00-05:00&to=2026-11-20T15:07:00Z"), "text"))
        .containsExactly("Miraflores");
    assertThat(rows(story, "direction=outbound")).isEmpty();
    assertThat(rows(story, "type=image")).isEmpty();
  }

  @Test
  void pagesFollowEachOtherWithoutGapsThoughRowsAreAddedMeanwhile() {
    var story = new Story("pages");
    var messages =
        IntStream.range(0, 25)
            .mapToObj(i ->
                story.event(
                    // Five share each instant: the id decides among them.
                    story.wrote(story.customer, i / 5, "n" + i, new Meaning.Unclear())))
            .toList();
    topics.publish(
        messages.stream().map(event -> codec.encode(Topics.INTERPRETATIONS, event)).toList());
    awaitRows(story, "limit=200", 25);

    var first = api().get("pages", "/message-logs?limit=10");
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 99, "new", new Meaning.Unclear())));
    awaitRows(story, "limit=200", 26);
    var second =
        api().get("pages", "/message-logs?limit=10&cursor=" + first.path("next").asString());
    var third =
        api().get("pages", "/message-logs?limit=10&cursor=" + second.path("next").asString());

    var seen =
        Stream.of(first, second, third)
            .flatMap(page -> texts(items(page), "text").stream())
            .toList();
    assertThat(seen).hasSize(25).doesNotHaveDuplicates().doesNotContain("new");
    assertThat(third.has("next") && !third.path("next").isNull()).isFalse();
  }

  @Test
  void nobodySeesAnotherTenantsRows() {
    var story = new Story("mine");
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 0, "Hola", new Meaning.Question())));
    publish(Topics.LEADS, story.event(opened(story)));
    awaitRows(story, "", 2);

    assertThat(items(api().get("other", "/message-logs"))).isEmpty();
    assertThat(items(api().get("other", "/message-logs?lead=" + story.lead))).isEmpty();
    assertThat(items(api().get("other", "/audit-events?lead=" + story.lead))).isEmpty();
  }

  @Test
  void questionsThatCannotBeAnsweredAreRefusedWithACode() {
    for (var bad :
        List.of(
            "lead=7",
            "direction=sideways",
            "type=song",
            "from=yesterday",
            "limit=0",
            "limit=201",
            "cursor=AAAA",
            "cursor=%25",
            "trigger=Robert');--",
            "text=" + "a".repeat(201))) {
      var answer = api().send("/message-logs?" + encoded(bad), Api.token("mine", "audit:read"));
      assertThat(answer.statusCode()).as(bad).isEqualTo(400);
      assertThat(answer.headers().firstValue("content-type").orElseThrow())
          .startsWith("application/problem+json");
      assertThat(answer.body()).contains("\"code\":\"filter-malformed\"");
    }
    assertThat(api().send("/message-logs?leed=1", Api.token("mine", "audit:read")).body())
        .contains("\"code\":\"filter-unknown\"");
    assertThat(api().send("/message-logs", Api.token("mine", "leads:read")).statusCode())
        .isEqualTo(403);
    assertThat(api().send("/message-logs", "nonsense").statusCode()).isEqualTo(401);
  }

  private static String encoded(String query) {
    return query.replace("'", "%27");
  }
}
