package io.centralita.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceTwiMLTest {
  @Test
  void readsADialWithAllThatItSays() {
    var verbs =
        verbs(
            """
            <Response><Dial callerId="+5117000101" timeout="20" timeLimit="600" answerOnBridge="true"
              action="/ended?x=1&amp;y=2" method="GET"><Number statusCallback="/progress"
              statusCallbackEvent="initiated answered">+51912345001</Number></Dial></Response>
            """);

    assertThat(verbs)
        .containsExactly(
            new Verb.Dial(
                Optional.of("+5117000101"),
                Duration.ofSeconds(20),
                Duration.ofMinutes(10),
                true,
                Optional.of(new Verb.Target("/ended?x=1&y=2", "GET")),
                List.of(
                    new Verb.Callee(
                        "+51912345001",
                        Optional.of(Verb.Target.post("/progress")),
                        List.of("initiated", "answered"),
                        Optional.empty()))));
  }

  @Test
  void readsTheOtherVerbsInTheirOrder() {
    assertThat(
            verbs(
                """
                <Response><Pause length="2"/><Say language="es-MX">Hola &amp; chau</Say>
                  <Play>https://x/y.mp3</Play><Redirect>/more</Redirect><Reject reason="busy"/><Hangup/>
                </Response>
                """))
        .containsExactly(
            new Verb.Pause(Duration.ofSeconds(2)),
            new Verb.Say("Hola & chau", "es-MX"),
            new Verb.Play("https://x/y.mp3"),
            new Verb.Redirect(Verb.Target.post("/more")),
            new Verb.Reject(true),
            new Verb.Hangup());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | 12100
          hello                                    | 12100
          <Response><Say>                          | 12100
          <!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname">]><Response><Say>&f;</Say></Response> | 12100
          <Answer/>                                | 12200
          <Response><Sing>la</Sing></Response>     | 12200
          <Response><Dial><Client>x</Client></Dial></Response> | 12200
          """)
  void aDocumentThatCannotBeFollowedHasTwiliosCode(String document, int code) {
    assertThat(VoiceTwiML.read(document))
        .isInstanceOfSatisfying(
            VoiceScript.Broken.class, no -> assertThat(no.trouble().code()).isEqualTo(code));
  }

  @Test
  void anAttributeThatNobodyKnowsIsLeftOutWithAWarning() {
    assertThat(
            VoiceTwiML.read(
                "<Response><Dial ringTone='pe' timeout='x'>+51912345001</Dial></Response>"))
        .isInstanceOfSatisfying(
            VoiceScript.Written.class,
            script -> {
              assertThat(script.verbs()).hasSize(1);
              assertThat(script.warnings()).extracting(Trouble::code).containsExactly(12200, 12200);
            });
  }

  private static List<Verb> verbs(String document) {
    return ((VoiceScript.Written) VoiceTwiML.read(document)).verbs();
  }
}
