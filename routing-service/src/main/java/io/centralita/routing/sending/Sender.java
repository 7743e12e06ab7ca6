package io.centralita.routing.sending;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A number of ours on one channel of one carrier, and how much it may hand over now. Its rate is a
/// bucket that fills; a carrier that asks for less empties it for a while, for this sender alone.
///
/// @param key carrier, channel and number: `twilio/sms/+51…`
/// @param tokens what was left at `filledAt`
/// @param filledAt nothing: the bucket is full
/// @param strikes how often in a row the carrier asked for less
/// @param blockedFor the code of the refusal that it is blocked for
record Sender(
    String key,
    double tokens,
    @Nullable Instant filledAt,
    int strikes,
    @Nullable Instant blockedUntil,
    @Nullable String blockedFor) {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);
  private static final int DOUBLINGS = 5;
  private static final double ROUNDING = 1e-6;

  static String key(Carrier carrier, Channel channel, BusinessNumber number) {
    return carrier.code() + "/" + channel.name().toLowerCase(Locale.ROOT) + "/" + number.e164();
  }

  String carrier() {
    return key.substring(0, key.indexOf('/'));
  }

  /// How many sends may be handed over now. After a strike one at a time, until the carrier takes
  /// something again.
  int may(SenderRate rate, Instant now) {
    if (isBlocked(now)) {
      return 0;
    }
    int filled = rate.isUnlimited() ? Integer.MAX_VALUE : (int) (level(rate, now) + ROUNDING);
    return strikes > 0 ? Math.min(1, filled) : filled;
  }

  boolean isBlocked(Instant now) {
    return blockedUntil != null && now.isBefore(blockedUntil);
  }

  Sender took(int sends, SenderRate rate, Instant now) {
    return rate.isUnlimited()
        ? this
        : new Sender(key, level(rate, now) - sends, now, strikes, blockedUntil, blockedFor);
  }

  /// The carrier wants less, or cannot be reached. What was under way together is one strike.
  ///
  /// @param asked how long the carrier wants to be left alone, where it says so
  /// @param chance between 0 and 1: senders that were struck together do not come back together
  Sender struck(String why, @Nullable Duration asked, Instant now, double chance) {
    int counted = isBlocked(now) ? strikes : strikes + 1;
    var doubled = FIRST.multipliedBy(1L << Math.clamp(counted - 1L, 0, DOUBLINGS));
    var pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    var jittered = Duration.ofNanos((long) (pause.toNanos() * (0.5 + chance / 2)));
    var until = now.plus(longer(jittered, asked));
    if (blockedUntil != null && blockedUntil.isAfter(until)) {
      until = blockedUntil;
    }
    return new Sender(key, tokens, filledAt, counted, until, why);
  }

  private static Duration longer(Duration own, @Nullable Duration asked) {
    if (asked == null || asked.compareTo(own) < 0) {
      return own;
    }
    return asked.compareTo(LONGEST_ASKED_FOR) < 0 ? asked : LONGEST_ASKED_FOR;
  }

  private double level(SenderRate rate, Instant now) {
    if (filledAt == null) {
      return rate.burst();
    }
    var seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
    return Math.min(rate.burst(), tokens + seconds * rate.perSecond());
  }
}
