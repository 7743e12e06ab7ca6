package io.centralita.routing.assistant;

/// Answers questions. Every call ends within the settings' time and throws nothing.
interface Assistant {

  boolean isConfigured();

  Answer answer(Prompt prompt);

  /// What came of a question.
  sealed interface Answer {

    /// @param inputTokens what the prompt was counted as
    record Said(String text, long inputTokens, long outputTokens) implements Answer {}

    /// @param reason one word for the record
    /// @param mayCost whether it may be charged for all the same
    record Unavailable(String reason, boolean mayCost) implements Answer {}
  }
}
