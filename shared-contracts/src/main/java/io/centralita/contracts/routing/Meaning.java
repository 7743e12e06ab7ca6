package io.centralita.contracts.routing;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.centralita.contracts.values.SpokenTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one message means, decided once for everybody.
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface Meaning {

  /// Somebody needs a job done. Either part may still be missing, not both.
  ///
  /// @param category code of the service category
  /// @param district code of the district
  record ServiceRequest(@Nullable String category, @Nullable String district) implements Meaning {

    public ServiceRequest {
      if (category == null && district == null) {
        throw new IllegalArgumentException("A service request names a category or a district");
      }
    }
  }

  /// One of the things that were listed, counted from 1.
  record Choice(int position) implements Meaning {}

  /// @param reference an offer's id or a lead's short code, where the person or the button named
  ///   one
  record Accept(@Nullable String reference) implements Meaning {}

  record Decline(@Nullable String reference) implements Meaning {}

  record StartJob(@Nullable String reference) implements Meaning {}

  record FinishJob(@Nullable String reference) implements Meaning {}

  /// @param stars 1 to 5; 0 when they named another number
  record Rate(int stars, @Nullable String reference) implements Meaning {}

  /// The customer no longer wants it. What they said of it is as they said it: whether they have
  /// such a request, and only one, is still to be seen. With nothing but absent parts it is the one
  /// that they have.
  ///
  /// @param category code of the service category of what is to be cancelled
  /// @param district code of its district
  /// @param position of what was listed, counted from 1
  /// @param all whether they said "all of them", "both"; absent: they did not
  record Cancel(
      @Nullable String reference,
      @Nullable String category,
      @Nullable String district,
      @Nullable Integer position,
      @Nullable Boolean all)
      implements Meaning {

    public Cancel(@Nullable String reference) {
      this(reference, null, null, null, null);
    }

    /// Whether they said something of what is to be cancelled, though they did not name it.
    public boolean describes() {
      return reference == null
          && (category != null || district != null || position != null || all != null);
    }
  }

  /// A provider wants no jobs for a while.
  ///
  /// @param minutes how long
  /// @param until when they will be back; absent, as `minutes` are: until they say so
  record Pause(@Nullable Integer minutes, @Nullable SpokenTime until) implements Meaning {

    public Pause(@Nullable Integer minutes) {
      this(minutes, null);
    }
  }

  /// A provider who took a pause is back.
  record Resume() implements Meaning {}

  /// For the person on the other side of a proxy number.
  record Relay() implements Meaning {}

  /// A tap that only opens the conversation, such as "see message" on a template.
  record Opening() implements Meaning {}

  record VerificationCode(String code) implements Meaning {}

  record OptOut() implements Meaning {}

  record OptIn() implements Meaning {}

  record Question() implements Meaning {}

  /// What cannot be told, or not surely enough to act on it.
  ///
  /// @param perhaps codes of the categories that it may be about, the likeliest first, at most
  ///   three; absent when it is not about a job at all
  /// @param district code of the district that was named, where one was
  record Unclear(@Nullable List<String> perhaps, @Nullable String district) implements Meaning {
    private static final int MOST = 3;

    public Unclear {
      perhaps = perhaps == null || perhaps.isEmpty() ? null : List.copyOf(perhaps);
      if (perhaps != null && perhaps.size() > MOST) {
        throw new IllegalArgumentException("At most " + MOST + " categories are worth a question");
      }
    }

    public Unclear() {
      this(null, null);
    }

    /// The same as `perhaps`, never absent.
    public List<String> candidates() {
      return perhaps == null ? List.of() : perhaps;
    }
  }
}
