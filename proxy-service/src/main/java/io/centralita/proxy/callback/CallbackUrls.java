package io.centralita.proxy.callback;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Which addresses may be called. An account names them, so they could be anything: a service of
/// the fleet, a machine's metadata.
@Component
public class CallbackUrls {
  private final CallbackSettings settings;

  CallbackUrls(CallbackSettings settings) {
    this.settings = settings;
  }

  /// As far as the address itself tells; where its name leads is looked at with each call.
  public boolean mayBeCalled(URI url) {
    var host = url.getHost();
    if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
      return false;
    }
    return "https".equalsIgnoreCase(url.getScheme())
        || ("http".equalsIgnoreCase(url.getScheme()) && isKnownPrivate(host));
  }

  /// What [#mayBeCalled] wants, for whoever is refused.
  public String rule() {
    return "send an https URL without a password or a fragment";
  }

  /// The one place to connect to: looked up once, so that nothing else can stand there a moment
  /// later.
  InetAddress place(String host) throws UnknownHostException {
    var places = InetAddress.getAllByName(host);
    for (var place : places) {
      if (!PublicPlaces.contain(place) && !isKnownPrivate(host)) {
        throw new UnknownHostException("A callback's host is not public");
      }
    }
    // With the name, by which TLS knows the host.
    return InetAddress.getByAddress(host, places[0].getAddress());
  }

  private boolean isKnownPrivate(String host) {
    return settings.privateHosts().contains(host.toLowerCase(Locale.ROOT));
  }
}
