package io.centralita.matching.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.question.OpenQuestion.Answer;
import io.centralita.matching.question.OpenQuestion.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OpenQuestionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final LeadId A = new LeadId(EventIds.derived("lead", "A"));
  private static final LeadId B = new LeadId(EventIds.derived("lead", "B"));

  private static OpenQuestion which(Kind kind, @Nullable String detail) {
    return new OpenQuestion(kind, List.of(A.toString(), B.toString()), detail, NOON);
  }

  private static final OpenQuestion SERVICE =
      new OpenQuestion(Kind.SERVICE, List.of("plumbing", "electrical"), "150116", NOON);

  private static Optional<Answer> answered(OpenQuestion question, Meaning said) {
    return question.answeredBy(said, option -> option.equals(B.toString()));
  }

  private static Optional<Answer> means(Meaning meaning) {
    return Optional.of(new Answer(meaning, null));
  }

  @Test
  void theSecondIsTheSecondOfWhatWasAsked() {
    var second = new Choice(2);
    var b = B.toString();

    assertThat(answered(which(Kind.CANCEL, null), second)).isEqualTo(means(new Cancel(b)));
    assertThat(answered(which(Kind.ACCEPT, null), second)).isEqualTo(means(new Accept(b)));
    assertThat(answered(which(Kind.DECLINE, null), second)).isEqualTo(means(new Decline(b)));
    assertThat(answered(which(Kind.START, null), second)).isEqualTo(means(new StartJob(b)));
    assertThat(answered(which(Kind.FINISH, null), second)).isEqualTo(means(new FinishJob(b)));
    assertThat(answered(which(Kind.RATE, "4"), second)).isEqualTo(means(new Rate(4, b)));
    assertThat(answered(which(Kind.LIST, "3"), second)).contains(new Answer(new Choice(3), B));
    assertThat(answered(SERVICE, second))
        .isEqualTo(means(new ServiceRequest("electrical", "150116")));
  }

  @Test
  void aNumberAfterHowWasItIsStarsAndNothingElseIs() {
    var stars = new OpenQuestion(Kind.STARS, List.of(A.toString()), null, NOON);

    assertThat(answered(stars, new Choice(2))).isEqualTo(means(new Rate(2, A.toString())));
    assertThat(answered(stars, new Choice(7))).isEqualTo(means(new Rate(0, A.toString())));
    assertThat(answered(stars, new Accept(null))).isEmpty();
    assertThat(answered(stars, new ServiceRequest("painting", null))).isEmpty();
    assertThat(stars.endsWith(new Rate(0, null))).as("how many was asked again").isFalse();
    assertThat(stars.endsWith(new Rate(2, null))).isTrue();
  }

  @Test
  void yesMovesARequestWhereThatWasAsked() {
    var move = new OpenQuestion(Kind.MOVE, List.of("150116"), A.toString(), NOON);

    assertThat(answered(move, new Accept(null)))
        .contains(new Answer(new ServiceRequest(null, "150116"), A));
    assertThat(answered(move, new Choice(1))).isEmpty();
    assertThat(answered(move, new Decline(null))).isEmpty();
  }

  @Test
  void aNumberThatIsNotThereIsAskedOnceMore() {
    assertThat(answered(which(Kind.CANCEL, null), new Choice(3)))
        .isEqualTo(means(new Cancel(null)));
    assertThat(answered(which(Kind.RATE, "4"), new Choice(5))).isEqualTo(means(new Rate(4, null)));
    assertThat(answered(which(Kind.LIST, "3"), new Choice(3))).isEqualTo(means(new Choice(3)));
    assertThat(answered(SERVICE, new Choice(3))).isEmpty();
  }

  @Test
  void theJobItselfIsAnAnswer() {
    var painting = new ServiceRequest("painting", null);

    assertThat(answered(which(Kind.CANCEL, null), painting))
        .isEqualTo(means(new Cancel(B.toString())));
    assertThat(answered(which(Kind.CANCEL, null), new Cancel(null, "painting", null, null, null)))
        .isEqualTo(means(new Cancel(B.toString())));
    assertThat(answered(which(Kind.CANCEL, null), new Cancel(null, null, null, 2, null)))
        .isEqualTo(means(new Cancel(B.toString())));
    assertThat(answered(which(Kind.LIST, "2"), painting)).contains(new Answer(new Choice(2), B));
    assertThat(which(Kind.CANCEL, null).answeredBy(painting, _ -> true)).as("both").isEmpty();
    assertThat(which(Kind.CANCEL, null).answeredBy(painting, _ -> false)).as("neither").isEmpty();
  }

  @Test
  void theServiceIsWantedWhereTheySaidBefore() {
    assertThat(answered(SERVICE, new ServiceRequest("painting", null)))
        .isEqualTo(means(new ServiceRequest("painting", "150116")));
    assertThat(answered(SERVICE, new ServiceRequest("painting", "150122"))).isEmpty();
  }

  @Test
  void theServiceThatTheySaidIsWantedInTheSecondPlace() {
    var where =
        new OpenQuestion(Kind.PLACE, List.of("150122", "150104", "150116"), "plumbing", NOON);

    assertThat(answered(where, new Choice(2)))
        .isEqualTo(means(new ServiceRequest("plumbing", "150104")));
    assertThat(answered(where, new Choice(4))).isEmpty();
    assertThat(answered(where, new ServiceRequest(null, "150131"))).isEmpty();
    assertThat(answered(where, new ServiceRequest("painting", null))).isEmpty();
  }

  @Test
  void yesIsAnAnswerWhereThereIsOneToSayItTo() {
    var one = new OpenQuestion(Kind.SERVICE, List.of("moving"), null, NOON);

    assertThat(answered(one, new Accept(null)))
        .isEqualTo(means(new ServiceRequest("moving", null)));
    assertThat(answered(one, new Accept("K7QX"))).isEmpty();
    assertThat(answered(SERVICE, new Accept(null))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "SERVICE", mode = Mode.EXCLUDE)
  void whateverElseTheySayEndsTheQuestion(Kind kind) {
    assertThat(which(kind, "2").endsWith(new ServiceRequest(null, "150122"))).isTrue();
    assertThat(which(kind, "2").endsWith(new Accept(null))).isTrue();
    assertThat(which(kind, "2").endsWith(new Unclear())).isFalse();
  }

  @Test
  void theServiceIsAskedForUntilTheySayIt() {
    assertThat(SERVICE.endsWith(new ServiceRequest(null, "150122"))).isFalse();
    assertThat(SERVICE.endsWith(new Accept(null))).isFalse();
    assertThat(SERVICE.endsWith(new ServiceRequest("painting", null))).isTrue();
    assertThat(SERVICE.endsWith(new Meaning.OptOut())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theAnswerComesInTimeAndNotBeforeTheQuestion(Kind kind) {
    assertThat(which(kind, "1").waitedAt(NOON.plus(Duration.ofMinutes(14)))).isTrue();
    assertThat(which(kind, "1").waitedAt(NOON.minusSeconds(1))).isFalse();
    assertThat(which(kind, "1").waitedAt(NOON.plus(Duration.ofHours(25)))).isFalse();
  }

  @Test
  void onlyTheServiceWaitsForHours() {
    assertThat(SERVICE.waitedAt(NOON.plus(Duration.ofHours(9)))).isTrue();
    assertThat(which(Kind.CANCEL, null).waitedAt(NOON.plus(Duration.ofMinutes(16)))).isFalse();
  }

  @Test
  void whatTheyAlsoAskedForIsAnsweredByYesOrItsTradeAndNotByANumber() {
    var also = new OpenQuestion(Kind.ALSO, List.of("painting:150140", "gardening"), null, NOON);
    var painting = new ServiceRequest("painting", "150140");
    var gardening = new ServiceRequest("gardening", null);

    assertThat(answered(also, new Accept(null)))
        .contains(new Answer(painting, null, List.of(gardening)));
    assertThat(answered(also, new ServiceRequest("gardening", null)))
        .contains(new Answer(gardening, null, List.of(painting)));
    assertThat(answered(also, new Choice(2))).isEmpty();
    assertThat(also.endsWith(new Choice(2))).isFalse();
    assertThat(also.isLeftBy(new Decline(null))).isTrue();
    assertThat(also.isLeftBy(new Decline("7K2M"))).isFalse();
  }
}
