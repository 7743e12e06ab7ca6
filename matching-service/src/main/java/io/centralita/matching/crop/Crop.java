package io.centralita.matching.crop;

/// @param code the marketplace's own; not shown to anybody
public record Crop(String code, String spanishName, String englishName) {}
