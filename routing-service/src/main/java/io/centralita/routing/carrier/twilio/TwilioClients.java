package io.centralita.routing.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import io.centralita.kit.loop.WorkLoop;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The client of the account.
@Configuration(proxyBeanMethods = false)
class TwilioClients {
  private static final Duration CONTENT_PAUSE = Duration.ofSeconds(2);

  @Bean
  TwilioRestClient twilio(TwilioSettings settings) {
    return new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
        .httpClient(new TwilioHttp(settings))
        .build();
  }

  /// Looks now and then whether Twilio knows all templates.
  @Bean
  WorkLoop contentPublishing(TwilioContents contents) {
    return new WorkLoop("content-publishing", CONTENT_PAUSE, contents::publish);
  }
}
