package io.centralita.routing.assistant;

/// Something that was said before a question.
///
/// @param byPerson whether the person said it, and not the assistant
/// @param text without numbers, addresses and names
record Earlier(boolean byPerson, String text) {}
