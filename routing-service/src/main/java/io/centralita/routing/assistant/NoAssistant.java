package io.centralita.routing.assistant;

/// Nobody is there to answer: who asks gets the help text.
final class NoAssistant implements Assistant {

  @Override
  public boolean isConfigured() {
    return false;
  }

  @Override
  public Answer answer(Prompt prompt) {
    return new Answer.Unavailable("not-configured", false);
  }
}
