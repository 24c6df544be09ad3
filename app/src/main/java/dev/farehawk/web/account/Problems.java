package dev.farehawk.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem (RFC 9457) where no controller does, such as in filters. */
public final class Problems {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Problems() {}

  /** Writes status and body; the address of the request becomes the instance. */
  public static void write(
      ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    URI type = problem.getType();
    if (type != null) {
      body.put("type", type.toString());
    }
    body.put("title", String.valueOf(problem.getTitle()));
    body.put("status", problem.getStatus());
    body.put("detail", String.valueOf(problem.getDetail()));
    body.put("instance", request.getRequestURI());
    Map<String, Object> more = problem.getProperties();
    if (more != null) {
      body.putAll(more);
    }
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
