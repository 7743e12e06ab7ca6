package io.centralita.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

  static List<Topic<?>> topics() {
    return Topics.all();
  }

  @Test
  void theCatalogueIsComplete() throws IllegalAccessException {
    var constants =
        Arrays.stream(Topics.class.getFields())
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .toList();

    assertThat(constants).hasSize(Topics.all().size()).isNotEmpty();
    for (var constant : constants) {
      assertThat(Topics.all().contains(constant.get(null))).as(constant.getName()).isTrue();
    }
    assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aNameSaysTheSideThatOwnsItAndTheVersion(Topic<?> topic) {
    assertThat(topic.name()).matches("[a-z]+\\.[a-z]+\\.v1");
    assertThat(topic.owner())
        .isEqualTo(topic.name().substring(0, topic.name().indexOf('.')) + "-service");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aVocabularyIsOfRecordsThatAreFoundByTheirType(Topic<?> topic) {
    assertThat(topic.vocabulary().isSealed()).isTrue();
    assertThat(topic.records()).isNotEmpty();
    topic
        .records()
        .forEach((type, record) -> {
          assertThat(record.isRecord()).isTrue();
          assertThat(topic.recordOf(type)).isEqualTo(record);
        });
  }

  @Test
  void aTypeOfAnotherTopicIsUnknown() {
    var type = Topic.typeOf(OfferMade.class);

    assertThat(type).isEqualTo("io.centralita.OfferMade.v1");
    assertThat(Topics.LEADS.recordOf(type)).isEqualTo(OfferMade.class);
    assertThat(Topics.SENDS.recordOf(type)).isNull();
  }

  @Test
  void onlyDirectoriesAreKeptForEver() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.kind() == Kind.STATE)
        .containsExactlyInAnyOrder(Topics.LINKS, Topics.NUMBERS, Topics.CATALOGUE);
    assertThat(Topics.all())
        .filteredOn(topic -> topic.kind() == Kind.COMMANDS)
        .containsExactly(Topics.SENDS);
  }

  @Test
  void deadLettersSayWhoseTheyAre() {
    assertThat(Topics.deadLetters("matching.leads.v1", "audit-service"))
        .isEqualTo("matching.leads.v1.audit-service.dlt");
  }
}
