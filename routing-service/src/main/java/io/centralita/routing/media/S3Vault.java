package io.centralita.routing.media;

import io.centralita.routing.media.MediaSettings.S3;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// A bucket of Amazon's or of anything else that speaks S3. Without keys in the settings the client
/// looks for them where Amazon's clients do, such as the role of the machine.
final class S3Vault implements Vault, AutoCloseable {
  private final S3Client s3;
  private final String bucket;

  S3Vault(S3 settings) {
    var builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            // Chunks and checksums of Amazon's own are not what others who speak S3 all understand.
            .serviceConfiguration(how -> how.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .region(Region.of(settings.region()))
            .credentialsProvider(
                settings.accessKey().isEmpty()
                    ? DefaultCredentialsProvider.builder().build()
                    : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
    if (settings.endpoint() != null && settings.endpoint().getHost() != null) {
      builder.endpointOverride(settings.endpoint()).forcePathStyle(true);
    }
    this.s3 = builder.build();
    this.bucket = settings.bucket();
  }

  @Override
  public void keep(String sha256, byte[] content, String contentType) {
    s3.putObject(
        put -> put.bucket(bucket).key(key(sha256)).contentType(contentType),
        RequestBody.fromBytes(content));
  }

  @Override
  public Optional<byte[]> find(String sha256) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(key(sha256))).asByteArray());
    } catch (NoSuchKeyException nothing) {
      return Optional.empty();
    }
  }

  private static String key(String sha256) {
    return "media/" + sha256.substring(0, 2) + "/" + sha256;
  }

  @Override
  public void close() {
    s3.close();
  }
}
