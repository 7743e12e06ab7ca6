package io.centralita.fleet.law;

import io.centralita.fleet.RunningMember;
import java.lang.reflect.Method;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// An endpoint that was added without a thought, until it is closed.
final class Planted implements AutoCloseable {
  private final RequestMappingHandlerMapping mapping;
  private final RequestMappingInfo info;
  private final HttpStatus status;
  private final String text;

  private Planted(
      RequestMappingHandlerMapping mapping, String pattern, HttpStatus status, String text) {
    this.mapping = mapping;
    this.info = RequestMappingInfo.paths(pattern).methods(RequestMethod.GET).build();
    this.status = status;
    this.text = text;
  }

  static Planted in(RunningMember member, String pattern, HttpStatus status, String text) {
    var mapping =
        member
            .context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    var planted = new Planted(mapping, pattern, status, text);
    mapping.registerMapping(planted.info, planted, handler());
    return planted;
  }

  private static Method handler() {
    try {
      return Planted.class.getMethod("answer");
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }

  public ResponseEntity<String> answer() {
    return ResponseEntity.status(status).body("Call " + text);
  }

  @Override
  public void close() {
    mapping.unregisterMapping(info);
  }
}
