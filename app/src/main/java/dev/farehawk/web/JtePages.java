package dev.farehawk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.InternalResourceView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Renders the templates compiled into the jar. A view named {@code watch/list} is the template of
 * that name; its parameters are the model's attributes and {@code frame}.
 */
final class JtePages implements ViewResolver {

  private static final String REDIRECT = "redirect:";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Function<HttpServletRequest, Frame> frames;

  JtePages(Function<HttpServletRequest, Frame> frames) {
    this.frames = frames;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith(REDIRECT)) {
      RedirectView redirect = new RedirectView(name.substring(REDIRECT.length()));
      redirect.setExposeModelAttributes(false);
      redirect.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
      return redirect;
    }
    if (name.startsWith("forward:")) {
      return new InternalResourceView(name.substring("forward:".length()));
    }
    String template = name + ".jte";
    return engine.hasTemplate(template) ? new Page(template) : null;
  }

  private final class Page implements View {

    private final String template;

    Page(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Map<String, Object> parameters = new LinkedHashMap<>();
      if (model != null) {
        model.forEach(parameters::put);
      }
      Frame frame = frames.apply(request);
      parameters.put("frame", frame);
      Utf8ByteOutput output = new Utf8ByteOutput();
      engine.render(template, parameters, output);
      response.setContentType(getContentType());
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader(HttpHeaders.CONTENT_LANGUAGE, frame.words().tag());
      response.addHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }
  }
}
