package dev.farehawk.web.api;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever accepts problems (RFC 9457) accepts JSON. Programs that are generated from the API's
 * description name what an operation is described with: where nothing comes back when all is well,
 * that is the problems alone, and they would be refused for it.
 */
@Configuration(proxyBeanMethods = false)
class AcceptedKinds implements WebMvcConfigurer {

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(List.of(new WithJson()));
  }

  private static final class WithJson extends HeaderContentNegotiationStrategy {

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request)
        throws HttpMediaTypeNotAcceptableException {
      List<MediaType> named = super.resolveMediaTypes(request);
      if (!named.contains(MediaType.APPLICATION_PROBLEM_JSON)) {
        return named;
      }
      List<MediaType> accepted = new ArrayList<>(named);
      accepted.add(MediaType.APPLICATION_JSON);
      return accepted;
    }
  }
}
