package io.centralita.routing.template;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that can be said.
public final class Templates {
  private final Formats formats;
  private final TemplateFile file;

  /// @throws IllegalStateException when a message would cost more as an SMS than it may
  Templates(Formats formats, TemplateFile file) {
    this(file, formats);
    wordings().forEach(this::count);
  }

  private Templates(TemplateFile file, Formats formats) {
    this.formats = formats;
    this.file = file;
  }

  /// The same for somebody whose clock is there.
  ///
  /// @param timeZone such as `America/Lima`; null is as it is here
  public Templates at(@Nullable String timeZone) {
    return timeZone == null ? this : new Templates(file, formats.at(ZoneId.of(timeZone)));
  }

  /// The same with the names of what somebody else offers.
  public Templates offering(ServiceCatalogue catalogue) {
    return catalogue.equals(formats.catalogue())
        ? this
        : new Templates(file, formats.offering(catalogue));
  }

  private void count(Wording wording) {
    var longest = new HashMap<String, String>();
    for (var variable : wording.variables()) {
      longest.put(variable, longest(variable, wording.language()));
    }
    var text = new Message(wording, wording.filled(longest), wording.numbered(longest)).plain();
    var segments = Segments.of(text);
    int most = Objects.requireNonNull(file.smsParts().get(wording.template()));
    if (!segments.gsm() || segments.parts() > most) {
      throw new IllegalStateException(
          "%s in %s may take %d parts of SMS in %s, and %d in GSM-7 is all that it may"
              .formatted(
                  wording.template(),
                  wording.language(),
                  segments.parts(),
                  segments.gsm() ? "GSM-7" : "UCS-2",
                  most));
    }
  }

  private String longest(String variable, Language language) {
    var value = formats.longest(file.kind(variable), language);
    var fallback = file.fallbacks().getOrDefault(variable, Map.of()).get(language);
    return fallback != null && fallback.length() > value.length() ? fallback : value;
  }

  /// Every wording there is, for carriers that must know them beforehand.
  public Stream<Wording> wordings() {
    return file.templates().values().stream().flatMap(byLanguage -> byLanguage.values().stream());
  }

  /// Says whether a message can be made, before anybody relies on it.
  ///
  /// @throws IllegalArgumentException when there is no such template or a value is missing
  public void check(String name, Map<String, String> raw) {
    for (var language : Language.values()) {
      fill(name, language, raw);
    }
  }

  /// @param raw codes, ISO instants, decimal numbers
  public Message fill(String name, Language language, Map<String, String> raw) {
    var wording = wording(name, language);
    var readable = new HashMap<String, String>();
    var fit = file.fits().get(name);
    for (var variable : wording.variables()) {
      if (!variable.equals(fit)) {
        readable.put(variable, readable(name, variable, raw.get(variable), language));
      }
    }
    return fit == null
        ? message(wording, readable)
        : fitted(wording, readable, fit, Objects.requireNonNullElse(raw.get(fit), ""));
  }

  private static Message message(Wording wording, Map<String, String> readable) {
    return new Message(wording, wording.filled(readable), wording.numbered(readable));
  }

  /// As much of a list as one SMS has room for, from its beginning.
  private Message fitted(Wording wording, Map<String, String> others, String variable, String raw) {
    var readable = new HashMap<>(others);
    var prices = Prices.of(raw, formats, wording.language());
    for (int shown = prices.size(); ; shown--) {
      readable.put(variable, prices.first(shown));
      var message = message(wording, readable);
      var segments = Segments.of(message.plain());
      if (segments.gsm() && segments.parts() == 1) {
        return message;
      }
    }
  }

  private String readable(
      String template, String variable, @Nullable String raw, Language language) {
    if (raw != null && !raw.isBlank()) {
      return formats.readable(file.kind(variable), raw, language);
    }
    var fallback = file.fallbacks().getOrDefault(variable, new EnumMap<>(Language.class));
    var word = fallback.get(language);
    if (word == null) {
      throw new IllegalArgumentException(template + " lacks a value for " + variable);
    }
    return word;
  }

  private Wording wording(String name, Language language) {
    var wordings = file.templates().get(name);
    if (wordings == null) {
      throw new IllegalArgumentException("There is no template called " + name);
    }
    return Objects.requireNonNull(wordings.get(language), name);
  }

  List<String> names() {
    return file.templates().keySet().stream().sorted().toList();
  }
}
