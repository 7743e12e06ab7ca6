package io.centralita.proxy.link;

/// What came of trying to take a number, and how many were left to choose from.
///
/// @param free those that would have done, the taken one included
/// @param of all that the service has for such a session
record Pick(Attempt attempt, int free, int of) {}
