package io.centralita.gateway.calling;

/// What a caller has been through before this moment of the call.
///
/// @param waited whether for a moment, in case a link comes
/// @param consent what was said where somebody was asked
public record Progress(boolean waited, Consent consent) {
  public static final Progress NONE = new Progress(false, Consent.UNASKED);

  public Progress afterWaiting() {
    return new Progress(true, consent);
  }
}
