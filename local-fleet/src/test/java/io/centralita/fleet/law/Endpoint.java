package io.centralita.fleet.law;

import io.centralita.fleet.RunningMember;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/// Something that a member answers over HTTP, as its context knows it: controllers and actuators.
///
/// @param methods empty for all
/// @param pattern with its variables, such as `/leads/{id}`
/// @param required the query parameters that it does not do without
record Endpoint(RunningMember member, Set<String> methods, String pattern, List<String> required) {
  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  static List<Endpoint> of(RunningMember member) {
    var context = member.context();
    if (context.getBeansOfType(RouterFunctionMapping.class).values().stream()
        .anyMatch(routes -> routes.getRouterFunction() != null)) {
      throw new AssertionError(member.name() + " has routes that nobody can list");
    }
    var endpoints = new ArrayList<Endpoint>();
    for (var mapping : context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
      mapping.getHandlerMethods().forEach((info, handler) -> add(member, info, handler, endpoints));
    }
    return endpoints;
  }

  private static void add(
      RunningMember member, RequestMappingInfo info, HandlerMethod handler, List<Endpoint> all) {
    var methods = new TreeSet<String>();
    info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
    for (var pattern : info.getPatternsCondition().getPatterns()) {
      var path = pattern.getPatternString().replace("/**", "/{rest}");
      all.add(new Endpoint(member, methods, path, required(handler)));
    }
  }

  private static List<String> required(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .filter(Endpoint::isRequired)
        .map(parameter -> {
          parameter.initParameterNameDiscovery(NAMES);
          return parameter.getParameterName();
        })
        .toList();
  }

  private static boolean isRequired(MethodParameter parameter) {
    var asked = parameter.getParameterAnnotation(RequestParam.class);
    return asked != null
        && asked.required()
        && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
        && !Map.class.isAssignableFrom(parameter.getParameterType())
        && parameter.getParameterType() != Optional.class;
  }

  boolean isRead() {
    return methods.isEmpty() || methods.contains("GET");
  }

  /// The Proxy API shows numbers to whoever has the account's own password, and to nobody else.
  boolean isOfTheAccountOwner() {
    return member.name().equals("proxy-service") && pattern.startsWith("/v1/");
  }

  /// What stands in a list of what was not visited.
  String name() {
    return member.name() + " GET " + pattern;
  }
}
