package io.centralita.matching.provider;

/// A provider on a shortlist.
///
/// @param decidedBy what puts them ahead of whoever comes next
public record Placed(RankedProvider provider, Rule decidedBy) {}
