package io.centralita.testkit.planted.unmarked;

/// Lives where NullAway does not look.
record Unmarked() {}
