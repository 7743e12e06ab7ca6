package io.centralita.simulator.handset;

import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person sends to a business number.
///
/// @param channel WhatsApp unless said otherwise
/// @param media files with their content in Base64
/// @param tap a button under a message that the person got
/// @param repliesTo the id of a message that the person quotes
record SendFromPhone(
    String business,
    @Nullable Channel channel,
    @Nullable String body,
    @Nullable List<Upload> media,
    @Nullable Location location,
    @Nullable Tap tap,
    @Nullable String repliesTo) {

  /// @param data in Base64
  record Upload(String contentType, String data) {}

  /// @param sid the message with the button
  /// @param button the button's id
  record Tap(String sid, String button) {}
}
