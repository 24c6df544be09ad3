package dev.farehawk.web.api;

import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.InvalidWatch;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * What goes wrong in the API, as RFC 9457 problem details; a wrong entry names its fields under
 * {@code errors}.
 */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
class ApiProblems extends ResponseEntityExceptionHandler {

  @ExceptionHandler(InvalidWatch.class)
  ProblemDetail invalid(InvalidWatch refusal) {
    ProblemDetail problem = problem(refusal.problems());
    refusal.other().ifPresent(other -> problem.setProperty("watch", "/api/v1/watches/" + other));
    return problem;
  }

  @ExceptionHandler(BadField.class)
  ProblemDetail badField(BadField wrong) {
    return problem(List.of(new FieldProblem(wrong.field(), String.valueOf(wrong.getMessage()))));
  }

  private static ProblemDetail problem(List<FieldProblem> errors) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_CONTENT, "Nothing was saved; see errors.");
    problem.setTitle("Invalid entry");
    problem.setProperty("errors", errors);
    return problem;
  }
}
