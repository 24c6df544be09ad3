package dev.farehawk.web.api;

import dev.farehawk.account.InvalidAccount;
import dev.farehawk.account.Scope;
import dev.farehawk.platform.FieldProblem;
import dev.farehawk.watch.InvalidWatch;
import dev.farehawk.watch.WatchChanged;
import dev.farehawk.web.api.ScopeGuard.ScopeMissing;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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

  @ExceptionHandler(InvalidAccount.class)
  ProblemDetail invalid(InvalidAccount refusal) {
    return problem(refusal.problems());
  }

  /** RFC 6750 names the scope in the header too. */
  @ExceptionHandler(ScopeMissing.class)
  ResponseEntity<ProblemDetail> missing(ScopeMissing refusal) {
    Scope needed = refusal.needed();
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.FORBIDDEN,
            needed == null
                ? "No key may do this; it is for people who are signed in."
                : "This key lacks the scope " + needed.text() + "; make one that has it.");
    problem.setTitle("Not allowed");
    return ResponseEntity.status(HttpStatus.FORBIDDEN)
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            "Bearer error=\"insufficient_scope\""
                + (needed == null ? "" : ", scope=\"" + needed.text() + "\""))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @ExceptionHandler(WatchChanged.class)
  ProblemDetail changed(WatchChanged refusal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.PRECONDITION_FAILED,
            "It was changed since you read it: read it again, and change that.");
    problem.setTitle("Changed in the meantime");
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
