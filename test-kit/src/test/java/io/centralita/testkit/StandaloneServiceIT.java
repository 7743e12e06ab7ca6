package io.centralita.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneServiceIT {
  @TempDir private Path module;

  @BeforeEach
  void packageTheModule() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PretendService.class.getName());
    var target = Files.createDirectories(module.resolve("target"));
    var entry = PretendService.class.getName().replace('.', '/') + ".class";
    try (var file = Files.newOutputStream(target.resolve("pretend-1-exec.jar"));
        var jar = new JarOutputStream(file, manifest);
        var code = PretendService.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }

  @Test
  void aKilledServiceStartsAgainAtTheSameAddressUnderTheSameName() {
    var jar = StandaloneService.jarOf(module);
    try (var service = StandaloneService.start(jar, Map.of())) {
      var address = service.url("/");
      var first = service.pid();

      service.kill();
      assertThat(service.isHealthy()).isFalse();
      service.startAgain();

      assertThat(service.isHealthy()).isTrue();
      assertThat(service.url("/")).isEqualTo(address);
      assertThat(service.pid()).isNotEqualTo(first);
      assertThat(service.log().lines()).containsExactly("instance 1", "instance 1");
    }
  }

  @Test
  void aServiceThatEndsSaysWhy() {
    var jar = StandaloneService.jarOf(module);

    assertThatThrownBy(() -> StandaloneService.start(jar, Map.of("FAIL", "yes")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("pretend-1-exec.jar has ended")
        .hasMessageContaining("cannot work like this");
  }

  @Test
  void aModuleThatWasNotPackagedIsReported(@TempDir Path empty) {
    assertThatThrownBy(() -> StandaloneService.jarOf(empty))
        .hasMessageContaining("package the module first");
  }
}
