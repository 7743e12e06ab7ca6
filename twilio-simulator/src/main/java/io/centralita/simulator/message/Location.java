package io.centralita.simulator.message;

import org.jspecify.annotations.Nullable;

/// A place that a person shares.
public record Location(
    double latitude, double longitude, @Nullable String label, @Nullable String address) {}
