package io.centralita.simulator.message;

/// A quick reply under a message.
///
/// @param title what the person sees and sends
/// @param id what the business gets as `ButtonPayload`
public record Button(String title, String id) {}
