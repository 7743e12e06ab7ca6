package io.centralita.contracts.routing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `routing.sends.v1`: what is to reach a person, keyed by recipient and sender, so that what one
/// person gets from one number stays in order. routing-service alone reads it.
public sealed interface SendCommand {

  SendId id();

  Address to();

  BusinessNumber from();

  /// @param id the idempotency key; derive it from what caused the send
  /// @param cause one word for the record: `offer`, `relay`, `introduction`
  /// @param language what the person reads, as far as the one who asks knows; it holds until the
  ///   person writes
  record SendMessage(
      SendId id,
      TenantId tenant,
      Address to,
      BusinessNumber from,
      Body body,
      @Nullable LeadId lead,
      String cause,
      @Nullable Language language)
      implements SendCommand {

    public SendMessage(
        SendId id,
        TenantId tenant,
        Address to,
        BusinessNumber from,
        Body body,
        @Nullable LeadId lead,
        String cause) {
      this(id, tenant, to, from, body, lead, cause, null);
    }
  }

  /// What is said. Who asks for a send says what it means; routing-service knows the words.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
  sealed interface Body {

    /// One of routing-service's messages by name.
    ///
    /// @param variables raw values: codes, ISO instants, decimal numbers; routing-service formats
    ///   them for people
    /// @param timeZone where the reader's clock is, such as `America/Lima`; absent: as
    ///   routing-service has it
    record Template(String name, Map<String, String> variables, @Nullable String timeZone)
        implements Body {
      public Template {
        variables = Map.copyOf(variables);
        if (timeZone != null) {
          var _ = ZoneId.of(timeZone);
        }
      }

      public Template(String name, Map<String, String> variables) {
        this(name, variables, null);
      }
    }

    /// Somebody's own words, passed on.
    ///
    /// @param quotes the carrier's id of the message that they answer, as the recipient has it in
    ///   the same conversation; carriers that cannot show it leave it out
    record Words(
        String text, List<Media> media, @Nullable Location location, @Nullable String quotes)
        implements Body {
      public Words {
        media = media == null ? List.of() : List.copyOf(media);
      }

      public Words(String text, List<Media> media, @Nullable Location location) {
        this(text, media, location, null);
      }

      public Words quoting(@Nullable String message) {
        return new Words(text, media, location, message);
      }
    }
  }

  /// The key of the topic: one recipient and one sender.
  static String orderKey(Address to, BusinessNumber from) {
    return to.channel() + ":" + to.ref() + ":" + from;
  }
}
