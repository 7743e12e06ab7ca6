package io.centralita.simulator.carrier;

import io.centralita.simulator.media.MediaFile;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Button;
import io.centralita.simulator.message.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person is about to send.
///
/// @param tapped the button they tapped
/// @param repliesTo the message they quote, or whose button they tapped
public record Draft(
    Address from,
    Address to,
    String body,
    List<MediaFile> media,
    @Nullable Location location,
    @Nullable Button tapped,
    @Nullable String repliesTo) {}
