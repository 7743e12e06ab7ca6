package io.centralita.routing.media;

import io.centralita.contracts.values.Carrier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// @param mostSize of one medium; a larger one is not kept
/// @param gateway where carriers' media are handed on to whoever knows their addresses
/// @param sources where else each carrier's media are, by scheme, host and port; nothing else is
///   fetched
/// @param passedOnTo host names, or their ends after a dot, to which a carrier may pass on who
///   fetches a medium; no password goes there
/// @param timeout of one attempt
/// @param lease after which an attempt is a dead instance's
/// @param attempts until it is given up
/// @param pause after the first attempt that failed; doubled each time
/// @param concurrency how many at once
/// @param poll how long one may wait that nobody announced
/// @param twilioAccount the user name for Twilio's media
/// @param twilioToken the password for them
/// @param folder where they are kept without a bucket
@ConfigurationProperties("routing.media")
record MediaSettings(
    DataSize mostSize,
    URI gateway,
    Map<Carrier, List<URI>> sources,
    List<String> passedOnTo,
    Duration timeout,
    Duration lease,
    int attempts,
    Duration pause,
    int concurrency,
    Duration poll,
    String twilioAccount,
    String twilioToken,
    Path folder,
    S3 s3) {

  /// @param bucket empty where media are kept in the folder
  /// @param endpoint of what speaks S3 elsewhere than at Amazon
  record S3(
      String bucket, String region, @Nullable URI endpoint, String accessKey, String secretKey) {}

  MediaSettings {
    if (lease.compareTo(timeout) <= 0) {
      throw new IllegalArgumentException("routing.media.lease must be longer than its timeout");
    }
    if (attempts < 1 || concurrency < 1) {
      throw new IllegalArgumentException("routing.media.attempts and concurrency are at least 1");
    }
  }
}
