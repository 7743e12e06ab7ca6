package io.centralita.proxy.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Hands the form of a request to whoever asks for a [Form]. No body at all is an empty one.
@Configuration(proxyBeanMethods = false)
class FormArguments implements WebFluxConfigurer, HandlerMethodArgumentResolver {

  @Override
  public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
    configurer.addCustomResolver(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(Form.class);
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
    var headers = exchange.getRequest().getHeaders();
    var type = headers.getContentType();
    if (type != null && !type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)) {
      return Mono.error(Refusal.noForm());
    }
    return exchange
        .getFormData()
        .onErrorMap(failure ->
            failure instanceof DataBufferLimitException ? Refusal.tooLarge() : Refusal.malformed())
        .map(Form::of);
  }
}
