package io.centralita.routing.understanding;

/// Decides what a message means. Never waits for long and never fails: what it cannot tell is
/// unclear.
public interface Understanding {
  Understood understand(Heard heard);
}
