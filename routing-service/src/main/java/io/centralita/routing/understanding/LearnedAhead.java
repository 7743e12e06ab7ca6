package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// What the build learns for the categories that come with it, so that a service which starts only
/// has to read it. Whoever has categories of their own has them learned when they come.
final class LearnedAhead {
  private static final String RESOURCE = "/understanding/learned";

  private LearnedAhead() {}

  /// The build's last step before classes are packed: `LearnedAhead <folder of the classes>`.
  public static void main(String[] folder) throws IOException {
    var file = Path.of(folder[0] + RESOURCE);
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      write(learn(ServiceCatalogue.lima()), out);
    }
  }

  static Categories of(ServiceCatalogue catalogue) {
    var standard = Set.copyOf(ServiceCatalogue.lima().categories());
    return standard.equals(Set.<ServiceCategory>copyOf(catalogue.categories()))
        ? read()
        : learn(catalogue);
  }

  static Categories learn(ServiceCatalogue catalogue) {
    return Categories.learn(Examples.all(catalogue));
  }

  static void write(Categories categories, OutputStream to) throws IOException {
    var out = new DataOutputStream(new BufferedOutputStream(to));
    categories.write(out);
    out.flush();
  }

  /// Where classes were compiled by something else than the build, it is learned now.
  private static Categories read() {
    try (var in = LearnedAhead.class.getResourceAsStream(RESOURCE)) {
      return in == null
          ? learn(ServiceCatalogue.lima())
          : Categories.read(ByteBuffer.wrap(in.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
