package io.centralita.fleet.demo;

import java.util.List;

/// One provider as matching-service imports it. The phone belongs to the simulator's world.
public record DemoProvider(
    String externalId,
    String name,
    String phone,
    String channel,
    String language,
    List<String> categories,
    List<String> districts,
    double rating,
    int votes) {}
