package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every body in JSON is taken as it is meant, or refused with what it should be: none of these is
/// coerced into what a field takes.
class BodiesIT extends Backoffice {
  private static final String TENANT = "bodies";
  private static final String ANY = "0190b3f4-7c1e-7d2a-9b60-6c1f0e5a1234";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          POST | /providers                    | {'votes':1.5}            | votes
          POST | /providers                    | {'votes':'3'}            | votes
          POST | /providers                    | {'rating':'4.5'}         | rating
          POST | /providers                    | {'name':7}               | name
          POST | /providers                    | {'jobsAtOnce':'2'}       | jobsAtOnce
          POST | /providers                    | {'channel':0}            | channel
          POST | /providers                    | {'language':''}          | language
          POST | /providers                    | {'categories':[1]}       | categories
          POST | /providers/import             | [{'votes':'3'}]          | votes
          POST | /providers/{id}/pause         | {'until':1900000000}     | until
          POST | /providers/{id}/pause         | {'until':''}             | until
          POST | /leads/{id}/rate              | {'stars':'3'}            | stars
          POST | /leads/{id}/rate              | {'stars':4.9}            | stars
          POST | /leads/{id}/rate              | {'stars':true}           | stars
          POST | /leads/{id}/rate              | {'stars':''}             | stars
          POST | /leads/{id}/rate              | {'stars':null}           | stars
          POST | /leads/{id}/cancel            | {'reason':1}             | reason
          POST | /leads/{id}/cancel            | {'reason':''}            | reason
          PUT  | /settings                     | {'offersAtOnce':'3'}     | offersAtOnce
          PUT  | /settings                     | {'jobsAtOnce':1.0}       | jobsAtOnce
          PUT  | /settings                     | {'answerWithin':900}     | answerWithin
          PUT  | /settings                     | {'timeZone':5}           | timeZone
          PUT  | /catalogue/categories/solar   | {'spanishName':1}        | spanishName
          PUT  | /catalogue/categories/solar   | {'examples':[true]}      | examples
          PUT  | /catalogue/districts/x        | {'latitude':'1'}         | latitude
          PUT  | /catalogue/districts/x        | {'longitude':false}      | longitude
          """)
  void whatIsOfAnotherKindIsRefusedAndNamed(String method, String path, String body, String field) {
    var answer = sent(method, path.replace("{id}", ANY), body);

    refused(answer, 400, "body-unreadable");
    assertThat(json(answer).path("detail").asString()).startsWith("Send " + field);
  }

  @Test
  void aPatchTakesNothingElseEither() {
    var provider = created(TENANT, row("p1", "+51911300091", ""));
    for (var patch :
        new String[] {
          "{'votes':1.5}",
          "{'votes':'3'}",
          "{'rating':'4.5'}",
          "{'name':7}",
          "{'jobsAtOnce':true}",
          "{'channel':0}",
          "{'categories':'plumbing'}",
          "{'districts':[150122]}"
        }) {
      refused(sent("PATCH", "/providers/" + provider, patch), 400, "patch-unreadable");
    }
    assertThat(ok(sent("PATCH", "/providers/" + provider, "{'votes':3}")).path("votes").asInt())
        .isEqualTo(3);
  }

  private static HttpResponse<String> sent(String method, String path, String body) {
    var json = body.replace('\'', '"');
    return switch (method) {
      case "POST" -> service.post(path, TENANT, ALL, json);
      case "PUT" -> service.put(path, TENANT, ALL, json);
      default -> service.patch(path, TENANT, ALL, json);
    };
  }
}
